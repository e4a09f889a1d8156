/** The kinds of exhibits, strongest first. */
export const EXHIBIT_KINDS = [
  'court-decision',
  'court-order',
  'court-transcript',
  'treaty-text',
  'statute',
  'registry-extract',
  'official-decision',
  'biometric-match',
  'medical-report',
  'expert-report',
  'sworn-statement',
  'diplomatic-note',
  'official-statement',
  'party-statement',
  'database-hit',
  'press-report',
  'social-post',
  'anonymous',
] as const

/** What an exhibit is: the document or record that a fact rests on. */
export type ExhibitKind = (typeof EXHIBIT_KINDS)[number]
