import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vitest/config'
import { bugs, PLANTED_MARK } from './bugs.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Puts the fault named by WRIT_PLANTED into the source that the tests load. */
function planted(): Plugin {
  const bug = bugs.find(({ name }) => name === process.env['WRIT_PLANTED'])
  return {
    name: 'planted',
    enforce: 'pre',
    transform(code, id) {
      if (bug === undefined || id !== root + bug.file) return undefined
      process.stderr.write(`${PLANTED_MARK}\n`)
      return { code: code.replace(bug.find, () => bug.replace), map: null }
    },
  }
}

/** The suite that must notice every planted bug. */
export default defineConfig({
  root,
  plugins: [planted()],
  test: {
    include: [
      'src/{logic,evidence,determination}/**/*.test.ts',
      'src/law/treaties.test.ts',
      'test/conformance/**/*.test.ts',
      'test/decided/**/*.test.ts',
    ],
    reporters: ['dot'],
    testTimeout: 30_000,
    bail: 1,
    // A stored module would hide the bug, or bring an earlier one.
    fsModuleCache: false,
  },
})
