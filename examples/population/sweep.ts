// How the part of State prisoners with less than six months left depends on what is assumed of stays and life sentences.
// Run it in the checkout: node examples/population/sweep.ts
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readDocument } from '../../src/input/index.ts'
import { makePopulation, readMarginals } from '../../src/programme/index.ts'
import { openDuckdb } from '../../src/sql/index.ts'

const file = new URL('../../programmes/population/us-2022.yaml', import.meta.url)
const document = await readDocument(await readFile(file), 'us-2022.yaml')
const tables = document.ok ? readMarginals(document.value) : document
if (!tables.ok) throw new Error('The tables cannot be read.')

const session = await openDuckdb({ spillFolder: join(tmpdir(), 'writ-sweep'), memory: 500, spill: 500, threads: 2 })
for (const shape of [1, 3]) {
  for (const life of [0.12, 0.188]) {
    const made = await makePopulation(session, tables.value, {
      people: 50_000,
      assume: { 'stay.shape': shape, 'life.state': life },
    })
    if (!made.ok) throw new Error(made.problems.map(({ message }) => message).join('\n'))
    const [part] = await session.columns(
      `select 100 * avg(case when left_days < 183 then 1.0 else 0.0 end) from (${made.value.query()}) where stratum = 'state'`,
    )
    const share = Number(part?.[0]).toFixed(1)
    process.stdout.write(`shape ${shape}, life ${life}: ${share} % have less than six months left\n`)
  }
}
session.close()
