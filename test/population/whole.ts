// Compares SQL with the evaluator on all cases, not only on a part of them: node test/population/whole.ts
import { spawnSync } from 'node:child_process'

const args = ['node_modules/vitest/vitest.mjs', 'run', 'test/population']
const env = { ...process.env, WRIT_POPULATION: 'whole' }
process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit', env }).status ?? 1
