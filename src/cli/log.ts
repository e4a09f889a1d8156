import { nearest } from '../logic/index.ts'
import { EXIT, usage } from './call.ts'
import { complain, print } from './output.ts'

/** The help of `writ log`. */
export const LOG_HELP = `writ log VERB ...

A record that outsiders verify without trusting whoever keeps it. DIR is the folder of a record; only DIR/log is
public. Nothing here needs a server or a network, but for witnesses that have an address.

  init DIR --origin NAME                 make a record; NAME is that of its log, as log.example/court
  append DIR --case ID --type TYPE FILE  record a step with the fields of a JSON file (- for standard input)
  verify DIR --key VKEY                  verify a log from its files alone; DIR may be any C2SP log
  prove DIR INDEX                        the proof that an entry is in the log (.tlog-proof)
  bundle DIR --case ID                   everything on a case, with what proves it and that nothing is left out
  recheck DIR                            determine again what was determined; say what today's law would change
  erase DIR --case ID --because TEXT     destroy the keys of a case: nobody can read or find it any more
  cosign DIR --policy FILE               have the head of the log cosigned by the witnesses of a policy
  witness DIR --policy FILE --name NAME  be a witness for the logs of a policy, over HTTP

  --key VKEY       the public key of the log, name+id+base64 (verify)
  --policy FILE    logs, witnesses and quorum (C2SP tlog-policy); verify then demands the quorum. A hand-over is
                   recorded (append --type handover.recorded) only on a head that they cosigned within ten minutes
  --fresh SECONDS  verify also demands that the quorum cosigned within so many seconds
  --bundle FILE    verify also this bundle against the log
  --fields A,B     bundle only shows these fields; without the case key, so that nothing else is found by it
  --receipt FILE   append writes the proof of its entry there
  --law FOLDER     recheck under the law of another folder
  --keys DIR       where the keys of the record lie (DIR/keys); keep them apart from backups
  --host, --port   where the witness listens (127.0.0.1, any free port)
  --json           the result as JSON on standard output
  --help           this text

Exit status: 0 done, 2 the input or the call is wrong, or a log, proof or bundle is refused, 1 an internal failure;
             recheck: 3 an answer would be different under today's law, 2 an answer cannot be made again.

Examples
  writ log init record --origin log.example/court
  writ check --record record examples/protection-order.yaml
  writ log verify record --key "$(cat record/log.vkey)"
`

const VERBS: Readonly<Record<string, () => Promise<(args: readonly string[]) => Promise<number>>>> = {
  init: async () => (await import('./logKeep.ts')).init,
  append: async () => (await import('./logKeep.ts')).append,
  erase: async () => (await import('./logKeep.ts')).erase,
  verify: async () => (await import('./logVerify.ts')).verify,
  prove: async () => (await import('./logProve.ts')).prove,
  bundle: async () => (await import('./logProve.ts')).bundle,
  recheck: async () => (await import('./logRecheck.ts')).recheck,
  cosign: async () => (await import('./logWitness.ts')).cosign,
  witness: async () => (await import('./logWitness.ts')).witness,
}

/** Runs `writ log` and answers with its exit status. */
export async function log(args: readonly string[]): Promise<number> {
  const [verb, ...rest] = args
  if (verb === undefined || verb === '--help' || verb === '-h' || rest.includes('--help') || rest.includes('-h')) {
    await print(LOG_HELP)
    return verb === undefined ? EXIT.wrong : EXIT.done
  }
  const run = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined
  if (run !== undefined) return await (await run())(rest)
  const near = nearest(verb, Object.keys(VERBS))
  const mend = near === null ? 'See writ log --help.' : `Did you mean "writ log ${near}"?`
  complain([usage(`"${verb}" is nothing that can be done with a log.`, mend)])
  return EXIT.wrong
}
