import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The tests that Stryker runs against each mutant of the record's verifier. */
export default defineConfig({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  test: {
    fsModuleCache: false,
    setupFiles: ['test/planted/quickFailure.ts'],
    include: ['src/record/{,tree/,leaf/}*.test.ts', 'test/record/{record,vectors}.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
