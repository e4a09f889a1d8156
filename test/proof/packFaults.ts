/** A fault planted in the text of one provision, treaty table or basis of the law: what stands there, and what is put instead. */
export interface PackFault {
  readonly name: string
  /** The file below the law folder, and the id whose entry holds the text; without an id the whole file does. */
  readonly file: string
  readonly id?: string
  readonly find: string
  readonly replace: string
}

const fault = (name: string, file: string, id: string, find: string, replace: string): PackFault => ({
  name,
  file,
  ...(id === '' ? {} : { id }),
  find,
  replace,
})

const FLOOR = 'floor/procedure-and-remedy.yaml'
const REFOULEMENT = 'floor/non-refoulement.yaml'
const TREATY = 'us/18-usc-4100-4115-treaty-transfer.yaml'
const ORDERS = 'us/8-usc-removal-orders.yaml'
const PROTECTION = 'us/8-usc-protection.yaml'

/** Thirty faults of the kind that people make in law data, most of which would fail open. */
export const PACK_FAULTS: readonly PackFault[] = [
  fault('a stay is only worth saying', FLOOR, 'floor/stay', 'floor: bar', 'floor: warning'),
  fault(
    'a stay needs a docket check',
    FLOOR,
    'floor/stay',
    'holds: order.stay.inForce',
    'holds: order.stay.inForce and order.stay.checked',
  ),
  fault('an interim measure is only worth saying', FLOOR, 'floor/interim', 'floor: bar', 'floor: warning'),
  fault('notice without language', FLOOR, 'floor/notice', 'notice.given and notice.language', 'notice.given'),
  fault('no own decision needed', FLOOR, 'floor/individual', 'floor: condition', 'floor: duty'),
  fault('remedy the wrong way', FLOOR, 'floor/remedy', 'holds: remedy.suspensive', 'holds: not remedy.suspensive'),
  fault(
    'any assurance answers torture',
    REFOULEMENT,
    'floor/cat3',
    'assurance.given and assurance.specific and assurance.binding and assurance.monitored',
    'assurance.given and assurance.specific and assurance.binding',
  ),
  fault(
    'an assurance is enough if one of its parts is',
    REFOULEMENT,
    'floor/cat3',
    'and assurance.contestable)',
    'or assurance.contestable)',
  ),
  fault(
    'protection ends with danger',
    REFOULEMENT,
    'floor/rc33',
    'and not transfer.to in protection.terminated)',
    'and not protection.dangerException)',
  ),
  fault(
    'protection of the wrong State',
    REFOULEMENT,
    'floor/rc33',
    '((transfer.to in protection.withholding',
    '((transfer.from in protection.withholding',
  ),
  fault(
    'onward transfer forgotten',
    REFOULEMENT,
    'floor/onward',
    'transfer.to in person.nationalities or onward.excluded',
    'not transfer.from in person.nationalities or onward.excluded',
  ),
  fault(
    'legal basis in one State',
    'floor/legality.yaml',
    'floor/legal-basis',
    'basis.publishedSending and basis.publishedReceiving',
    'basis.publishedSending or basis.publishedReceiving',
  ),
  fault('identity as a duty', 'floor/legality.yaml', 'floor/identity', 'floor: condition', 'floor: duty'),
  fault(
    'own national of the receiving State',
    'floor/nationality.yaml',
    'floor/iccpr12-4',
    'holds: transfer.from in person.ownCountry',
    'holds: transfer.to in person.ownCountry',
  ),
  fault(
    'own nationals only where the receiving State is bound',
    'floor/nationality.yaml',
    'floor/p4-3',
    'side: from',
    'side: to',
  ),
  fault(
    'space of more than three square metres',
    'floor/detention-conditions.yaml',
    'floor/echr3-conditions',
    'conditions.personalSpace < 3 and',
    'conditions.personalSpace > 3 and',
  ),
  fault(
    'consent though it was withdrawn',
    'coe/ets112.yaml',
    'ets112/3-1-d-consent',
    'consent.given and not consent.withdrawn',
    'consent.given',
  ),
  fault('five months are enough', 'coe/ets112.yaml', 'ets112/3-1-c-six-months', '>= 6', '>= 5'),
  fault('more than six months', 'coe/ets112.yaml', 'ets112/3-1-c-six-months', '>= 6', '> 6'),
  fault(
    'a longer term is enforced',
    'coe/ets112.yaml',
    'ets112/10-length',
    'term.enforcedDays <= term.totalDays',
    'term.enforcedDays >= term.totalDays',
  ),
  fault('forty-six days of specialty', 'coe/ets167.yaml', 'ets167/3-4-specialty', '> 45', '> 46'),
  fault(
    'verified or informed',
    TREATY,
    'us/18usc4107-verification',
    'consent.verified and consent.informed',
    'consent.verified or consent.informed',
  ),
  fault(
    'citizens may be transferred out',
    TREATY,
    'us/dual-citizen-out',
    'us/treaty-transfer: bar',
    'us/treaty-transfer: warning',
  ),
  fault(
    'an appeal that is pending',
    TREATY,
    'us/18usc4100c-pending',
    'sentence.appealPending or',
    'sentence.appealPending and',
  ),
  fault('any order is final', ORDERS, 'us/order-final', 'holds: order.removal.final', 'holds: order.removal.exists'),
  fault(
    'citizens may be removed',
    'us/constitution.yaml',
    'us/citizen-bar',
    'holds: US in person.nationalities',
    'holds: transfer.to in person.nationalities',
  ),
  fault('withholding a day late', PROTECTION, 'us/withholding-grant', '1980-04-01', '1980-04-02'),
  fault(
    'the Act of 2006 a day late',
    'uk/rpa1984.yaml',
    'rpa1984/1-1-c-consent',
    'from: "2006-11-08"',
    'from: "2006-11-09"',
  ),
  fault('a row that is missing', 'treaties/ets112.yaml', '', '{state: LV,', '{state: CU,'),
  fault('nobody is bound', 'treaties/iccpr.yaml', '', 'unlisted: bound', 'unlisted: not-bound'),
  fault('both directions of a lease', 'treaties/lease-dk-xk.yaml', '', 'directed: true', 'directed: false'),
]

/** Plants a fault in the text of its file; throws if its place is not there once. */
export function planted({ name, id, find, replace }: PackFault, text: string): string {
  const start = id === undefined ? 0 : text.indexOf(`- id: ${id}\n`)
  const next = id === undefined ? -1 : text.indexOf('\n  - id: ', start + 1)
  const end = next < 0 ? text.length : next
  const entry = text.slice(start, end)
  const at = entry.indexOf(find)
  if (start < 0 || at < 0) throw new Error(`${name}: "${find}" does not stand there.`)
  return text.slice(0, start + at) + replace + text.slice(start + at + find.length)
}
