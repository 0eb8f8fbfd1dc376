import { localDateOf, plusMinutes, toInstant } from '../../shared/london-time.ts';
import type { Output, Parsed } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { afterChoice } from '../../shared/referral.ts';
import { laterMinutes, standing } from '../../shared/see-now.ts';
import type { SeeNowCall } from '../../shared/types.ts';
import type { Ctx, Handlers } from '../context.ts';
import { patientsByIds } from '../patients/patients.repo.ts';
import { checkLinkWorker } from './refer.service.ts';
import { bookingOf, open, save } from './referral-changes.ts';
import { stateBefore, stateColumns, stateToRestore } from './referral-view.ts';
import type { ReferralRow } from './referrals.repo.ts';
import * as repo from './see-now.repo.ts';

/** Who waits in the building, who answered what, and what follows for the referral. */

async function list({ db, now }: Ctx): Promise<Output<'seeNow.list'>> {
  const midnight = toInstant(localDateOf(now), '00:00');
  const rows = [...(await repo.waitingNow(db)), ...(await repo.turnedDownSince(db, midnight))];
  const events = await repo.seeNowEvents(
    db,
    rows.map(({ id }) => id),
  );
  const patients = new Map(
    (
      await patientsByIds(
        db,
        rows.map((row) => row.patientId),
      )
    ).map((patient) => [patient.id, patient]),
  );
  return [...new Map(rows.map((row) => [row.id, row])).values()].flatMap((row) => {
    const patient = patients.get(row.patientId);
    const call = callOf(row, events);
    if (!patient || !stillToDo(row, call.last)) return [];
    const { id, surname, forename, dateOfBirth } = patient;
    return [{ ...call.shown, patient: { id, surname, forename, dateOfBirth } }];
  });
}

/** Whoever nobody could come to stays here until anything else happens to the referral. */
const stillToDo = (row: ReferralRow, last: repo.NamedEvent | null): boolean =>
  row.nextAction === 'see_now' ||
  (last?.kind === 'cant' && stateToRestore(last.referralBefore, row) !== null);

function callOf(row: ReferralRow, all: readonly repo.NamedEvent[]) {
  const events = all.filter(({ referralId }) => referralId === row.id);
  const { raisedAt, askedAt, answer } = standing(events, row.referredAt);
  const shown: Omit<SeeNowCall, 'patient'> = {
    referralId: row.id,
    referrerName: row.referrerName,
    linkWorkerId: row.linkWorkerId,
    raisedAt,
    askedAt,
    seen: events.at(-1)?.seq ?? 0,
    answer: answer && {
      kind: answer.kind,
      at: answer.at,
      byName: answer.byName,
      linkWorkerId: answer.linkWorkerId,
      name: answer.workerName,
      dueAt: answer.dueAt,
    },
  };
  return { shown, last: answer };
}

const callNow = async ({ db }: Pick<Ctx, 'db'>, row: ReferralRow) =>
  callOf(row, await repo.seeNowEvents(db, [row.id]));

/** One answer stands: the second of two people is told of it, and may then change it. */
async function current(ctx: Ctx, { id, seen }: { id: string; seen: number }) {
  const row = await open(ctx, id);
  const call = await callNow(ctx, row);
  if (call.shown.seen !== seen) throw answered(call.shown.answer);
  return { row, call };
}

const answered = (answer: SeeNowCall['answer']): AppError =>
  new AppError('see_now_answered', { detail: { answer } });

async function write(
  ctx: Ctx,
  row: ReferralRow,
  event: Pick<repo.SeeNowEvent, 'seq' | 'kind'> & Partial<repo.SeeNowEvent>,
): Promise<void> {
  const taken = await repo.insertSeeNowEvent(ctx.db, {
    referralId: row.id,
    at: ctx.now,
    byId: ctx.session.staffId,
    linkWorkerId: null,
    dueAt: null,
    referralBefore: null,
    ...event,
  });
  if (!taken) throw answered((await callNow(ctx, row)).shown.answer);
  ctx.subject('referral', row.id);
  ctx.announce('referrals');
}

async function answer(ctx: Ctx, input: Parsed<'seeNow.answer'>): Promise<Output<'seeNow.answer'>> {
  const { row, call } = await current(ctx, input);
  if (row.nextAction !== 'see_now') throw new AppError('see_now_over');
  const own = ctx.session.role === 'link_worker' ? ctx.session.staffId : null;
  const linkWorkerId = input.linkWorkerId ?? own;
  if (own !== null && linkWorkerId !== own) throw new AppError('not_allowed');
  if (linkWorkerId === null && input.answer !== 'cant') {
    throw new AppError('invalid_input', { fields: ['linkWorkerId'] });
  }
  await checkLinkWorker(ctx, linkWorkerId);
  const seq = call.shown.seen + 1;
  const cant = input.answer === 'cant';
  await write(ctx, row, {
    seq,
    kind: input.answer,
    linkWorkerId,
    dueAt: input.answer === 'in_minutes' ? plusMinutes(ctx.now, laterMinutes) : null,
    referralBefore: cant ? stateBefore(row) : null,
  });
  if (cant) {
    await save(ctx, row, stateColumns(afterChoice(row, 'book', await bookingOf(ctx, row))));
  }
  return { seen: seq };
}

async function undo(ctx: Ctx, input: Parsed<'seeNow.undo'>): Promise<Output<'seeNow.undo'>> {
  const { row, call } = await current(ctx, input);
  const { last } = call;
  if (!last) throw new AppError('not_found');
  const was = last.kind === 'cant' ? stateToRestore(last.referralBefore, row) : row;
  if (was?.nextAction !== 'see_now') throw new AppError('undo_too_late');
  const seq = call.shown.seen + 1;
  await write(ctx, row, { seq, kind: 'undone' });
  if (last.kind === 'cant') await save(ctx, row, stateColumns(was));
  return { seen: seq };
}

export const seeNowHandlers = {
  'seeNow.list': list,
  'seeNow.answer': answer,
  'seeNow.undo': undo,
} satisfies Partial<Handlers>;
