// Compares SQL with the evaluator on generated formulas: node test/population/runPrograms.ts [PROGRAMS] [SEED]
import { testSession } from './duckdb.ts'
import { comparePrograms } from './programs.ts'

const [programs = 2000, seed = 1] = process.argv.slice(2).map(Number)
const session = await testSession()
const started = performance.now()
const { evaluations, truths, differences } = await comparePrograms(session, { seed, programs, rows: 300, together: 50 })
session.close()
const seconds = ((performance.now() - started) / 1000).toFixed(1)
process.stdout.write(`${programs} programs, ${evaluations} evaluations in ${seconds} s: ${JSON.stringify(truths)}\n`)
for (const difference of differences) process.stdout.write(`${difference}\n`)
process.stdout.write(differences.length === 0 ? '1 passed, 0 failed\n' : '0 passed, 1 failed\n')
process.exitCode = differences.length === 0 ? 0 : 1
