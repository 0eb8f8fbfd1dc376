import type { Output, Parsed } from '../../shared/contract.ts';
import { checkClinic } from '../../shared/clinic.ts';
import { clinicSentence } from '../../shared/clinic-sentence.ts';
import { AppError } from '../../shared/errors.ts';
import type { PlannedClinic } from '../../shared/slot.ts';
import type { Clinic } from '../../shared/types.ts';
import type { Ctx } from '../context.ts';
import { checkClashes } from './clashes.ts';
import * as repo from './clinics.repo.ts';
import { generateSlots, previewSlots } from './slot-plan.ts';

type Draft = Parsed<'clinic.impact'>;

/** Of a clinic that is not saved yet: sorts after every id there is. */
const newest = 'draft';

const shown = (row: repo.ClinicRow): Clinic => ({ ...row, sentence: clinicSentence(row) });

export async function listClinics({ db }: Pick<Ctx, 'db'>): Promise<Output<'clinic.list'>> {
  return (await repo.clinics(db)).map(shown);
}

/** What saving would do. @throws AppError as `saveClinic` would, so that the form can say so early. */
export async function clinicImpact(ctx: Ctx, draft: Draft): Promise<Output<'clinic.impact'>> {
  const before = await checkDraft(ctx, draft);
  const planned: PlannedClinic = { ...draft, id: draft.id ?? newest };
  return previewSlots(ctx, ownersOf(draft, before), ({ clinics }) => ({
    clinics: [...clinics.filter(({ id }) => id !== planned.id), planned],
  }));
}

/**
 * Adds or changes a clinic and its slots. @throws AppError `clinic_*` with the fields to mend,
 * `clinic_overlaps` or `clinic_room_taken` with the other clinic and the first date, `stale`,
 * `not_found`.
 */
export async function saveClinic(
  ctx: Ctx,
  { version, ...draft }: Parsed<'clinic.save'>,
): Promise<Output<'clinic.save'>> {
  const before = await checkDraft(ctx, draft);
  const { id = ctx.newId(), ...fields } = draft;
  if (!before) await repo.insertClinic(ctx.db, { id, ...fields });
  else if (version === undefined || !(await repo.updateClinic(ctx.db, id, version, fields))) {
    throw new AppError('stale', { detail: shown(before) });
  }
  return saved(ctx, id, ownersOf(draft, before));
}

/** The clinic as it was, or null for a new one. */
async function checkDraft(ctx: Ctx, draft: Draft): Promise<repo.ClinicRow | null> {
  const { db } = ctx;
  checkClinic(draft);
  if (!(await repo.isLinkWorker(db, draft.linkWorkerId))) {
    throw new AppError('not_found', { fields: ['linkWorkerId'] });
  }
  await checkClashes(ctx, { ...draft, id: draft.id ?? newest });
  if (draft.id === undefined) return null;
  const before = await repo.clinicById(db, draft.id);
  if (!before) throw new AppError('not_found');
  return before;
}

const ownersOf = (draft: Draft, before: repo.ClinicRow | null): string[] => [
  ...new Set([draft.linkWorkerId, ...(before ? [before.linkWorkerId] : [])]),
];

async function saved(
  ctx: Ctx,
  id: string,
  linkWorkerIds: readonly string[],
): Promise<Output<'clinic.save'>> {
  ctx.subject('clinic', id);
  const impact = await generateSlots(ctx, linkWorkerIds);
  ctx.announce('clinics');
  const row = await repo.clinicById(ctx.db, id);
  if (!row) throw new AppError('not_found');
  return { clinic: shown(row), impact };
}

/** The clinic runs up to and with `validTo`. @throws AppError `dates_out_of_order`, `stale`. */
export async function endClinic(
  ctx: Ctx,
  { id, version, validTo }: Parsed<'clinic.end'>,
): Promise<Output<'clinic.end'>> {
  const before = await repo.clinicById(ctx.db, id);
  if (!before) throw new AppError('not_found');
  if (validTo < before.validFrom) throw new AppError('dates_out_of_order', { fields: ['validTo'] });
  if (!(await repo.updateClinic(ctx.db, id, version, { validTo }))) {
    throw new AppError('stale', { detail: shown(before) });
  }
  return saved(ctx, id, [before.linkWorkerId]);
}
