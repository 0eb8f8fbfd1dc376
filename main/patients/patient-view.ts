import { helps, type Help } from '../../shared/help.ts';
import type { Patient, PatientSummary, SafeContact } from '../../shared/types.ts';
import type { PatientRow } from './patients.repo.ts';

type SafeContactRow = Pick<
  PatientRow,
  'noVoicemail' | 'noLetters' | 'noTexts' | 'notAtHome' | 'interpreterLanguage' | 'largePrint'
>;

export const safeContactOf = (row: SafeContactRow): SafeContact => ({
  noVoicemail: row.noVoicemail === 1,
  noLetters: row.noLetters === 1,
  noTexts: row.noTexts === 1,
  notAtHome: row.notAtHome === 1,
  interpreterLanguage: row.interpreterLanguage,
  largePrint: row.largePrint === 1,
});

export const safeContactRow = (flags: SafeContact): SafeContactRow => ({
  noVoicemail: flags.noVoicemail ? 1 : 0,
  noLetters: flags.noLetters ? 1 : 0,
  noTexts: flags.noTexts ? 1 : 0,
  notAtHome: flags.notAtHome ? 1 : 0,
  interpreterLanguage: flags.interpreterLanguage?.trim() || null,
  largePrint: flags.largePrint ? 1 : 0,
});

const helpColumns = {
  morning: 'helpMorning',
  afternoon: 'helpAfternoon',
  by_phone: 'helpByPhone',
  reminder: 'helpReminder',
  travel: 'helpTravel',
} as const satisfies Record<Help, keyof PatientRow>;

export type HelpRow = Pick<PatientRow, (typeof helpColumns)[Help]>;

export const helpOf = (row: HelpRow): Help[] =>
  helps.filter((help) => row[helpColumns[help]] === 1);

export const helpRow = (changed: readonly Help[], to: 0 | 1): Partial<HelpRow> =>
  Object.fromEntries(changed.map((help) => [helpColumns[help], to]));

export const summaryOf = (row: PatientRow): PatientSummary => ({
  id: row.id,
  chi: row.chi,
  title: row.title,
  surname: row.surname,
  forename: row.forename,
  dateOfBirth: row.dateOfBirth,
  postcode: row.postcode,
  phone: row.phone,
  mobile: row.mobile,
  safeContact: safeContactOf(row),
  wouldHelp: helpOf(row),
  preferredContact: row.preferredContact,
  onList: row.onList === 1,
  leftOn: row.leftOn,
  leftReason: row.leftReason,
  openReferralId: row.openReferralId,
});

export const patientOf = (row: PatientRow): Patient => ({
  ...summaryOf(row),
  address: row.address,
  email: row.email,
  usualGp: row.usualGp,
  version: row.version,
});
