import type { Mode } from '../model.ts'
import type { Lexicon } from './lexicon.ts'
import { wordSet } from './wordSet.ts'

const VERBS: Readonly<Record<Mode, string>> = {
  states: `say says said saying tell tells told telling state states stated stating explain explains explained explaining add adds added
    adding note notes noted noting remark remarked write writes wrote written writing announce announces announced declare declares declared
    confirm confirms confirmed acknowledge acknowledges acknowledged admit admits admitted admitting testify testifies testified reply replies replied
    answer answered recall recalls recalled recount recounted rule rules ruled find found order ordered read reads continue continued
    post posted tweeted respond responded observe observed report reported reports cite cites cited citing ask asks asked swear swore concede conceded
    propose proposes proposed float floats floated pledge pledged promise promised conclude concluded reveal revealed put puts show shows estimate estimates estimated`,
  alleges: `claim claims claimed claiming allege alleges alleged alleging accuse accuses accused accusing assert asserts asserted asserting
    maintain maintains maintained contend contends contended insist insists insisted charge charged suspect suspects suspected`,
  reports: ``,
  opines: `believe believes believed think thinks thought feel feels felt hope hopes hoped suggest suggests suggested suggesting argue argues
    argued arguing warn warns warned warning predict predicts predicted expect expects expected criticize criticizes criticized criticise
    criticises criticised praise praises praised condemn condemns condemned call calls called calling describe describes described describing
    urge urges urged doubt doubts doubted fear fears feared tout touted hail hailed`,
  denies: `deny denies denied denying dispute disputes disputed reject rejects rejected refute refutes refuted`,
  retracts: `retract retracts retracted withdraw withdraws withdrew withdrawn correct corrects corrected apologise apologised apologize apologized`,
}

/** Nouns and other forms written as these verbs are, which begin no statement without `that`, a colon or a quotation. */
const WEAK = wordSet(
  'found order ordered read reads reports ask asks asked put puts show shows feel felt find charge charged expect expects expected call calls',
)

/** English: what the rules of reading know of it. */
export const ENGLISH: Lexicon = {
  speech: new Map(
    (Object.keys(VERBS) as Mode[]).flatMap((mode) => [...wordSet(VERBS[mode])].map((verb) => [verb, mode] as const)),
  ),
  weak: WEAK,
  ofThings:
    wordSet(`cite cites cited citing criticize criticized criticizes criticise criticised criticises praise praised praises condemn
    condemned condemns propose proposed proposes float floated floats deny denied denies dispute disputed disputes reject rejected rejects
    accuse accuses accused call calls called withdraw withdrew withdrawn retract retracted announce announced`),
  speechParticiples: wordSet(
    'referring describing calling citing quoting saying adding noting alleging claiming arguing insisting warning telling explaining writing stating denying asserting accusing branding labelling labeling dubbing',
  ),
  accordingTo: ['according to', 'in the words of', 'as told by', 'in the view of'],
  inTheirWords: /^in (?:his|her|their) (?:view|words|opinion|account)$/,
  takesBack:
    /\b(?:I|we) (?:hereby |must |now )?(?:retract|withdraw|take (?:it |that )?back|got (?:it|that) wrong|was wrong|apologi[sz]e)\b/i,
  itself:
    /^(?:this|our) (?:reporter|newspaper|paper|magazine|site|office|department|ministry|organisation|organization)$/,
  hearsay: wordSet('allegedly reportedly purportedly supposedly ostensibly'),
  pronouns: wordSet('he she they it i we you who'),
  conjunctions: wordSet(
    'and but or because as when while although though if whether after before since until so than that which who whom whose where',
  ),
  auxiliaries: wordSet(
    'is are was were be been being has have had do does did will would can could may might must shall should',
  ),
  adverbs:
    wordSet(`also now then later earlier however still again repeatedly publicly flatly never not once yesterday today tomorrow
    just already first finally simply only instead therefore further once often always long since reportedly`),
  articles: wordSet(
    'the a an this that these those his her its their our my your some many several one no any other another both all',
  ),
  prepositions: wordSet(
    'of for at in from to with on by about into over under against between through during among near without within as',
  ),
  nameJoints: wordSet('of de del la las los el al y da do dos von van der the for bin ibn and'),
  negations: wordSet('not never no nobody none nothing neither nor without'),
  nounEnds:
    wordSet(`were was is are be been being has have had will would can could may might must who whom whose that which in on at
    from to by with and or but after before since until as into over under when while if because than for per during between against about
    without within near through across among except there they he she it we said says say including he'd left came went arrived flew took told
    held kept belong belongs belonged live lived signed  remain remains remained die died cost costs less more`),
  by: 'by',
  that: 'that',
  titles:
    wordSet(`president minister judge justice mr mrs ms miss dr prof professor senator governor mayor secretary general captain colonel
    attorney director chancellor ambassador commissioner warden sir dame lord king queen pope prince princess former vice deputy chief
    prime father sister officer inspector sergeant lieutenant representative congressman congresswoman spokesman spokeswoman spokesperson
    counsel lawyer prosecutor reporter`),
  humans:
    wordSet(`guard nurse driver prisoner inmate detainee man woman mother father brother sister son daughter uncle aunt cousin wife husband
    neighbour neighbor teacher doctor priest pilot clerk judge lawyer officer official witness boy girl friend colleague nephew niece`),
  numbers: new Map(
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
      .split(' ')
      .map((word, at) => [word, at] as const)
      .concat([
        ['thirty', 30],
        ['forty', 40],
        ['fifty', 50],
        ['sixty', 60],
        ['seventy', 70],
        ['eighty', 80],
        ['ninety', 90],
      ]),
  ),
  vagueNumbers: wordSet('dozens scores hundreds thousands millions'),
  scales: new Map([
    ['hundred', 100],
    ['thousand', 1000],
    ['million', 1e6],
    ['billion', 1e9],
    ['trillion', 1e12],
    ['m', 1e6],
    ['bn', 1e9],
  ]),
  currencies: new Map([
    ['$', 'dollars'],
    ['us$', 'dollars'],
    ['€', 'euros'],
    ['£', 'pounds'],
    ['dollar', 'dollars'],
    ['dollars', 'dollars'],
    ['usd', 'dollars'],
    ['euro', 'euros'],
    ['euros', 'euros'],
    ['eur', 'euros'],
    ['pound', 'pounds'],
    ['pounds', 'pounds'],
    ['kroner', 'kroner'],
    ['kronor', 'kronor'],
    ['francs', 'francs'],
    ['cents', 'cents'],
    ['crowns', 'crowns'],
  ]),
  shares: /^(percent|per cent|%|percentage points?)/i,
  durations: /^(seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?)$/i,
  ages: /^[- ]?years?[- ]old/i,
  organisations:
    /\b(ministry|department|administration|government|court|tribunal|police|agency|council|office|university|association|institute|news|noticias|committee|commission|parliament|congress|senate|assembly|party|union|times|post|herald|gazette|courier|tribune|chronicle|press|wire|service|directorate|bureau|army|navy|guard|foundation|society|league|group|network|watch|amnesty|clinic|church|bank|company|corporation|inc|ltd|agencies|embassy|consulate|ombudsman|inspectorate|registry|project|centre for|center for|bar)\b/i,
  facilities:
    /\b(prison|jail|penitentiary|gaol)\b(?! (?:service|agency|department|inspector(?:ate)?|board|ombudsman|director|governor|guards?|officers?))|\b(confinement|detention|correctional|remand)\b.*\b(cent(?:er|re)|facility|institution|complex|camp)\b/i,
  groups: /^(gang|gangs|cartel|clan|brotherhood|mafia)$/i,
  regions: wordSet(''),
  peoples:
    wordSet(`american salvadoran venezuelan mexican european english spanish french german dutch danish norwegian british kosovar honduran guatemalan
    colombian cuban belgian swedish estonian portuguese italian polish irish canadian albanian swiss austrian finnish`),
  capitals:
    wordSet(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december american americans salvadoran salvadorans venezuelan venezuelans mexican mexicans european europeans english spanish french
    german dutch danish norwegian british republican republicans democrat democrats i breaking esq internet god christmas easter kosovar kosovars
    honduran hondurans guatemalan colombian colombians cuban cubans belgian belgians swedish estonian estonians portuguese italian polish irish canadian albanian swiss
    austrian finnish`),
  statutes:
    /\b\d+ (?:U\.S\.C\.|C\.F\.R\.|USC|CFR) ?(?:§+ ?)?[\dA-Za-z.()–-]*[\dA-Za-z)]|\b[Aa]rticles? \d+[\d()a-z]*(?: and \d+[\d()a-z]*)?(?: of the (?:[A-Z][\w-]*(?: (?:on|of|the|for|and|against) (?:the )?(?=[A-Z])| )?)+)?|\b[Ss]ections? \d+[\d()a-zA-Z.]*(?: of the (?:[A-Z][\w-]* ?)+)?|\b(?:the )?(?:[A-Z][\w-]+ ){1,5}(?:Act|Code|Treaty|Convention)(?: (?:of )?\d{4})?/g,
  cases: /\b(?:[A-Z][\p{L}'’.-]*\.? ){1,4}v\.? (?:[A-Z][\p{L}'’.-]*(?: (?=[A-Z]))?){1,4}|\bIn re [A-Z][\p{L}'’-]*/gu,
  anonymous:
    /\b(official|source|person|aide|officer|guard|relative|witness|lawyer|diplomat)s?\b.*\b(anonym\w*|not to be named|unnamed|declined to be named|on condition)\b/i,
}
