import type { Mode } from '../model.ts'
import type { Lexicon } from './lexicon.ts'
import { wordSet } from './wordSet.ts'

const VERBS: Readonly<Record<Mode, string>> = {
  states: `dice dicen dijo dijeron ha_dicho diciendo decía decían contó contaron cuenta cuentan explicó explicaron explica explican añadió añade añadieron
    agregó agrega señaló señala señalaron indicó indica indicaron apuntó apunta escribió escribe escribieron anunció anunciaron anuncia declaró
    advierte advierten advirtió advirtieron declara declararon afirma afirman afirmó afirmaron asegura aseguran aseguró aseguraron confirmó confirma confirmaron reconoció reconoce reconocieron admitió admite testificó respondió responde respondieron contestó
    recordó recuerda relató relata resolvió ordenó comunicó informó informa informaron publicó precisó precisa subrayó subraya manifestó
    manifestaron expuso detalló detalla comentó citó cita preguntó prometió propuso propone concluyó reveló estima estimó observó continuó prosiguió
    matizó reiteró insistió zanjó remachó pidió pide pidieron repitió repite repetía quiso lamentó lamenta exclamó gritó murmuró quejó queja preguntaba contaba explicaba respondía escribimos dijimos publicamos afirmamos`,
  alleges: `acusa acusan acusó acusaron alega alegan alegó alegaron sostiene
    sostienen sostuvo sostuvieron denuncia denuncian denunció denunciaron imputa imputó atribuye atribuyó sospecha sospechan`,
  reports: ``,
  opines: `cree creen creía opina opinan opinó considera consideran consideró piensa piensan teme temen temía espera esperan confía critica critican
    criticó criticaron elogia elogió argumenta argumentó sugiere sugirió califica calificó describe describió
    juzga valoró duda condenó`,
  denies: `niega niegan negó negaron desmiente desmienten desmintió desmintieron rechaza rechazan rechazó rechazaron refuta refutó descarta descartó`,
  retracts: `rectifica rectificó rectificaron retira retiró retiraron retracta retractó corrige corrigió`,
}

/** Spanish: what the rules of reading know of it. */
export const SPANISH: Lexicon = {
  speech: new Map(
    (Object.keys(VERBS) as Mode[]).flatMap((mode) => [...wordSet(VERBS[mode])].map((verb) => [verb, mode] as const)),
  ),
  weak: wordSet(
    'pide pidió repite quiso cuenta cuentan espera esperan ordenó resolvió cita duda informa indica publicó recuerda continuó estima retira',
  ),
  ofThings:
    wordSet(`citó cita critica critican criticó criticaron elogió niega niegan negó negaron desmintió desmintieron rechaza rechazan rechazó
    rechazaron acusa acusan acusó acusaron propone propuso anunció anunciaron denunció denunciaron denuncia denuncian condenó retiró describió lamentó`),
  speechParticiples: wordSet(
    'refiriéndose describiendo llamando citando diciendo añadiendo señalando alegando asegurando negando',
  ),
  accordingTo: ['según', 'de acuerdo con', 'en palabras de', 'a juicio de', 'conforme a lo dicho por'],
  inTheirWords: /^(?:en|a) su (?:opinión|juicio|entender|versión)$/,
  takesBack:
    /(?<!\p{L})(?:retir(?:o|amos) lo dicho|me retracto|nos retractamos|rectifico|me equivoqué|leí mal|lo siento)(?!\p{L})/iu,
  itself: /^(?:este|esta) (?:periodista|diario|periódico|medio|revista|redacción)$/,
  hearsay: wordSet(
    'presuntamente supuestamente presunto presunta presuntos presuntas supuesto supuesta supuestos supuestas aparentemente',
  ),
  pronouns: wordSet('él ella ellos ellas quien quienes'),
  conjunctions: wordSet(
    'y e o u pero porque como cuando mientras aunque si después antes desde hasta que quien cuyo cuya donde',
  ),
  auxiliaries: wordSet(
    'es son era eran fue fueron ha han había habían sido está están estaba estaban será serán puede pueden podría',
  ),
  adverbs:
    wordSet(`también ahora luego después antes ayer hoy mañana ya no nunca todavía aún además solo sólo finalmente siempre públicamente
    rotundamente se le les lo la me nos`),
  articles: wordSet(
    'el la los las un una unos unas este esta estos estas ese esa su sus lo al del otro otra ningún ninguna',
  ),
  prepositions: wordSet('de del a al en con por para según sobre entre contra sin desde hasta durante tras ante bajo'),
  nameJoints: wordSet('de del la las los el y da do dos von van e'),
  negations: wordSet('no nunca jamás ni nadie nada ningún ninguno ninguna sin'),
  nounEnds:
    wordSet(`es son era eran fue fueron ha han había habían será serán que quien cuyo cuya en con por para sobre entre contra sin desde
    hasta durante tras ante bajo y o u pero porque como cuando mientras aunque si al a cada según siguen sigue están está estaban estaba
    salieron llegaron menos más sigue permanecen permanece`),
  by: 'por',
  that: 'que',
  titles:
    wordSet(`presidente presidenta ministro ministra juez jueza magistrado magistrada señor señora sr sra don doña doctor doctora dr dra
    abogado abogada portavoz fiscal director directora gobernador gobernadora alcalde alcaldesa capitán coronel senador senadora diputado diputada
    secretario secretaria general embajador embajadora padre hermana exministro exministra vocera vocero defensor defensora letrado letrada
    subsecretario subsecretaria viceministro viceministra`),
  humans:
    wordSet(`guardia enfermera conductor conductora preso presa interno interna hombre mujer madre padre hermano hermana hijo hija tío tía primo prima
    esposa esposo marido vecino vecina maestro maestra médico médica cura piloto juez jueza abogado abogada funcionario funcionaria testigo`),
  numbers: new Map([
    ...'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve treinta'
      .split(' ')
      .map((word, at) => [word, at] as const),
    ['cuarenta', 40] as const,
    ['cincuenta', 50] as const,
    ['sesenta', 60] as const,
    ['setenta', 70] as const,
    ['ochenta', 80] as const,
    ['noventa', 90] as const,
    ['cien', 100] as const,
    ['ciento', 100] as const,
    ['doscientos', 200] as const,
    ['doscientas', 200] as const,
    ['trescientos', 300] as const,
    ['trescientas', 300] as const,
    ['quinientos', 500] as const,
    ['quinientas', 500] as const,
  ]),
  vagueNumbers: wordSet('decenas docenas cientos centenares miles millares millones'),
  scales: new Map([
    ['mil', 1000],
    ['millón', 1e6],
    ['millones', 1e6],
  ]),
  currencies: new Map([
    ['$', 'dólares'],
    ['€', 'euros'],
    ['dólar', 'dólares'],
    ['dólares', 'dólares'],
    ['euro', 'euros'],
    ['euros', 'euros'],
    ['pesos', 'pesos'],
    ['coronas', 'coronas'],
    ['libras', 'libras'],
  ]),
  shares: /^(por ciento|%|puntos? porcentuales)/i,
  durations: /^(segundos?|minutos?|horas?|días?|noches?|semanas?|mes|meses|años?)$/i,
  ages: /^ años(?= *[,;.)]| de edad)/i,
  organisations:
    /(^|[^\p{L}])(ministerio|audiencia|consulado|departamento|gobierno|corte|tribunal|juzgado|policía|agencia|consejo|oficina|universidad|asociación|instituto|noticias|comité|comisión|parlamento|congreso|senado|asamblea|partido|unión|diario|periódico|dirección|guardia|fundación|liga|red|embajada|consulado|defensoría|procuraduría|fiscalía|colegio|secretaría|corporación|colectivo|observatorio|clínica)($|[^\p{L}])/iu,
  facilities:
    /(^|[^\p{L}])(prisión|cárcel|penal|penitenciaría|reclusorio|presidio|centro (?:penitenciario|de (?:detención|confinamiento|reclusión|internamiento)))($|[^\p{L}])/iu,
  groups: /^(pandilla|pandillas|banda|cartel|cártel|mara|clan)$/i,
  regions: wordSet(''),
  peoples: wordSet(''),
  capitals:
    wordSet(`lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre
    noviembre diciembre salvadoreño salvadoreños venezolano venezolanos estadounidense estadounidenses`),
  statutes:
    /(?<![\p{L}])[Aa]rt(?:ículos?|\.) \d+[\d.º]*(?: (?:del?|de la) (?:la )?(?:\p{Lu}[\p{L}-]*(?: (?:de|del|sobre|contra|para|y|la|el|las|los)(?= ))*(?: (?=\p{Lu}))?)+)?|(?<![\p{L}])Ley (?:Orgánica )?(?:\d+\/\d{4}|de (?:\p{Lu}[\p{L}-]* ?)+)/gu,
  cases: /(?<![\p{L}])(?:\p{Lu}[\p{L}'’-]* ){1,4}(?:c\.|contra|v\.) (?:\p{Lu}[\p{L}'’-]*(?: (?=\p{Lu}))?){1,4}/gu,
  anonymous:
    /(funcionari[oa]|fuente|agente|familiar|testigo|abogad[oa])s?(?![\p{L}]).*(anónim|anonimato|no quiso|prefirió no|pidió no|reserva)/iu,
}
