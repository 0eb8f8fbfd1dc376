import type { Parsed } from '../../shared/contract.ts';
import type { Ctx } from '../context.ts';
import { helpRow, type HelpRow } from '../patients/patient-view.ts';
import { changePatient, patientById, type PatientRow } from '../patients/patients.repo.ts';
import { setHelp } from '../patients/patients.service.ts';
import * as repo from './appointments.repo.ts';

/**
 * What would help a patient to come is asked when an appointment was missed. If it was not missed
 * after all, the answers go with it, as far as nobody has said anything else since.
 */
type Answers = Pick<Parsed<'appointment.dna'>, 'addHelp' | 'removeHelp' | 'preferredContact'>;
type Missed = { readonly id: string; readonly patientId: string; readonly version: number };
type Columns = Partial<HelpRow & Pick<PatientRow, 'preferredContact'>>;
type Kept = { readonly was: Columns; readonly became: Columns };

const saysNothing = ({ addHelp = [], removeHelp = [], preferredContact }: Answers): boolean =>
  addHelp.length + removeHelp.length === 0 && preferredContact === undefined;

/** Keeps the answers with the patient, and what was there before with the missed appointment. */
export async function answered(ctx: Ctx, missed: Missed, answers: Answers): Promise<void> {
  if (saysNothing(answers)) return;
  const { addHelp, removeHelp, preferredContact } = answers;
  const patient = await patientById(ctx.db, missed.patientId);
  await setHelp(ctx, { id: missed.patientId, addHelp, removeHelp, preferredContact });
  const became: Columns = {
    ...helpRow(removeHelp ?? [], 0),
    ...helpRow(addHelp ?? [], 1),
    ...(preferredContact === undefined ? {} : { preferredContact }),
  };
  if (patient) {
    const kept: Kept = { was: onlyOf(patient, columnsOf(became)), became };
    await repo.keepHelpBefore(ctx.db, missed, JSON.stringify(kept));
  }
  ctx.subject('appointment', missed.id);
}

/** @param helpBefore as kept by `answered`; null: nothing was said. */
export async function unanswered(
  ctx: Ctx,
  patientId: string,
  helpBefore: string | null,
): Promise<void> {
  const patient = helpBefore === null ? undefined : await patientById(ctx.db, patientId);
  if (helpBefore === null || !patient) return;
  const { was, became } = JSON.parse(helpBefore) as Kept;
  const unchanged = columnsOf(became).filter((column) => patient[column] === became[column]);
  if (unchanged.length === 0) return;
  await changePatient(ctx.db, patientId, { ...onlyOf(was, unchanged), updatedAt: ctx.now });
  ctx.announce('patients');
}

const columnsOf = (columns: Columns) => Object.keys(columns) as (keyof Columns)[];

const onlyOf = (from: Columns, columns: readonly (keyof Columns)[]): Columns =>
  Object.fromEntries(columns.map((column) => [column, from[column]]));
