import { defineConfig } from 'vitest/config'

/** The tests that mutants must not survive: the unit tests of the three rooms alone, which need no law and are fast. */
export default defineConfig({
  test: {
    include: ['src/{logic,evidence,determination}/**/*.test.ts', 'src/law/treaties.test.ts'],
    reporters: ['dot'],
    testTimeout: 20_000,
  },
})
