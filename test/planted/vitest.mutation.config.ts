import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The tests that Stryker runs against each mutant: the unit tests of the mutated rooms and the random conformance vectors. */
export default defineConfig({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  test: {
    fsModuleCache: false,
    setupFiles: ['test/planted/quickFailure.ts'],
    include: ['src/{logic,evidence,determination}/*.test.ts', 'test/conformance/random.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
