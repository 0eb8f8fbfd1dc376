import { clinicDates, type ClinicTimes } from './clinic.ts';
import { instantOf, localTimeOf, plusMinutes } from './calendar.ts';
import { heldUntilOf } from './held-slots.ts';
import type { Closure, Leave, Mode } from './types.ts';

/** One time in a clinic at which somebody can be seen, before it is a row of the register. */
export type PlannedSlot = {
  readonly clinicId: string;
  readonly linkWorkerId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly localDate: string;
  readonly localTime: string;
  readonly mode: Mode;
  readonly room: string | null;
  /** Held for the day: not offered before this instant. */
  readonly heldUntil: string | null;
};

export type PlannedClinic = ClinicTimes & {
  readonly id: string;
  readonly linkWorkerId: string;
  readonly mode: Mode;
  readonly room: string | null;
};

/** What keeps a link worker from a clinic. */
export type Absences = {
  readonly leave: readonly Pick<Leave, 'linkWorkerId' | 'fromDate' | 'toDate' | 'reason'>[];
  readonly closures: readonly Pick<Closure, 'onDate' | 'clinicId' | 'reason'>[];
  /** Sessions beside the rule. */
  readonly extras: readonly { readonly clinicId: string; readonly onDate: string }[];
  /** Date to name. */
  readonly bankHolidays: ReadonlyMap<string, string>;
  /** Last day in the practice, by link worker; absent: stays. */
  readonly leavesOn: ReadonlyMap<string, string>;
};

/**
 * The slots of one session, in order. Stepped in elapsed time, so that no slot falls into the hour
 * the clocks skip and none overlaps the next where an hour comes twice. The last few may be held.
 */
export function slotsOf(clinic: PlannedClinic, date: string): PlannedSlot[] {
  const { id: clinicId, linkWorkerId, mode, room } = clinic;
  const times = partsOf(clinic, date).flatMap(([opens, closes]) => timesIn(opens, closes, clinic));
  const firstHeld = times.length - clinic.heldSlots;
  const heldUntil = clinic.heldSlots > 0 ? heldUntilOf(date, clinic.heldOpensAt) : null;
  return times.map(({ startsAt, endsAt }, at) => ({
    clinicId,
    linkWorkerId,
    startsAt,
    endsAt,
    localDate: date,
    localTime: localTimeOf(startsAt),
    mode,
    room,
    heldUntil: at >= firstHeld ? heldUntil : null,
  }));
}

type Part = readonly [opens: string, closes: string];

/** The session as instants: whole, or what is before and after its break. */
function partsOf({ startTime, endTime, breakFrom, breakTo }: ClinicTimes, date: string): Part[] {
  const opens = instantOf(date, startTime);
  const closes = instantOf(date, endTime);
  if (opens === null || closes === null) return [];
  const from = breakFrom === null ? null : instantOf(date, breakFrom);
  const to = breakTo === null ? null : instantOf(date, breakTo);
  if (from === null || to === null) return [[opens, closes]];
  return [
    [opens, from],
    [to, closes],
  ];
}

type Time = { readonly startsAt: string; readonly endsAt: string };

function timesIn(opens: string, closes: string, clinic: ClinicTimes): Time[] {
  const times: Time[] = [];
  let startsAt = opens;
  let endsAt = plusMinutes(startsAt, clinic.slotMinutes);
  while (endsAt <= closes) {
    times.push({ startsAt, endsAt });
    startsAt = plusMinutes(endsAt, clinic.gapMinutes);
    endsAt = plusMinutes(startsAt, clinic.slotMinutes);
  }
  return times;
}

/** Why the whole practice is shut on a date, or null. */
export function closedReason(date: string, absences: Absences): string | null {
  const holiday = absences.bankHolidays.get(date);
  if (holiday !== undefined) return holiday;
  const closure = absences.closures.find(
    ({ onDate, clinicId }) => clinicId === null && onDate === date,
  );
  return closure ? closure.reason || 'Closed' : null;
}

/** Whether the link worker's last day in the practice is over. */
export function hasLeft(linkWorkerId: string, date: string, { leavesOn }: Absences): boolean {
  const last = leavesOn.get(linkWorkerId);
  return last !== undefined && date > last;
}

/** Why a link worker is away on a date (leave, or no longer in the practice), or null. */
export function awayReason(linkWorkerId: string, date: string, absences: Absences): string | null {
  if (hasLeft(linkWorkerId, date, absences)) return 'No longer in the practice';
  const leave = absences.leave.find(
    (one) => one.linkWorkerId === linkWorkerId && one.fromDate <= date && date <= one.toDate,
  );
  return leave ? leave.reason || 'On leave' : null;
}

/** Whether a clinic that its rule puts on this date takes place. */
export function takesPlace(clinic: PlannedClinic, date: string, absences: Absences): boolean {
  return (
    closedReason(date, absences) === null &&
    awayReason(clinic.linkWorkerId, date, absences) === null &&
    !absences.closures.some(({ onDate, clinicId }) => clinicId === clinic.id && onDate === date)
  );
}

/** The days of a clinic's rule and its extra sessions; those after its last day are none. */
function sessionDates(
  clinic: PlannedClinic,
  { extras }: Absences,
  from: string,
  to: string,
): string[] {
  const extra = extras
    .filter(({ clinicId, onDate }) => clinicId === clinic.id && onDate >= from && onDate <= to)
    .map(({ onDate }) => onDate)
    .filter((date) => clinic.validTo === null || date <= clinic.validTo);
  const dates = clinicDates(clinic, from, to);
  return extra.length === 0 ? dates : [...new Set([...dates, ...extra])];
}

/** All slots that should exist on these dates (both included): rules minus absences, by start. */
export function plannedSlots(
  clinics: readonly PlannedClinic[],
  absences: Absences,
  from: string,
  to: string,
): PlannedSlot[] {
  return clinics
    .flatMap((clinic) =>
      sessionDates(clinic, absences, from, to)
        .filter((date) => takesPlace(clinic, date, absences))
        .flatMap((date) => slotsOf(clinic, date)),
    )
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0));
}
