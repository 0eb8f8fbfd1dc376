import { generateChi } from '../../shared/chi.ts';

/** Practice lists in the shapes the clinical systems write them. Everybody in them is made up. */
export type MadeUpPerson = {
  readonly chi: string;
  readonly surname: string;
  readonly forename: string;
  readonly title: string;
  /** `YYYY-MM-DD` */
  readonly born: string;
  readonly street: string;
  readonly town: string;
  readonly postcode: string;
  readonly phone: string;
  readonly mobile: string;
};

const surnames = [
  'Madeup',
  "O'Example",
  'McSample',
  'Imaginary',
  'Nobody-Else',
  'Ficción',
  'Placeholder',
  'Specimen',
];
const forenames = [
  'Ailsa',
  'Brodie',
  'Catrìona',
  'Davina',
  'Eilidh',
  'Fergus',
  'Greer',
  'Hamish',
  'Iona',
];
const titles = ['Ms', 'Mr', 'Mrs', 'Miss', 'Dr'];

/** The same people for the same count; phone numbers from Ofcom's ranges for drama. */
export function madeUpPeople(count: number): MadeUpPerson[] {
  return Array.from({ length: count }, (_, index) => {
    const born = new Date(Date.UTC(1930, 0, 1 + ((index * 37) % 30_000)))
      .toISOString()
      .slice(0, 10);
    return {
      chi: madeUpChi(born, index),
      surname: surnames[index % surnames.length]!,
      forename: forenames[(index * 7) % forenames.length]!,
      title: titles[index % titles.length]!,
      born,
      street: `${index + 1} Made-up Street`,
      town: 'Nowhere',
      postcode: `ZZ${(index % 9) + 1} ${index % 10}ZZ`,
      phone: `0131 496 0${String(index % 1000).padStart(3, '0')}`,
      mobile: `07700 900${String(index % 1000).padStart(3, '0')}`,
    };
  });
}

function madeUpChi(born: string, index: number): string {
  for (let serial = Math.floor(index / 30_000) * 40; ; serial += 1) {
    const chi = generateChi(born, serial % 1000, 'modulus11');
    if (chi !== null) return chi;
  }
}

const cell = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
export const csv = (rows: readonly (readonly string[])[], end = '\r\n'): string =>
  rows.map((row) => row.map(cell).join(',') + end).join('');

const british = (iso: string): string => iso.split('-').toReversed().join('/');

export const emisColumns = [
  'PatientGuid OrganisationGuid UsualGpUserInRoleGuid Sex DateOfBirth DateOfDeath Title',
  'GivenName MiddleNames Surname DateOfRegistration NhsNumber PatientNumber',
  'PatientTypeDescription DummyType HouseNameFlatNumber NumberAndStreet Village Town',
  'County Postcode ResidentialInstituteCode NHSNumberStatus CarerName CarerRelation',
  'PersonGuid DateOfDeactivation Deleted SpineSensitive IsConfidential EmailAddress',
  'HomePhone MobilePhone ExternalUsualGPGuid ExternalUsualGP',
  'ExternalUsualGPOrganisation ProcessingId',
]
  .join(' ')
  .split(' ');

type Cells = Record<string, string>;
const inColumns = (columns: readonly string[], cells: Cells) =>
  columns.map((column) => cells[column] ?? '');

/** EMIS extract: header row, ISO dates. `more` sets further cells of a person. */
export function emisExtract(
  people: readonly MadeUpPerson[],
  more: (index: number) => Cells = () => ({}),
): string {
  const rows = people.map((person, index) =>
    inColumns(emisColumns, {
      PatientGuid: `{00000000-0000-0000-0000-${String(index).padStart(12, '0')}}`,
      DateOfBirth: person.born,
      Title: person.title,
      GivenName: person.forename,
      Surname: person.surname,
      NhsNumber: person.chi,
      HouseNameFlatNumber: '',
      NumberAndStreet: person.street,
      Town: person.town,
      Postcode: person.postcode,
      Deleted: 'false',
      IsConfidential: 'false',
      HomePhone: person.phone,
      MobilePhone: person.mobile,
      ExternalUsualGP: 'Dr Made-up',
      ...more(index),
    }),
  );
  return csv([emisColumns, ...rows]);
}

export const visionColumns = [
  'PID REFERENCE DATE_OF_BIRTH SEX POSTCODE MARITAL_STATUS GP GP_USUAL ACTIVE',
  'REGISTERED_DATE REMOVED_DATE HA PCG SURGERY MILEAGE DISPENSING ETHNIC DATE_OF_DEATH',
  'PRACTICE SURNAME FORENAME TITLE NHS_NUMBER ADDRESS ADDRESS_1 ADDRESS_2 ADDRESS_3',
  'ADDRESS_4 ADDRESS_5 PHONE_NUMBER MOBILE_NUMBER EMAIL PRACT_NUMBER SERVICE_ID ACTION',
]
  .join(' ')
  .split(' ');

/** Vision extract: no header row; `columns` without phone, mobile and e-mail is the older pack. */
export function visionExtract(
  people: readonly MadeUpPerson[],
  columns: readonly string[] = visionColumns,
): string {
  return csv(
    people.map((person, index) =>
      inColumns(columns, {
        PID: String(index + 1),
        REFERENCE: String(1000 + index),
        DATE_OF_BIRTH: person.born.replaceAll('-', ''),
        POSTCODE: person.postcode,
        GP_USUAL: 'G001',
        ACTIVE: 'Y',
        REGISTERED_DATE: '20010101',
        SURNAME: person.surname.toUpperCase(),
        FORENAME: person.forename,
        TITLE: person.title,
        NHS_NUMBER: person.chi,
        ADDRESS_1: person.street,
        ADDRESS_3: person.town,
        PHONE_NUMBER: person.phone,
        MOBILE_NUMBER: person.mobile,
        ACTION: 'A',
      }),
    ),
  );
}

/** A report as saved from a screen: lines above, a total below, spaced CHI numbers. */
export function report(people: readonly MadeUpPerson[], delimiter = ','): string {
  const header = [
    'CHI Number',
    'Surname',
    'Forename(s)',
    'Date of Birth',
    'Age',
    'Sex',
    'Address',
    'Postcode',
  ];
  const rows = people.map((person) => [
    `${person.chi.slice(0, 6)} ${person.chi.slice(6)}`,
    person.surname,
    person.forename,
    british(person.born),
    '50',
    'F',
    `${person.street}\n${person.town}`,
    person.postcode,
    person.phone,
    person.mobile,
    'Dr Made-up',
  ]);
  const all = [
    ['Registered patients (made up)'],
    ['Run on 25/11/2026'],
    [],
    [...header, 'Telephone', 'Mobile', 'Registered GP'],
    ...rows,
    ['Total', String(people.length)],
  ];
  return all
    .map((row) => row.map((text) => (text.includes('\n') ? `"${text}"` : text)).join(delimiter))
    .join('\r\n');
}
