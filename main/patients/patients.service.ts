import type { Output, Parsed } from '../../shared/contract.ts';
import { parseChi } from '../../shared/chi.ts';
import { localDateOf } from '../../shared/calendar.ts';
import { AppError } from '../../shared/errors.ts';
import { formatPostcode } from '../../shared/patient.ts';
import {
  hasNames,
  nameKeys,
  nameRanges,
  parseSearch,
  phoneKeys,
  type PatientSearch,
} from '../../shared/patient-search.ts';
import type { Patient, SafeContact } from '../../shared/types.ts';
import type { Ctx } from '../context.ts';
import type { Db } from '../register/register.ts';
import { idsByName, idsByNumbers } from './patient-search.repo.ts';
import { helpRow, patientOf, safeContactRow, summaryOf } from './patient-view.ts';
import * as repo from './patients.repo.ts';

/** Enough to hold everybody born on one day in a very large practice. */
const mostCandidates = 200;
/** A few digits beside a name fit too many CHI numbers to start from; then the name leads. */
const fewDigits = 4;

export async function searchPatients(
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  { text, limit }: Parsed<'patient.search'>,
): Promise<Output<'patient.search'>> {
  const search = parseSearch(text, localDateOf(now));
  if (search.chi !== null) {
    const found = await repo.patientByChi(db, search.chi);
    return found ? [summaryOf(found)] : [];
  }
  const ids = await candidateIds(db, search, limit);
  const rows = inOrderOf(ids, await repo.patientsByIds(db, ids));
  const fitting = rows.filter((row) => fits(row, search));
  return fitting
    .toSorted((a, b) => b.onList - a.onList)
    .slice(0, limit)
    .map(summaryOf);
}

async function candidateIds(db: Db, search: PatientSearch, limit: number): Promise<string[]> {
  const { names, dates, digits } = search;
  const namesLead = dates.length === 0 && (digits === null || digits.length < fewDigits);
  if (names.length > 0 && namesLead) {
    const most = digits === null ? limit : mostCandidates;
    return (await idsByName(db, nameRanges(names), most)).slice(0, most);
  }
  if (names.length === 0 && dates.length === 0) return idsByNumbers(db, search, limit);
  return idsByNumbers(db, search, mostCandidates);
}

/** Names and numbers typed together must both fit. */
function fits(row: repo.PatientRow, { names, dates, digits }: PatientSearch): boolean {
  if (names.length === 0) return true;
  if (dates.length === 0 && digits === null) return true;
  if (!hasNames(row.surname, row.forename, names)) return false;
  if (row.dateOfBirth !== null && dates.includes(row.dateOfBirth)) return true;
  if (digits === null) return false;
  return (
    (row.chi?.startsWith(digits) ?? false) ||
    phoneKeys(row.phone, row.mobile).some((key) => key.startsWith(digits))
  );
}

function inOrderOf(ids: readonly string[], rows: readonly repo.PatientRow[]): repo.PatientRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export async function getPatient(
  { db }: Pick<Ctx, 'db'>,
  { id }: Parsed<'patient.get'>,
): Promise<Output<'patient.get'>> {
  const row = await repo.patientById(db, id);
  if (!row) throw new AppError('not_found');
  return { ...patientOf(row), referrals: await repo.referralsOfPatient(db, id) };
}

/**
 * Someone not on the list: temporary resident, or no CHI number yet.
 * Throws chi_invalid, chi_taken (detail: the patient's id) and chi_needs_confirmation for a number
 * that passes only the weaker check rule; invalid_input for a date of birth that has not come.
 */
export async function createPatient(ctx: Ctx, input: Parsed<'patient.create'>): Promise<Patient> {
  if (input.dateOfBirth > localDateOf(ctx.now))
    throw new AppError('invalid_input', { fields: ['dateOfBirth'] });
  const chi = chiOfNewPatient(input);
  const id = ctx.newId();
  const inserted = await repo.insertPatient(ctx.db, {
    ...nobody,
    id,
    chi,
    surname: input.surname,
    forename: input.forename,
    dateOfBirth: input.dateOfBirth,
    postcode: formatPostcode(input.postcode) || null,
    phone: input.phone || null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  if (!inserted) await refuseTakenChi(ctx.db, chi);
  await repo.insertNameKeys(ctx.db, id, nameKeys(input.surname, input.forename, false));
  await repo.replacePhoneKeys(ctx.db, id, phoneKeys(input.phone));
  ctx.subject('patient', id);
  ctx.announce('patients');
  return mustFind(ctx.db, id);
}

function chiOfNewPatient({ chi, chiConfirmed }: Parsed<'patient.create'>): string | null {
  if (!chi) return null;
  const parsed = parseChi(chi);
  if (!parsed.ok)
    throw new AppError('chi_invalid', { fields: ['chi'], detail: { because: parsed.because } });
  if (parsed.rule === 'modulus10' && !chiConfirmed)
    throw new AppError('chi_needs_confirmation', { fields: ['chi'] });
  return parsed.chi;
}

async function refuseTakenChi(db: Db, chi: string | null): Promise<never> {
  const owner = chi === null ? undefined : await repo.patientByChi(db, chi);
  throw new AppError('chi_taken', { fields: ['chi'], detail: { patientId: owner?.id ?? null } });
}

const nobody = {
  title: null,
  address: null,
  mobile: null,
  email: null,
  usualGp: null,
  onList: 0,
  leftOn: null,
  leftReason: null,
  noVoicemail: 0,
  noLetters: 0,
  noTexts: 0,
  notAtHome: 0,
  interpreterLanguage: null,
  largePrint: 0,
  helpMorning: 0,
  helpAfternoon: 0,
  helpByPhone: 0,
  helpReminder: 0,
  helpTravel: 0,
  preferredContact: null,
} as const;

/** Throws stale (detail: the patient as they are now), not_found when there is none. */
export async function setContact(
  ctx: Ctx,
  { id, version, phone, mobile, safeContact }: Parsed<'patient.setContact'>,
): Promise<Patient> {
  const before = await mustFind(ctx.db, id);
  const numbers = {
    phone: phone === undefined ? before.phone : phone || null,
    mobile: mobile === undefined ? before.mobile : mobile || null,
  };
  const flags = safeContactRow({ ...before.safeContact, ...given(safeContact) });
  const values = { ...numbers, ...flags, updatedAt: ctx.now };
  if (!(await repo.updatePatient(ctx.db, id, version, values))) {
    throw new AppError('stale', { detail: { current: before } });
  }
  if (numbers.phone !== before.phone || numbers.mobile !== before.mobile) {
    await repo.replacePhoneKeys(ctx.db, id, phoneKeys(numbers.phone, numbers.mobile));
  }
  ctx.subject('patient', id);
  ctx.announce('patients');
  return mustFind(ctx.db, id);
}

/**
 * What would help somebody to come, and how they like to be reached. No version: each answer is
 * one flag of its own, so the second of two people takes nothing away. @throws AppError `not_found`.
 */
export async function setHelp(
  ctx: Ctx,
  { id, addHelp, removeHelp, preferredContact }: Parsed<'patient.setHelp'>,
): Promise<Patient> {
  const changed = await repo.changePatient(ctx.db, id, {
    ...helpRow(removeHelp ?? [], 0),
    ...helpRow(addHelp ?? [], 1),
    ...(preferredContact === undefined ? {} : { preferredContact }),
    updatedAt: ctx.now,
  });
  if (!changed) throw new AppError('not_found');
  ctx.subject('patient', id);
  ctx.announce('patients');
  return mustFind(ctx.db, id);
}

/** What was said, without what was left open. */
const given = (flags: Parsed<'patient.setContact'>['safeContact']): Partial<SafeContact> =>
  Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));

async function mustFind(db: Db, id: string): Promise<Patient> {
  const row = await repo.patientById(db, id);
  if (!row) throw new AppError('not_found');
  return patientOf(row);
}

export async function countPatients({ db }: Pick<Ctx, 'db'>): Promise<Output<'patient.count'>> {
  return {
    ...(await repo.countPatients(db)),
    lastImportAt: await repo.readSetting(db, repo.lastImportKey),
  };
}
