import type { IDENTITY_COLUMNS } from '../plan.ts'

/** What a column can hold, and for the header "name" alone also which name is meant. */
export type Meaning = (typeof IDENTITY_COLUMNS)[number]

/**
 * How headers are usually written in English, Spanish, German and French, the surest first. Written as `headerWord`
 * gives them: small letters without accents, words divided by spaces.
 */
export const HEADER_WORDS: Readonly<Record<Meaning, readonly string[]>> = {
  person_id: [
    ...[
      'person id',
      'record id',
      'rec id',
      'rid',
      'record',
      'record no',
      'unique id',
      'id',
      'row id',
      'entity id',
      'individual id',
    ],
    ...[
      'subject id',
      'inmate id',
      'detainee id',
      'prisoner id',
      'client id',
      'identificador',
      'kennung',
      'identifiant',
    ],
    'pid',
  ],
  given: [
    ...['given', 'given name', 'given names', 'givenname', 'first name', 'first names', 'firstname', 'first', 'fname'],
    ...['forename', 'forenames', 'first given name', 'christian name', 'nombres', 'nombre de pila', 'primer nombre'],
    ...['nombre s', 'vorname', 'vornamen', 'rufname', 'prenom', 'prenoms', 'prenom s'],
  ],
  family: [
    ...['family', 'family name', 'family names', 'familyname', 'surname', 'surnames', 'last name', 'last names'],
    ...['lastname', 'last', 'lname', 'apellidos', 'apellido', 'apellido s', 'apellido paterno', 'primer apellido'],
    ...['apellido 1', 'apellido1', 'paterno', 'nachname', 'familienname', 'zuname', 'nom de famille', 'nom famille'],
    ...['paternal surname', 'first surname', 'paternal last name'],
  ],
  second_family: [
    ...['second family', 'second family name', 'second surname', 'second last name', 'apellido materno', 'materno'],
    ...['segundo apellido', 'apellido 2', 'apellido2', 'maternal surname', 'maternal last name'],
  ],
  full_name: [
    ...['full name', 'fullname', 'complete name', 'person name', 'name full', 'nombre completo', 'nombre y apellidos'],
    ...['nombre y apellido', 'nombres y apellidos', 'apellidos y nombres', 'apellidos y nombre', 'vollstandiger name'],
    ...['voller name', 'nom complet', 'nom et prenom', 'nom prenom', 'inmate name', 'detainee name', 'defendant name'],
  ],
  aliases: [
    ...['aliases', 'alias', 'aka', 'akas', 'a k a', 'also known as', 'other names', 'other name', 'alias names'],
    ...['alias name', 'known as', 'otros nombres', 'tambien conocido como', 'aliasname', 'aliasnamen', 'autres noms'],
  ],
  born: [
    ...[
      'born',
      'dob',
      'd o b',
      'date of birth',
      'birth date',
      'birthdate',
      'birth',
      'birthday',
      'born on',
      'day of birth',
    ],
    ...[
      'fecha nacimiento',
      'fecha de nacimiento',
      'fecha nac',
      'f nacimiento',
      'fec nac',
      'nacimiento',
      'fechanacimiento',
    ],
    ...['geburtsdatum', 'geburtstag', 'geb datum', 'gebdatum', 'geb dat', 'geboren', 'geboren am', 'geb'],
    ...['date naissance', 'date de naissance', 'datenaissance', 'ddn', 'naissance', 'ne le'],
  ],
  birth_country: [
    ...['birth country', 'country of birth', 'birthcountry', 'cob', 'pais nacimiento', 'pais de nacimiento'],
    ...['geburtsland', 'pays naissance', 'pays de naissance', 'country', 'ctry'],
  ],
  nationalities: [
    ...['nationalities', 'nationality', 'citizenships', 'citizenship', 'country of citizenship', 'citizenship country'],
    ...['country of nationality', 'coc', 'nacionalidad', 'nacionalidades', 'ciudadania', 'staatsangehorigkeit'],
    ...['staatsangehoerigkeit', 'nationalitat', 'nationalitaet', 'staatsburgerschaft', 'nationalite', 'nationalites'],
    'citoyennete',
  ],
  sex: ['sex', 'gender', 'sexo', 'genero', 'geschlecht', 'sexe', 'genre'],
  a_number: [
    ...['a number', 'anumber', 'a no', 'a nr', 'a num', 'alien number', 'alien no', 'alien registration number'],
    ...['alien reg no', 'alien id', 'uscis', 'uscis number', 'uscis no', 'uscis num', 'numero a', 'an'],
  ],
  fbi_number: ['fbi number', 'fbi', 'fbi no', 'fbi num', 'fbi nr', 'fbi id', 'ucn', 'universal control number'],
  register_number: [
    ...['register number', 'register no', 'register', 'reg no', 'reg number', 'bop', 'bop number', 'bop no'],
    ...[
      'bop register number',
      'federal register number',
      'usms number',
      'inmate number',
      'inmate no',
      'prisoner number',
    ],
  ],
  passport: [
    ...['passport', 'passport number', 'passport no', 'passport num', 'passportno', 'pasaporte', 'numero pasaporte'],
    ...['numero de pasaporte', 'no pasaporte', 'reisepass', 'passnummer', 'pass nr', 'reisepassnummer', 'passeport'],
    ...['numero passeport', 'numero de passeport', 'no passeport'],
  ],
}

/** Headers of further given names, which are joined to the first. */
export const MIDDLE_WORDS: readonly string[] = [
  ...['middle name', 'middle names', 'middlename', 'middle', 'middle initial', 'mi', 'second given name'],
  ...['segundo nombre', 'zweiter vorname', 'deuxieme prenom'],
]

/** Headers that mean the given, the family or the full name, as the other columns decide. */
export const NAME_WORDS: readonly string[] = ['name', 'names', 'nombre', 'nom']

/** Headers of numbers of social insurance and tax, which are never taken without being asked for. */
export const NEVER_GUESSED: readonly string[] = [
  ...['ssn', 'ss no', 'ss number', 'social security', 'social security number', 'social security no', 'soc sec id'],
  ...['soc sec no', 'itin', 'tin', 'tax id', 'nss', 'numero de seguro social', 'numero seguro social', 'nino'],
  ...['national insurance number', 'sozialversicherungsnummer', 'sv nummer', 'steuer id', 'nir'],
  ...['numero de securite sociale', 'numero securite sociale'],
]

/** Words before a header that say whose it is. */
const WHOSE = /^(the |person |persons |inmate |detainee |prisoner |defendant |subject |alien |client |legal |primary )+/

/** A header as the lists have it: small letters without accents, words divided by single spaces. */
export function headerWord(header: string): string {
  return header
    .replaceAll(/#|№|\bn[º°]/giu, ' no ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The same without the words that say whose it is: `inmate_last_name` is a last name. */
export function bareWord(word: string): string {
  return word.replace(WHOSE, '')
}
