import { defineConfig } from 'vitest/config'

/** The tests that mutants must not survive: the unit tests of the three rooms and a fast part of what crosses rooms. */
export default defineConfig({
  test: {
    include: [
      'src/logic/**/*.test.ts',
      'src/evidence/**/*.test.ts',
      'src/determination/**/*.test.ts',
      'src/law/**/*.test.ts',
      'test/decided/**/*.test.ts',
      'test/conformance/**/*.test.ts',
    ],
    reporters: ['dot'],
    testTimeout: 20_000,
  },
})
