import { ageInYears, localDateOf, localTimeOf } from '../../shared/calendar.ts';
import { formatChi } from '../../shared/chi.ts';
import { sayPlace } from '../../shared/clinic-sentence.ts';
import type { Output, Parsed } from '../../shared/contract.ts';
import {
  paperPages,
  type PaperCalls,
  type PaperDay,
  type PaperPerson,
} from '../../shared/paper-day.ts';
import { formatPatientName, leftAs } from '../../shared/patient.ts';
import { phoneGroups } from '../../shared/phone-list.ts';
import { numberToRing } from '../../shared/reminder.ts';
import { attemptWords, phoneReason, phoneWhyWords } from '../../shared/reminder-words.ts';
import { safeContactWords } from '../../shared/safe-contact.ts';
import type { AppointmentStatus, PatientSummary, PhoneRow } from '../../shared/types.ts';
import { diaryDay } from '../appointments/diary.service.ts';
import type { Ctx } from '../context.ts';
import { patientsByIds } from '../patients/patients.repo.ts';
import { summaryOf } from '../patients/patient-view.ts';
import { practiceSettings } from '../settings/settings.repo.ts';
import { insertPrint } from './day-end.repo.ts';
import { phoneList } from './phone-list.service.ts';
import { daysToRemind } from './reminders.service.ts';

/** A page of the printer's window has its bounds, and nobody rings more in a power cut. */
const mostCalls = 150;

/** Today, the next working day, and whom to phone, as pages. What is on them went out of the app: audited. */
export async function paper(
  ctx: Ctx,
  { linkWorkerId, part }: Parsed<'dayEnd.paper'>,
): Promise<Output<'dayEnd.paper'>> {
  const today = localDateOf(ctx.now);
  const { date } = await daysToRemind(ctx);
  const settings = await practiceSettings(ctx.db);
  const { rows, total } = await phoneList(ctx, { linkWorkerId });
  const calls = rows.slice(0, mostCalls);
  ctx.subject('paper', date);
  const html = paperPages({
    practiceName: settings.practiceName,
    demo: settings.demo,
    printedAt: ctx.now,
    printedBy: ctx.session.name,
    days:
      part === 'phone'
        ? []
        : [await dayOf(ctx, today, linkWorkerId), await dayOf(ctx, date, linkWorkerId)],
    calls: callsOf(calls, ctx.now),
    moreCalls: total - calls.length,
  });
  return { fileName: `paper-${today}.pdf`, html, date };
}

export async function paperPrinted(
  ctx: Ctx,
  { date }: Parsed<'dayEnd.paperPrinted'>,
): Promise<null> {
  const printedBy = ctx.session.staffId;
  await insertPrint(ctx.db, { id: ctx.newId(), forDate: date, printedAt: ctx.now, printedBy });
  ctx.subject('paper', date);
  ctx.announce('reminders');
  return null;
}

const stateWords: Record<AppointmentStatus, string> = {
  booked: '',
  arrived: 'arrived',
  in_progress: 'in the room',
  attended: 'seen',
  dna: 'did not attend',
  cancelled: 'cancelled',
  left_before_seen: 'left before being seen',
};

type Who = Omit<PatientSummary, 'openReferralId'>;

async function dayOf(
  { db, now }: Ctx,
  date: string,
  linkWorkerId: string | null,
): Promise<PaperDay> {
  const day = await diaryDay({ db }, { date });
  const columns = day.columns.filter(
    (column) => linkWorkerId === null || column.linkWorkerId === linkWorkerId,
  );
  const ids = columns.flatMap(({ appointments }) => appointments.map((one) => one.patientId));
  const patients = new Map(
    (await patientsByIds(db, [...new Set(ids)])).map((row) => [row.id, summaryOf(row)]),
  );
  return {
    date,
    closed: day.closed,
    columns: columns.map(({ name, away, slots, appointments }) => ({
      linkWorker: name,
      away,
      lines: [
        ...appointments.map((one) => ({
          ...one,
          person: personOf(patients.get(one.patientId)!, date),
          state: one.needsMoving ? 'needs moving' : stateWords[one.status],
        })),
        // A free time that is over can no longer be given away.
        ...slots
          .filter(({ endsAt }) => endsAt > now)
          .map((slot) => ({ ...slot, person: null, state: '' })),
      ]
        .toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1))
        .map(({ startsAt, mode, room, person, state }) => ({
          time: localTimeOf(startsAt),
          where: sayPlace(mode, room),
          person,
          state,
        })),
    })),
  };
}

function personOf(patient: Who, onDate: string): PaperPerson {
  const left = leftAs(patient);
  const known = left === 'died' ? ['The list says: died'] : left ? ['Left the practice'] : [];
  return {
    name: formatPatientName(patient),
    age: patient.dateOfBirth ? ageInYears(patient.dateOfBirth, onDate) : null,
    chi: patient.chi === null ? null : formatChi(patient.chi),
    // The number to ring first; each once.
    phones: [...new Set([numberToRing(patient), patient.phone, patient.mobile])].flatMap(
      (number) => number || [],
    ),
    flags: [...known, ...safeContactWords(patient.safeContact).map(({ text }) => text)],
  };
}

function callsOf(rows: readonly PhoneRow[], now: string): PaperCalls[] {
  return phoneGroups(rows).map(({ why, rows: inGroup }) => ({
    ...phoneWhyWords[why],
    calls: inGroup.map((row) => ({
      person: personOf(row.patient, localDateOf(now)),
      reason: phoneReason(row, now),
      attempts: attemptWords(row),
    })),
  }));
}
