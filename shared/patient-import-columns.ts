import { parseChi, restoreEatenZero } from './chi.ts';
import { parsePastDate } from './dates-typed.ts';
import { isPostcode } from './patient.ts';
import type { ImportField, ImportMapping } from './types.ts';

/** Which column of a practice list feeds which field: guessed here, corrected by people. */
export type GuessedColumns = {
  readonly format: 'emis-extract' | 'vision-extract' | 'report' | 'unknown';
  /** Index of the line with the column names; null when the file has none. */
  readonly header: number | null;
  readonly mapping: ImportMapping;
};

/** Names as the systems and report templates write them, best first; only letters and digits count. */
const synonyms: Record<ImportField, readonly string[]> = {
  chi: ['chinumber', 'chi', 'chino', 'communityhealthindex', 'nhsnumber', 'nhsno'],
  surname: ['surname', 'lastname', 'familyname', 'patientsurname'],
  forename: ['forename', 'forenames', 'givenname', 'firstname', 'firstnames', 'patientforename'],
  title: ['title', 'salutation'],
  dateOfBirth: ['dateofbirth', 'dob', 'birthdate', 'dateborn'],
  address: [
    'address',
    'fulladdress',
    'housenameflatnumber',
    'housename',
    'numberandstreet',
    'street',
    'village',
    'locality',
    'town',
    'city',
    'county',
  ],
  postcode: ['postcode', 'postalcode', 'pcode'],
  phone: [
    'homephone',
    'phonenumber',
    'telephone',
    'phone',
    'hometelephone',
    'tel',
    'telephonenumber',
    'telno',
  ],
  mobile: ['mobile', 'mobilephone', 'mobilenumber', 'mobiletelephone', 'mobileno'],
  email: ['email', 'emailaddress'],
  usualGp: [
    'gpusual',
    'usualgp',
    'registeredgp',
    'externalusualgp',
    'externalususalgp',
    'gp',
    'usualdoctor',
    'gpname',
  ],
  leftOn: [
    'removeddate',
    'dateofdeactivation',
    'dateleft',
    'deductiondate',
    'dateofdeduction',
    'lefton',
  ],
  dateOfDeath: ['dateofdeath', 'dod', 'deathdate'],
  deleted: ['deleted', 'action'],
};
const fields = Object.keys(synonyms) as ImportField[];

export const normalHeader = (text: string): string =>
  text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

function fieldOfHeader(name: string): ImportField | null {
  if (/^address(line)?\d$/.test(name)) return 'address';
  return fields.find((field) => synonyms[field].includes(name)) ?? null;
}

/** Address parts join; of several columns for one other field the best-known name wins. */
export function mappingOfHeader(cells: readonly string[]): ImportMapping {
  const names = cells.map(normalHeader);
  const mapping = names.map(fieldOfHeader);
  for (const field of fields) {
    if (field === 'address') continue;
    const rivals = mapping.flatMap((of, index) => (of === field ? [index] : []));
    const rank = (index: number) => synonyms[field].indexOf(names[index] ?? '');
    const best = rivals.toSorted((a, b) => rank(a) - rank(b))[0];
    for (const index of rivals) if (index !== best) mapping[index] = null;
  }
  return mapping;
}

const linesAboveHeader = 30;

/** The first line with three known column names. */
export function findHeader(rows: readonly (readonly string[])[]): number | null {
  const index = rows
    .slice(0, linesAboveHeader)
    .findIndex(
      (cells) =>
        new Set(cells.map((cell) => fieldOfHeader(normalHeader(cell))).filter(Boolean)).size >= 3,
    );
  return index < 0 ? null : index;
}

/** Vision's extract has no header; an older pack lacks the phone, mobile and e-mail columns. */
const visionColumns = [
  'PID REFERENCE DATE_OF_BIRTH SEX POSTCODE MARITAL_STATUS GP GP_USUAL ACTIVE',
  'REGISTERED_DATE REMOVED_DATE HA PCG SURGERY MILEAGE DISPENSING ETHNIC DATE_OF_DEATH',
  'PRACTICE SURNAME FORENAME TITLE NHS_NUMBER ADDRESS ADDRESS_1 ADDRESS_2 ADDRESS_3',
  'ADDRESS_4 ADDRESS_5 PHONE_NUMBER MOBILE_NUMBER EMAIL PRACT_NUMBER SERVICE_ID ACTION',
]
  .join(' ')
  .split(' ');
const contactColumns = new Set(['PHONE_NUMBER', 'MOBILE_NUMBER', 'EMAIL']);
const visionShapes = [visionColumns, visionColumns.filter((name) => !contactColumns.has(name))];

type Test = (text: string) => boolean;
const isChi: Test = (text) => parseChi(text).ok || restoreEatenZero(text) !== null;
const isDate =
  (today: string): Test =>
  (text) =>
    text.length >= 8 && parsePastDate(text, today).ok;
const isWord: Test = (text) => /^\p{L}[\p{L}'’ -]*$/u.test(text);
const isTitle: Test = (text) => /^(mr|mrs|ms|miss|master|dr|prof|rev|mx)\.?$/i.test(text);

/** Share of the filled cells of a column that pass; 0 when the column is empty. */
function share(rows: readonly (readonly string[])[], column: number, test: Test): number {
  const filled = rows.map((row) => row[column]?.trim() ?? '').filter(Boolean);
  return filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
}

export function guessColumns(rows: readonly (readonly string[])[], today: string): GuessedColumns {
  const header = findHeader(rows);
  if (header !== null) {
    const cells = rows[header] ?? [];
    const isEmis = cells.some((cell) => normalHeader(cell) === 'patientguid');
    return { format: isEmis ? 'emis-extract' : 'report', header, mapping: mappingOfHeader(cells) };
  }
  const sample = rows.slice(0, 200);
  const width = Math.max(0, ...sample.map((row) => row.length));
  const vision = visionShapes.find((columns) => columns.length === width);
  if (vision && looksLikeVision(vision, sample, today)) {
    return { format: 'vision-extract', header: null, mapping: mappingOfHeader(vision) };
  }
  return { format: 'unknown', header: null, mapping: mappingOfContent(sample, width, today) };
}

function looksLikeVision(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  today: string,
): boolean {
  const at = (name: string, test: Test) => share(rows, columns.indexOf(name), test) > 0.6;
  return at('NHS_NUMBER', isChi) && at('DATE_OF_BIRTH', isDate(today)) && at('SURNAME', isWord);
}

/** No names to go by: what the columns hold. People correct the rest on the mapping screen. */
function mappingOfContent(
  rows: readonly (readonly string[])[],
  width: number,
  today: string,
): ImportMapping {
  const mapping: ImportMapping = Array.from({ length: width }, () => null);
  const take = (field: ImportField, test: Test) => {
    const column = mapping.findIndex(
      (taken, index) => taken === null && share(rows, index, test) > 0.6,
    );
    if (column >= 0) mapping[column] = field;
  };
  take('chi', isChi);
  take('dateOfBirth', isDate(today));
  take('postcode', isPostcode);
  take('email', (text) => /^\S+@\S+\.\S+$/.test(text));
  take('mobile', (text) => /^(\+44|0)\s?7[\d ]{8,}$/.test(text));
  take('phone', (text) => /^(\+44|0)[\d ]{9,}$/.test(text));
  take('title', isTitle);
  take('surname', (text) => isWord(text) && text.length > 1);
  take('forename', (text) => isWord(text) && text.length > 1);
  return mapping;
}

/** Fields without which no row can be taken. Empty when the mapping is good enough. */
export function missingFields(mapping: ImportMapping): ImportField[] {
  const missing: ImportField[] = [];
  if (!mapping.includes('surname')) missing.push('surname');
  if (!mapping.includes('chi') && !mapping.includes('dateOfBirth'))
    missing.push('chi', 'dateOfBirth');
  return missing;
}

/** A mapping is remembered for the next file with the same columns. */
export const signatureOf = (header: readonly string[] | null, width: number): string =>
  header ? header.map(normalHeader).join('|') : `no header, ${width} columns`;
