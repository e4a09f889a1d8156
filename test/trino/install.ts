import { execFileSync } from 'node:child_process'
import { accessSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

/** The newest version whose server and connectors are all packaged for Maven. */
const VERSION = '476'

/** The oldest Java that this version runs on. */
const JAVA = 24

/** Connectors: tables in memory, and generated tables of any size. */
const CONNECTORS = ['memory', 'tpch'] as const

/** Where the parts of an installed Trino are. */
export interface Installed {
  readonly java: string
  /** The jars of the server. */
  readonly jars: string
  readonly plugins: string
}

/** Puts Trino into a folder, by Maven, unless it is there already. */
export function installed(folder: string): Installed {
  const home = javaHome()
  const root = join(folder, VERSION)
  const jars = join(root, 'server', 'lib')
  const plugins = join(root, 'plugins')
  unpacked(home, root, 'trino-server-core', 'tar.gz', join(root, 'server'))
  for (const name of CONNECTORS) unpacked(home, root, `trino-${name}`, 'zip', join(plugins, name))
  return { java: join(home, 'bin', 'java'), jars, plugins }
}

function unpacked(home: string, root: string, artifact: string, kind: 'tar.gz' | 'zip', to: string): void {
  if (existsSync(to)) return
  const file = join(root, `${artifact}-${VERSION}.${kind}`)
  mkdirSync(root, { recursive: true })
  if (!existsSync(file)) {
    process.stderr.write(`Maven gets ${artifact} ${VERSION} (once) ...\n`)
    const what = `-Dartifact=io.trino:${artifact}:${VERSION}:${kind}`
    execFileSync('mvn', ['-q', '-B', 'dependency:copy', what, `-DoutputDirectory=${root}`], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, JAVA_HOME: home },
    })
  }
  // Unpacked beside and moved into place, so that an interrupted run leaves nothing that looks complete.
  const part = join(root, `part-${artifact}`)
  rmSync(part, { recursive: true, force: true })
  mkdirSync(part)
  if (kind === 'zip') execFileSync(join(home, 'bin', 'jar'), ['xf', file], { cwd: part })
  else execFileSync('tar', ['xzf', file, '-C', part])
  mkdirSync(dirname(to), { recursive: true })
  renameSync(join(part, `${artifact}-${VERSION}`), to)
  rmSync(part, { recursive: true })
  rmSync(file)
}

/** The home of a Java that is new enough: JAVA_HOME, the one on the path, or one installed beside that. */
function javaHome(): string {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'java'))
  const found = onPath.filter(exists).map((path) => dirname(dirname(realpathSync(path))))
  const beside = found.flatMap((home) => readdirSync(dirname(home)).map((name) => join(dirname(home), name)))
  const homes = [process.env['JAVA_HOME'] ?? '', ...found, ...beside].filter((home) => home !== '')
  const home = homes.find((each) => versionOf(each) >= JAVA)
  if (home === undefined) throw new Error(`No JDK ${JAVA} or newer was found. Set JAVA_HOME to one.`)
  return home
}

function versionOf(home: string): number {
  if (!exists(join(home, 'bin', 'jar')) || !exists(join(home, 'release'))) return 0
  return Number(/^JAVA_VERSION="(\d+)/m.exec(readFileSync(join(home, 'release'), 'utf8'))?.[1] ?? 0)
}

function exists(path: string): boolean {
  try {
    accessSync(path)
    return true
  } catch {
    return false
  }
}
