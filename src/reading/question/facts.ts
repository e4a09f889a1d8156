import type { FactValue } from '../../evidence/index.ts'
import type { Language } from '../model.ts'

/** A way in which texts speak of a fact of the vocabulary. */
export interface FactPattern {
  readonly fact: string
  /** What the words say the value is; for a set of States: `nationality` reads it off the words, `destination` is the State named next. */
  readonly value: FactValue | 'nationality' | 'state'
  /** Whether it is said of a State or a prison, and so of no person by name. */
  readonly ofStates?: true
  /** In short, for tables. */
  readonly about: About
  readonly words: Readonly<Record<Language, RegExp>>
}

/** What a statement is about, in one word. */
export type About =
  | 'affiliation'
  | 'conviction'
  | 'nationality'
  | 'order'
  | 'stay'
  | 'protection'
  | 'torture'
  | 'conditions'
  | 'consent'
  | 'agreement'
  | 'age'
  | 'notice'

/** The facts that texts touch, and the words by which they do; `d` flags give the places. Order matters: the first that fits a stretch counts. */
export const FACT_PATTERNS: readonly FactPattern[] = [
  {
    fact: 'affiliation.alleged',
    value: true,
    about: 'affiliation',
    words: {
      en: /\b(?:gang (?:members?(?:hip)?|leaders?|affiliat\w+|associates?|ties)|(?:members?|leaders?|associates?|affiliat\w+|membership)\b(?: (?:with|of|in|to))?(?: (?:the|a|an))?(?: [\w-]+){0,4}? (?:gang|cartel|criminal (?:group|organi[sz]ation|network)|clan|brotherhood)|(?:members?|leaders?) of (?:the )?\p{Lu}[\w-]+|affiliated with (?:the )?[\w-]+|(?:most wanted|\p{Lu}[\w-]+-\d+) (?:members?|leaders?|affiliation)|belong(?:s|ed|ing)? to (?:the|a) [\w -]{0,30}?(?:gang|group|cartel|clan)|(?:members?|part) of (?:the|a|any) [\w -]{0,30}?(?:gang|cartel))/gu,
      es: /(?:pandiller[oa]s?|(?:miembros?|integrantes?|líder(?:es)?|cabecillas?|vinculad[oa]s?|pertene\p{L}+)(?: (?:de|del|de la|de los|a|al|a la|con|con la))? (?:un[ao]? |l[ao]s? |el )?[\p{L} ]{0,30}?(?:pandillas?|bandas?|cártel|cartel|clan|mara|organización criminal|grupo criminal)|(?:soy|es|era|son|somos) (?:parte )?de (?:ningun[oa] |un[ao] |la )?(?:banda|pandilla|mara))/giu,
    },
  },
  {
    fact: 'conviction.exists',
    value: true,
    about: 'conviction',
    words: {
      en: /\b(?:convicted(?: (?:of|in|by|for|on))?|convictions?|found guilty|pleaded guilty|criminal records?)\b/giu,
      es: /(?<!\p{L})(?:condenad[oa]s?|condenas?|declarad[oa]s? culpables?|antecedentes penales|sentenciad[oa]s?)(?!\p{L})/giu,
    },
  },
  {
    fact: 'person.nationalities',
    value: 'nationality',
    about: 'nationality',
    words: {
      en: /\b(?:\w+|U\.S\.) (?:nationals?|citizens?|citizenship|nationality)\b|\b(?:nationals?|citizens?) of \p{Lu}[\w ]+?(?=[.,;]| (?:who|and|to|in))/giu,
      es: /(?<!\p{L})(?:nacionalidad|ciudadanía|ciudadan[oa]s?|nacionales) (?:de )?\p{L}+|(?:soy|es|era) (?:nicaragüense|salvadoreñ[oa]|venezolan[oa]|mexican[oa]|colombian[oa]|hondureñ[oa]|guatemaltec[oa]|cuban[oa]|español[oa]?)/giu,
    },
  },
  {
    fact: 'order.stay.inForce',
    value: true,
    about: 'stay',
    words: {
      en: /\b(?:(?:court|judge|tribunal)[\w ',-]{0,40}(?:blocked|halted|suspended|barred|forbade|stopped|stayed|paused)|restraining order|injunction|(?:ordered|granted|issued) (?:a|the) stay|(?:had|has|have) stayed (?:the|his|her|their)|(?:removals?|transfers?|flights?|deportations?) (?:has|have|was|were|had) (?:been )?(?:put off|halted|suspended|blocked|stayed)|not (?:to )?be (?:moved|transferred|removed|deported)|stay of (?:removal|transfer|deportation)|order(?:ed)? (?:that )?[\w ]{0,30}(?:not be|turned? (?:around|back)|halted)|interim measure|stay (?:was|is|remains) in force)/giu,
      es: /(?:suspendi\p{L}+ [\p{L}\d ]{0,30}(?:traslado|vuelo|expulsión|entrega|deportación)|suspensión (?:del? |de la )?(?:traslado|expulsión|deportación|entrega)|(?:juez|jueza|tribunal|corte|juzgado)[\p{L} ,]{0,40}(?:suspend\p{L}+|paraliz\p{L}+|prohib\p{L}+|orden\p{L}+ (?:detener|suspender))|medida cautelar|amparo)/giu,
    },
  },
  {
    fact: 'order.removal.exists',
    value: true,
    about: 'order',
    words: {
      en: /\b(?:removal orders?|deportation orders?|orders? of (?:removal|expulsion)|expulsion orders?|ordered (?:removed|deported)|final orders?)\b/giu,
      es: /(?:orden(?:es)? de (?:expulsión|deportación|traslado)|expulsión (?:fue )?ordenada)/giu,
    },
  },
  {
    fact: 'protection.withholding',
    value: 'state',
    about: 'protection',
    words: {
      en: /\b(?:withholding of removal|protection (?:decision|order|from (?:removal|deportation))|granted (?:protection|asylum)|asylum|refugee status|protected from)\b/giu,
      es: /(?:asilo|refugiad[oa]s?|protección (?:internacional|subsidiaria)|decisión de protección|estatuto de refugiado)/giu,
    },
  },
  {
    fact: 'risk.torture',
    value: 'state',
    about: 'torture',
    words: {
      en: /\b(?:tortured?|torturing|ill-treat\w+|mistreat\w+|beaten|beatings?|abused in (?:custody|prison))\b/giu,
      es: /(?:tortur\p{L}+|malos tratos|maltrat\p{L}+|golpead[oa]s?|palizas?)/giu,
    },
  },
  {
    fact: 'conditions.systemicDeficiency',
    value: true,
    about: 'conditions',
    ofStates: true,
    words: {
      en: /\b(?:brutal conditions|overcrowd\w+|inhuman\w*|degrading|lack of due process|(?:poor|harsh|dire|unsanitary|appalling|filthy) conditions|cells? (?:were|was|are|is) (?:packed|crowded|filthy)|conditions (?:in|at) the (?:prison|jail))/giu,
      es: /(?:hacinamiento|sobrepoblación|condiciones (?:inhumanas|degradantes|brutales|duras|precarias|insalubres)|trato (?:inhumano|degradante)|falta de(?:l)? debido proceso)/giu,
    },
  },
  {
    fact: 'consent.given',
    value: true,
    about: 'consent',
    words: {
      en: /\b(?:consent(?:ed|s|ing)?|agreed to (?:be (?:moved|transferred|sent)|the transfer|go|leave)|asked for (?:his|her|their) consent|signed (?:a |the |any |no )?(?:form|paper|consent|anything|nothing|it)|volunteered|against (?:his|her|their) will)\b/giu,
      es: /(?:consent\p{L}+|aceptó (?:el |su )?traslado|firm(?:ó|aron|é|ado|amos)(?: (?:el|un|ningún|nada|la))?|contra su voluntad|voluntariamente)/giu,
    },
  },
  {
    fact: 'acceptance.receiving',
    value: true,
    about: 'agreement',
    ofStates: true,
    words: {
      en: /\b(?:accepted (?:a |the )?[\w ]{0,30}(?:criminal aliens|criminals?|prisoners?|men|people|detainees|inmates|aliens)|agrees? to (?:take|accept|receive|house|hold)|agreed to (?:take|accept|receive|house|hold)|(?:agreement|contract) (?:with|between|signed|that|runs|for)|(?:signed|reached) an? (?:agreement|deal|treaty)|memorandum of understanding)\b/giu,
      es: /(?:(?:el|supuesto|un) (?:contrato|convenio|acuerdo)|aceptó (?:a |recibir )|acept\p{L}+ (?:recibir|acoger)|acuerdo (?:con|entre|firmado|de)|convenio (?:con|entre|firmado|de)|memorando de entendimiento)/giu,
    },
  },
  {
    fact: 'notice.given',
    value: true,
    about: 'notice',
    words: {
      en: /\b(?:written notice|notice of (?:the )?(?:transfer|removal|destination)|(?:were|was|had been|been) (?:never )?(?:told|informed|notified)(?: (?:where|the (?:exact )?(?:hour|day|destination)))?|told them where they were going)\b/giu,
      es: /(?:notificación (?:escrita|previa|del traslado)|(?:fue|fueron) (?:notificad|avisad|informad)[oa]s?|(?:nos|les|le) avis(?:ó|aron))/giu,
    },
  },
]
