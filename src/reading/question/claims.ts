import type { Language } from '../model.ts'

/** What a claim about a programme is of; `cost` compares money, `value` is a judgement that no figure settles. */
export type ClaimKind = 'cost' | 'count' | 'cause' | 'capacity' | 'proof' | 'intent' | 'value'

/** A way in which texts make a claim about a programme, and what would settle it. */
export interface ClaimPattern {
  readonly kind: ClaimKind
  /** The word by which `writ assess` knows this kind. */
  readonly assessed: 'comparison' | 'count' | 'cause' | 'capacity' | 'proof' | 'intent' | 'value'
  readonly settle: string
  readonly words: Readonly<Record<Language, RegExp>>
}

/** The claims that texts make, and the words by which they do. */
export const CLAIM_PATTERNS: readonly ClaimPattern[] = [
  {
    kind: 'cost',
    assessed: 'comparison',
    settle:
      'A comparison on one basis: the avoidable cost at home, the whole price at real occupancy, transport, monitoring, proceedings and return, with a range.',
    words: {
      en: /\b(?:cheaper|less expensive|more expensive|costs? (?:less|more|half|twice|about|around|[$€£]?\d)|bill at [$€£]?\d|puts the (?:bill|cost)|\d+ (?:euros|dollars|pounds|kroner) (?:a|per) (?:day|place|night|year)|saving at all|costing|sav(?:e|es|ed|ing|ings)\b[\w ,]{0,30}(?:money|taxpayers?|dollars|euros|million|budget|[$€£\d])|saves? money|cost[- ]effective|half the (?:cost|price)|a fraction of the (?:cost|price)|price (?:per|a) (?:place|day|prisoner|head)|cost of (?:a |each |the )?(?:place|prisoner|programme|program|transfer|flight)|(?:paid|pays?|paying|budget(?:ed)?) [\w ]{0,20}[$€£\d][\d.,]* ?(?:million|billion)?)/giu,
      es: /(?:más (?:barat[oa]s?|car[oa]s?|económic[oa]s?)|cuest(?:a|an) (?:menos|más|la mitad)|cost(?:ó|ará|aría|arán|aba) |ahorr\p{L}+|la mitad del (?:costo|coste|precio)|(?:costo|coste|precio) (?:por|de (?:cada|la|una)) (?:plaza|preso|día|persona)|paga(?:rá|ría|rán)? [\p{L} ]{0,15}\d|no ahorra|\d+ euros (?:diarios|al año|al día|por día))/giu,
    },
  },
  {
    kind: 'cause',
    assessed: 'cause',
    settle: 'Counts by one method before and after, and a study that separates this from other causes.',
    words: {
      en: /\b(?:(?:driv(?:e|es|en|ing)|drove|br(?:ing|ings|ought|inging)|push(?:ed|es|ing)?) down|reduc(?:e|es|ed|ing)|cut(?:s|ting)?|lower(?:ed|s|ing)?|halv(?:ed|es|ing)|thanks to|led to a (?:fall|drop)|responsible for the (?:fall|drop))\b[^.;]{0,60}?\b(?:murders?|homicides?|crimes?|violence|reoffending|overcrowding|killings)\b(?: rates?)?/giu,
      es: /(?:redu(?:jo|ce|cir|jeron|cido)|baj(?:ó|aron|ado|ar)|disminuy\p{L}+|gracias a)[^.;]{0,60}?(?:homicidios?|asesinatos?|crímenes|delitos|violencia|delincuencia|reincidencia|hacinamiento)/giu,
    },
  },
  {
    kind: 'capacity',
    assessed: 'capacity',
    settle: 'Places counted by bunks and floor space, and the people held there on a named day.',
    words: {
      en: /\b(?:(?:capacity (?:of|for)|designed (?:to (?:house|hold)|for)|(?:can|could|will|would) (?:hold|house|take)|room for|places? for|beds? for|built for)\b[^.;]{0,40}?(?:\d|people|prisoners|inmates|men|members|thousand|hundred)|\d[\d,.]* (?:places|beds|bunks|cells))/giu,
      es: /(?:(?:capacidad (?:de|para)|diseñad[oa] para|(?:puede|podrá|podría) (?:albergar|acoger)|plazas para)[^.;]{0,40}?(?:\d|personas|presos|internos|mil)|\d[\d.,]* (?:plazas|camas|celdas))/giu,
    },
  },
  {
    kind: 'proof',
    assessed: 'proof',
    settle: 'A court decision that finds it after hearing the person; unproven is not disproven.',
    words: {
      en: /\b(?:(?:remains?|remained|is|are|was|were|still|yet) (?:largely )?(?:unproven|unproved|unverified|not proven)|unproven|not (?:a )?(?:proof|conviction)|(?:not|never) been (?:proven|proved|established|charged|convicted)|no (?:evidence|proof|conviction)|without (?:evidence|proof)|never (?:charged|convicted|proven))\b/giu,
      es: /(?:no (?:ha|han|fue|está|se ha|se han) (?:sido )?(?:probad|demostrad|acreditad)\p{L}+|sin (?:pruebas|probar|demostrar)|ninguna prueba|no (?:hay|existen?) (?:pruebas?|condena)|nunca (?:fue|fueron) (?:acusad|condenad)\p{L}+)/giu,
    },
  },
  {
    kind: 'count',
    assessed: 'count',
    settle: 'The names, and for each person the document that says why he or she was moved.',
    // A count of people is found among the figures of a text.
    words: { en: /(?!)/g, es: /(?!)/g },
  },
  {
    kind: 'intent',
    assessed: 'intent',
    settle: 'The statement in full, and whether an order, a bill or an agreement followed.',
    words: {
      en: /\b(?:(?:plans?|wants?|intends?|hopes?|aims?|proposes?|would (?:love|like)|looking (?:into|at)|considering|pledged|promised|suggests?) (?:to (?:send|transfer|move|expand|do|deport|rent|extend|open)|it\b|sending|expanding|renting|extending)|backs? (?:a )?plans? to|want to do it|the potential outsourcing|floated a [\w ]*proposal)/giu,
      es: /(?:(?:planea|quiere|pretende|busca|prevé|propone|espera|se propone|estudia|quieren|planean) (?:enviar|trasladar|ampliar|alquilar|deportar|extender|abrir)|plan (?:de|para) (?:enviar|trasladar|alquilar))/giu,
    },
  },
  {
    kind: 'value',
    assessed: 'value',
    settle: 'Nothing: it is a judgement of value. Its parts that can be tested are claims of their own.',
    words: {
      en: /\b(?:smarter|safer|wiser|fairer|tougher|more humane|better (?:for|than)|restor(?:e|ing) safety|makes? (?:us|the country|our streets|everyone) safer)\b/giu,
      es: /(?:más (?:inteligentes?|segur[oa]s?|just[oa]s?|human[oa]s?)|mejor (?:para|que))/giu,
    },
  },
]

/** Words for people, by which a figure is a count of them. */
export const PEOPLE: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:people|persons?|men|women|prisoners?|inmates?|detainees?|members?|leaders?|suspects?|migrants?|deportees|citizens?|nationals?|offenders?|criminals?|passengers|families|names)\b/i,
  es: /(?<!\p{L})(?:personas?|hombres|mujeres|pres[oa]s|intern[oa]s|detenid[oa]s|miembros|integrantes|reclus[oa]s|deportad[oa]s|expulsad[oa]s|ciudadan[oa]s|migrantes|líderes|familias|nombres)(?!\p{L})/iu,
}
