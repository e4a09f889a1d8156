/** What a written word is: a name, or something that stands beside names and must not be compared as one. */
export type WordKind = 'name' | 'initial' | 'particle' | 'placeholder' | 'suffix' | 'title' | 'form'

// Public knowledge. A word that is also a frequent name of its own (LE, LO, DU, SAN, ABU, SYED, DON, NA) is left a name;
// `parseName` gives words back to a name that would otherwise be empty.
const LISTS: readonly (readonly [WordKind, string])[] = [
  ['particle', 'DE DEL DELA DELAS DELO DELOS LA LAS LOS EL Y DA DAS DO DOS DI DELLA DALLA DES'],
  ['particle', 'VAN VON VOM DER DEN TER TEN ZU ZUM ZUR AF AV'],
  ['particle', 'AL UL UR UD BIN BN BINT BINTI IBN IBNU BEN BENT OULD WALAD'],
  ['placeholder', 'FNU LNU MNU FN LN UNK UNKN UNKNOWN UNNAMED UNIDENTIFIED UNIDENT NMN NMI NFN NLN NONAME NONE NULL'],
  ['placeholder', 'XX XXX XXXX XXXXX NN NNN DESCONOCIDO DESCONOCIDA IGNORADO IGNORADA INCONNU INCONNUE ANONYMOUS'],
  ['placeholder', 'TWIN INFANT NEWBORN BABY DUPLICATE DUPLICADO'],
  ['suffix', 'JR SR JNR SNR JUNIOR SENIOR II III IV HIJO FILHO SOBRINHO'],
  ['title', 'MR MRS MS MISS MSTR DR DRA PROF REV SIR LORD LADY MADAM MADAME MONSIEUR MME HERR FRAU'],
  ['title', 'SENOR SENORA SENORITA SRA SRTA SENHOR SENHORA ING LIC CAPT SGT'],
  ['title', 'SHEIKH SHAIKH SHAYKH SHEIK SHEYKH CHEIKH HAJI HAJJI HADJI HAJJ HADJ ALHAJI ALHAJ'],
  ['title', 'MULLAH MULLA MAULAVI MAWLAWI MAULVI'],
  [
    'form',
    'THE LLC LTD LIMITED LIABILITY INC INCORPORATED CORP CORPORATION COMPANY PLC LLP AG AKTIENGESELLSCHAFT GMBH',
  ],
  ['form', 'SRL SARL SPA PTY PTE OOO OAO ZAO JSC PJSC OJSC CJSC BV NV'],
]

const KINDS: ReadonlyMap<string, WordKind> = new Map(
  LISTS.flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)),
)

/** What a word of folded letters is, by itself: `DE` is a particle, `JR` a suffix; '' is a placeholder. */
export function kindOf(text: string): WordKind {
  if (text === '') return 'placeholder'
  return KINDS.get(text) ?? (text.length === 1 ? 'initial' : 'name')
}

/** Whether a word that is a particle between names is a name where it stands: `BEN` with nothing before it. */
export function isFirstName(text: string, previous: string): boolean {
  return text === 'BEN' && previous === ''
}
