import { addDays, localDateOf } from '../../shared/calendar.ts';
import { bankHolidays } from '../../shared/bank-holidays.ts';
import { clinicDates, yearOfDays } from '../../shared/clinic.ts';
import { sayDays } from '../../shared/clinic-sentence.ts';
import type { Output, Parsed } from '../../shared/contract.ts';
import { AppError, assertNever } from '../../shared/errors.ts';
import { closedReason, type Absences } from '../../shared/slot.ts';
import type { Impact } from '../../shared/types.ts';
import type { Ctx } from '../context.ts';
import { checkLeave, ownersOfClosure } from './absences.service.ts';
import * as repo from './clinics.repo.ts';
import { extraSessionById } from './exceptions.repo.ts';
import { checkExtra } from './exceptions.service.ts';
import { absencesBetween, previewSlots } from './slot-plan.ts';

/** What a change would do, before anybody makes it. */

type Reading = Pick<Ctx, 'db' | 'now'>;
type Whose = readonly string[] | null;

const shownDates = 5;

/** @throws AppError `clinic_rule_invalid`, `clinic_no_occurrences`, `dates_out_of_order`. */
export async function nextDates(
  { db, now }: Reading,
  { rule, validFrom, validTo, id }: Parsed<'clinic.dates'>,
): Promise<Output<'clinic.dates'>> {
  if (validTo !== null && validTo < validFrom) {
    throw new AppError('dates_out_of_order', { fields: ['validTo'] });
  }
  const today = localDateOf(now);
  const from = validFrom > today ? validFrom : today;
  const dates = clinicDates({ rule, validFrom, validTo }, from, addDays(from, yearOfDays));
  const [first] = dates;
  if (first === undefined) {
    throw new AppError('clinic_no_occurrences', { fields: ['rule', 'validTo'] });
  }
  const shown = dates.slice(0, shownDates);
  const absences = await absencesBetween(db, first, shown.at(-1) ?? first);
  const closedAlone = (date: string): string | null => {
    const closure = absences.closures.find((one) => one.clinicId === id && one.onDate === date);
    return closure ? closure.reason || 'Closed' : null;
  };
  return {
    sentence: sayDays(rule),
    dates: shown.map((date) => ({
      date,
      off: closedReason(date, absences) ?? (id === undefined ? null : closedAlone(date)),
    })),
  };
}

/** @throws AppError as the change itself would. */
export async function tryChange(
  ctx: Reading,
  change: Parsed<'clinic.tryChange'>,
): Promise<Output<'clinic.tryChange'>> {
  switch (change.what) {
    case 'leave': {
      await checkLeave(ctx, change);
      return previewAbsences(ctx, [change.linkWorkerId], ({ leave }) => ({
        leave: [...leave, { ...change, reason: '' }],
      }));
    }
    case 'no_leave': {
      const gone = (await repo.leaves(ctx.db)).find(({ id }) => id === change.id);
      if (!gone) throw new AppError('not_found');
      return previewAbsences(ctx, [gone.linkWorkerId], ({ leave }) => ({
        leave: without(leave, change.id),
      }));
    }
    case 'closure': {
      const { onDate, clinicId } = change;
      return previewAbsences(ctx, await ownersOfClosure(ctx, clinicId), ({ closures }) => ({
        closures: [...closures, { onDate, clinicId, reason: '' }],
      }));
    }
    case 'no_closure': {
      const gone = (await repo.closures(ctx.db)).find(({ id }) => id === change.id);
      if (!gone) throw new AppError('not_found');
      return previewAbsences(ctx, await ownersOfClosure(ctx, gone.clinicId), ({ closures }) => ({
        closures: without(closures, change.id),
      }));
    }
    case 'extra': {
      const { linkWorkerId } = await checkExtra(ctx, change);
      return previewAbsences(ctx, [linkWorkerId], ({ extras }) => ({
        extras: [...extras, change],
      }));
    }
    case 'no_extra': {
      const gone = await extraSessionById(ctx.db, change.id);
      const clinic = gone && (await repo.clinicById(ctx.db, gone.clinicId));
      if (!clinic) throw new AppError('not_found');
      return previewAbsences(ctx, [clinic.linkWorkerId], ({ extras }) => ({
        extras: without(extras, change.id),
      }));
    }
    case 'holiday':
      return previewAbsences(ctx, null, ({ bankHolidays: all }) => ({
        bankHolidays: withHoliday(all, change),
      }));
    default:
      return assertNever(change);
  }
}

function previewAbsences(
  ctx: Reading,
  whose: Whose,
  whatIf: (absences: Absences) => Partial<Absences>,
): Promise<Impact> {
  return previewSlots(ctx, whose, ({ absences }) => ({
    absences: { ...absences, ...whatIf(absences) },
  }));
}

/** What the register gave has ids, though the rules need none. */
const without = <T extends object>(all: readonly T[], id: string): readonly T[] =>
  all.filter((one) => !('id' in one) || one.id !== id);

function withHoliday(
  all: ReadonlyMap<string, string>,
  { onDate, off }: { readonly onDate: string; readonly off: boolean | null },
): ReadonlyMap<string, string> {
  const changed = new Map(all);
  if (off ?? bankHolidays.has(onDate)) changed.set(onDate, bankHolidays.get(onDate) ?? '');
  else changed.delete(onDate);
  return changed;
}
