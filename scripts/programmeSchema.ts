// Writes the published JSON Schemas of programme files, reference files and claims files. Run: node scripts/programmeSchema.ts
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { jsonSchemas } from '../src/programme/index.ts'

for (const [name, schema] of Object.entries(jsonSchemas())) {
  const path = fileURLToPath(new URL(`../programmes/schema/${name}.json`, import.meta.url))
  writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`)
  process.stdout.write(`${path}\n`)
}
