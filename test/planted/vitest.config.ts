import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vitest/config'
import { BUGS } from './bugs.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const bug = BUGS.find(({ name }) => name === process.env['WRIT_PLANTED'])

/** Puts the fault named by WRIT_PLANTED into the source while it is read; the files on disk stay as they are. */
const plant: Plugin = {
  name: 'plant-a-fault',
  enforce: 'pre',
  transform(code, id) {
    if (bug === undefined || !id.replaceAll('\\', '/').split('?')[0]?.endsWith(`/${bug.file}`)) return null
    if (code.split(bug.find).length !== 2) throw new Error(`${bug.name}: the text does not stand once in ${bug.file}`)
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
    include: ['src/{logic,evidence,law,determination}/*.test.ts', 'test/conformance/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
