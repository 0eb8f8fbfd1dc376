import { sql } from 'kysely';
import { prepared } from '../register/prepared.ts';
import type { Db } from '../register/register.ts';
import { freeWith } from './free-slots.repo.ts';

/** What the diary reads. Prepared: it is read on every turn of a page and every change at any desk. */

const slotColumns = [
  'id',
  'clinicId',
  'linkWorkerId',
  'startsAt',
  'endsAt',
  'localDate',
  'localTime',
  'mode',
  'room',
  'heldUntil',
  'taken',
] as const;

/** Times that are open, taken ones and past ones included. */
export const openSlotsOn = prepared((db, { date }: { date: string }) =>
  db
    .selectFrom('slot')
    .select(slotColumns)
    .where('localDate', '=', date)
    .where('open', '=', sql.lit(1))
    .orderBy('startsAt'),
);

type Span = { readonly from: string; readonly before: string };
type OwnSpan = Span & { readonly linkWorkerId: string };

export const openSlotsOf = prepared((db, { linkWorkerId, from, before }: OwnSpan) =>
  db
    .selectFrom('slot')
    .select(slotColumns)
    .where('linkWorkerId', '=', linkWorkerId)
    .where('startsAt', '>=', from)
    .where('startsAt', '<', before)
    .where('open', '=', sql.lit(1))
    .orderBy('startsAt'),
);

const withPatients = (db: Db, { from, before }: Span) =>
  db
    .selectFrom('appointment')
    .innerJoin('patient', 'patient.id', 'appointment.patientId')
    .selectAll('appointment')
    .select([
      'patient.surname',
      'patient.forename',
      'patient.dateOfBirth',
      'patient.noVoicemail',
      'patient.noLetters',
      'patient.noTexts',
      'patient.notAtHome',
      'patient.interpreterLanguage',
      'patient.largePrint',
    ])
    .where('appointment.startsAt', '>=', from)
    .where('appointment.startsAt', '<', before)
    .orderBy('appointment.startsAt');

/** Appointments starting from one instant until before another, cancelled ones left out. */
export const appointmentsBetween = prepared((db, span: Span) =>
  withPatients(db, span).where('appointment.status', '<>', sql.lit('cancelled')),
);

export const appointmentsOf = prepared((db, { linkWorkerId, ...span }: OwnSpan) =>
  withPatients(db, span)
    .where('appointment.linkWorkerId', '=', linkWorkerId)
    .where('appointment.status', '<>', sql.lit('cancelled')),
);

export const cancelledBetween = prepared((db, span: Span) =>
  withPatients(db, span).where('appointment.status', '=', sql.lit('cancelled')),
);

export type BookedRow = Awaited<ReturnType<typeof appointmentsBetween>>[number];
export type OpenSlotRow = Awaited<ReturnType<typeof openSlotsOn>>[number];

/** How many appointments start at each instant, cancelled ones left out. */
export const bookedCounts = prepared((db, { from, before }: Span) =>
  countStarts(db)
    .where('startsAt', '>=', from)
    .where('startsAt', '<', before)
    .where('status', '<>', sql.lit('cancelled')),
);

export const bookedCountsOf = prepared((db, { linkWorkerId, from, before }: OwnSpan) =>
  countStarts(db)
    .where('startsAt', '>=', from)
    .where('startsAt', '<', before)
    .where('linkWorkerId', '=', linkWorkerId)
    .where('status', '<>', sql.lit('cancelled')),
);

const countStarts = (db: Db) =>
  db
    .selectFrom('appointment')
    .select(['startsAt', (eb) => eb.fn.countAll().as('n')])
    .groupBy('startsAt');

/** How many times are free on each date, from one instant until before another. */
export const freeCounts = prepared((db, { from, before }: Span) =>
  countFree(db).where('startsAt', '>=', from).where('startsAt', '<', before),
);

export const freeCountsOf = prepared((db, { linkWorkerId, from, before }: OwnSpan) =>
  countFree(db)
    .where(freeWith, '=', linkWorkerId)
    .where('startsAt', '>=', from)
    .where('startsAt', '<', before),
);

const countFree = (db: Db) =>
  db
    .selectFrom('slot')
    .select(['localDate', (eb) => eb.fn.countAll().as('n')])
    .where('open', '=', sql.lit(1))
    .where('taken', '=', sql.lit(0))
    .groupBy('localDate');

/** Everybody who works or worked here. */
export const people = prepared((db, _none: object) =>
  db
    .selectFrom('staff')
    .select(['id', 'name', 'role', 'active', 'leavesOn'])
    .orderBy('name')
    .orderBy('id'),
);

type Dates = { readonly first: string; readonly last: string };

export const leaveIn = prepared((db, { first, last }: Dates) =>
  db
    .selectFrom('leave')
    .select(['linkWorkerId', 'fromDate', 'toDate', 'reason'])
    .where('toDate', '>=', first)
    .where('fromDate', '<=', last),
);

export const closuresIn = prepared((db, { first, last }: Dates) =>
  db
    .selectFrom('closure')
    .select(['onDate', 'clinicId', 'reason'])
    .where('onDate', '>=', first)
    .where('onDate', '<=', last),
);
