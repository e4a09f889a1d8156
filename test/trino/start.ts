/**
 * A real Trino on this machine: one coordinator and one worker, each a process of its own, with small heaps.
 *
 * `WRIT_PEERS=FOLDER node test/trino/start.ts [--port N] [--heap MB] [-- COMMAND ...]`
 *
 * FOLDER lies outside the project and keeps what Maven gets. Prints the line `WRIT_TRINO=trino://...` when both nodes
 * take work, and stops them when it is stopped. With a command, runs it with that variable set, stops Trino
 * afterwards and ends with the status of the command.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openTrino, SqlError } from '../../src/sql/index.ts'
import { type Installed, installed } from './install.ts'

/** How long both nodes may take until they are ready, in seconds. */
const PATIENCE = 180

const { values, positionals } = parseArgs({
  options: { port: { type: 'string' }, heap: { type: 'string', default: '1600' } },
  allowPositionals: true,
})

const peers = process.env['WRIT_PEERS']
if (peers === undefined || peers === '')
  throw new Error('WRIT_PEERS is not set. Set it to a folder outside the project, for the Trino that Maven gets.')

const home = join(peers, 'trino')
const trino = installed(home)
const run = mkdtempSync(join(home, 'run-'))
const port = values.port === undefined ? await freePort() : Number(values.port)
const coordinator = `http://127.0.0.1:${port}`
const url = `trino://127.0.0.1:${port}/memory/default`
const children: ChildProcess[] = []

process.once('exit', stop)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))

children.push(node(trino, 'coordinator', port), node(trino, 'worker', await freePort()))
await ready()
process.stdout.write(`WRIT_TRINO=${url}\n`)

const [command, ...rest] = positionals
if (command !== undefined) {
  const child = spawn(command, rest, { stdio: 'inherit', env: { ...process.env, WRIT_TRINO: url } })
  children.push(child)
  process.exit(await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? 1))))
}

/** Starts one node, with its settings and its words in a folder of its own. */
function node({ java, jars, plugins }: Installed, name: 'coordinator' | 'worker', own: number): ChildProcess {
  const folder = join(run, name)
  mkdirSync(join(folder, 'catalog'), { recursive: true })
  const write = (file: string, lines: readonly string[]): void =>
    writeFileSync(join(folder, file), `${lines.join('\n')}\n`)
  write('catalog/memory.properties', ['connector.name=memory', 'memory.max-data-per-node=300MB'])
  write('catalog/tpch.properties', ['connector.name=tpch'])
  write('log.properties', ['io.trino=WARN', 'io.airlift=WARN', 'org=WARN'])
  write('config.properties', [
    `coordinator=${name === 'coordinator'}`,
    // The coordinator takes work too, so that every larger query really crosses the network.
    ...(name === 'coordinator' ? ['node-scheduler.include-coordinator=true'] : []),
    `http-server.http.port=${own}`,
    `discovery.uri=${coordinator}`,
    `plugin.dir=${plugins}`,
    `catalog.config-dir=${join(folder, 'catalog')}`,
    'query.max-memory=300MB',
    'query.max-memory-per-node=200MB',
  ])
  const said = openSync(join(folder, 'log.txt'), 'w')
  const settings = {
    'node.environment': 'test',
    'node.id': name,
    'node.data-dir': folder,
    'node.bind-ip': '127.0.0.1',
    'node.internal-address': '127.0.0.1',
    'log.levels-file': join(folder, 'log.properties'),
    config: join(folder, 'config.properties'),
  }
  const args = [
    `-Xmx${values.heap}M`,
    '-XX:+ExitOnOutOfMemoryError',
    '-XX:ReservedCodeCacheSize=256M',
    '-Djdk.attach.allowAttachSelf=true',
    '-Dfile.encoding=UTF-8',
    '--add-modules=jdk.incubator.vector',
    '--enable-native-access=ALL-UNNAMED',
    '--sun-misc-unsafe-memory-access=allow',
    ...Object.entries(settings).map(([key, value]) => `-D${key}=${value}`),
    '-cp',
    join(jars, '*'),
    'io.trino.server.TrinoServer',
  ]
  const child = spawn(java, args, { cwd: folder, stdio: ['ignore', said, said] })
  child.once('exit', (status) => {
    process.stderr.write(`The ${name} ended with status ${status}; its words are in ${join(folder, 'log.txt')}.\n`)
    children.splice(children.indexOf(child), 1)
    process.exit(1)
  })
  return child
}

/** Waits until both nodes take work. */
async function ready(): Promise<void> {
  const until = performance.now() + PATIENCE * 1000
  const asked = "select count(*) from system.runtime.nodes where state = 'active'"
  for (;;) {
    if ((await nodes(asked)) === 2) return
    if (performance.now() > until) throw new Error(`Trino was not ready after ${PATIENCE} seconds.`)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

/** What a question about the nodes gives; null as long as there is no answer. */
async function nodes(asked: string): Promise<unknown> {
  try {
    const session = await openTrino(url, { attempts: 1, seconds: 5 })
    const [[count] = []] = await session.columns(asked)
    session.close()
    return count
  } catch (error) {
    if (error instanceof SqlError) return null
    throw error
  }
}

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No port is free.')
  return address.port
}

/** Ends the processes started here, and clears up after them unless one of them failed by itself. */
function stop(): void {
  const isWhole = children.length >= 2
  for (const child of children) {
    child.removeAllListeners('exit')
    child.kill('SIGKILL')
  }
  if (isWhole) rmSync(run, { recursive: true, force: true })
}
