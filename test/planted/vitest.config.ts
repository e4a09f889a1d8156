import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vitest/config'
import { ALL_BUGS } from './allBugs.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const bug = ALL_BUGS.find(({ name }) => name === process.env['WRIT_PLANTED'])
const mark = process.env['WRIT_PLANTED_MARK'] ?? ''

/**
 * Puts the fault named by WRIT_PLANTED into the source while it is read; the files on disk stay as they are. The file
 * that WRIT_PLANTED_MARK names is the proof that the tests ran with the fault in place.
 */
const plant: Plugin = {
  name: 'plant-a-fault',
  enforce: 'pre',
  transform(code, id) {
    if (bug === undefined || !id.replaceAll('\\', '/').split('?')[0]?.endsWith(`/${bug.file}`)) return null
    if (code.split(bug.find).length !== 2) throw new Error(`${bug.name}: the text does not stand once in ${bug.file}`)
    if (mark !== '') writeFileSync(mark, bug.name)
    return { code: code.replace(bug.find, () => bug.replace), map: null }
  },
}

export default defineConfig({
  root,
  plugins: [plant],
  test: {
    // A cached module would be read without its fault.
    fsModuleCache: false,
    setupFiles: ['test/planted/quickFailure.ts'],
    include: [
      'src/{logic,evidence,law,determination}/*.test.ts',
      'test/conformance/*.test.ts',
      'test/population/{programs,smallLaw,randomRows}.test.ts',
      'src/record/**/*.test.ts',
      'test/record/{record,operator,powerLoss}.test.ts',
    ],
    // A fault must be noticed by what it does, not by a machine that is busy.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
})
