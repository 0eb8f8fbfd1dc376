import type { Insertable, Selectable } from 'kysely';
import { activeStatuses, type AppointmentEventKind } from '../../shared/appointment.ts';
import type { ReferralStatus } from '../../shared/types.ts';
import { prepared } from '../register/prepared.ts';
import type { Db } from '../register/register.ts';
import type { AppointmentTable, Schema } from '../register/schema.ts';

export type AppointmentRow = Selectable<AppointmentTable>;
export type NewAppointment = Insertable<AppointmentTable>;
/** What the schema fills in: a booking that nothing has happened to yet. */
type Untouched = Pick<
  AppointmentRow,
  'cancelledBy' | 'cancelledLate' | 'reason' | 'needsMoving' | 'seriesId' | 'sequence' | 'version'
>;

/** A row as it is on the day it is made. */
export const newAppointment = (row: Omit<AppointmentRow, keyof Untouched>): AppointmentRow => ({
  ...row,
  cancelledBy: null,
  cancelledLate: 0,
  reason: null,
  needsMoving: 0,
  seriesId: null,
  sequence: 0,
  version: 1,
});

export type SlotRow = Selectable<Schema['slot']>;

export async function appointmentById(db: Db, id: string): Promise<AppointmentRow | undefined> {
  return db.selectFrom('appointment').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The same appointment of a patient as it stands in the way of another. */
export type Other = { id: string; referralId: string; startsAt: string; linkWorkerId: string };

export type BookingFacts = {
  readonly slot: SlotRow;
  readonly patientId: string;
  readonly referralStatus: ReferralStatus;
  readonly referralVersion: number;
  /** The patient's appointments that are still ahead or going on. */
  readonly others: readonly Other[];
};

const selectFacts = prepared((db, { referralId, slotId }: { referralId: string; slotId: string }) =>
  db
    .selectFrom('slot')
    .innerJoin('referral', (join) => join.on('referral.id', '=', referralId))
    .innerJoin('referral as any', 'any.patientId', 'referral.patientId')
    .leftJoin('appointment as other', (join) =>
      join.onRef('other.referralId', '=', 'any.id').on('other.status', 'in', [...activeStatuses]),
    )
    .selectAll('slot')
    .select([
      'referral.patientId',
      'referral.status as referralStatus',
      'referral.version as referralVersion',
      'other.id as otherId',
      'other.referralId as otherReferralId',
      'other.startsAt as otherStartsAt',
      'other.linkWorkerId as otherLinkWorkerId',
    ])
    .where('slot.id', '=', slotId),
);

/** All that decides whether a referral can have a slot, in one statement; undefined: one is not there. */
export async function bookingFacts(
  db: Db,
  referralId: string,
  slotId: string,
): Promise<BookingFacts | undefined> {
  const rows = await selectFacts(db, { referralId, slotId });
  const [first] = rows;
  if (!first) return undefined;
  const others = rows.flatMap((row) =>
    row.otherId === null ||
    row.otherReferralId === null ||
    row.otherStartsAt === null ||
    row.otherLinkWorkerId === null
      ? []
      : [
          {
            id: row.otherId,
            referralId: row.otherReferralId,
            startsAt: row.otherStartsAt,
            linkWorkerId: row.otherLinkWorkerId,
          },
        ],
  );
  const { patientId, referralStatus, referralVersion } = first;
  return { slot: first, patientId, referralStatus, referralVersion, others };
}

/** The referral's earliest appointment that is still ahead or going on. */
export async function activeOf(db: Db, referralId: string): Promise<AppointmentRow | undefined> {
  return db
    .selectFrom('appointment')
    .selectAll()
    .where('referralId', '=', referralId)
    .where('status', 'in', [...activeStatuses])
    .orderBy('startsAt')
    .executeTakeFirst();
}

export async function referralExists(db: Db, id: string): Promise<boolean> {
  const row = await db.selectFrom('referral').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

export async function slotById(db: Db, id: string): Promise<SlotRow | undefined> {
  return db.selectFrom('slot').selectAll().where('id', '=', id).executeTakeFirst();
}

const insertUnlessTaken = prepared((db, row: NewAppointment) =>
  db
    .insertInto('appointment')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id'),
);

/**
 * Claims the appointment's slot. False when somebody was faster, the slot was withdrawn, or the
 * link worker is busy then: the schema decides, not this code.
 */
export async function claim(db: Db, appointment: NewAppointment): Promise<boolean> {
  return (await insertUnlessTaken(db, appointment)).length > 0;
}

/**
 * Keeps a free slot for the appointment that moves into it, until this transaction ends: whoever
 * else wants it, or closes it, waits. False when somebody was faster, or it was withdrawn.
 */
export async function keepFree(db: Db, slotId: string): Promise<boolean> {
  const row = await db
    .updateTable('slot')
    .set({ taken: 0 })
    .where('id', '=', slotId)
    .where('open', '=', 1)
    .where('taken', '=', 0)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The row as it is now, or undefined when it is not at `version` any more. */
export async function updateAppointment(
  db: Db,
  id: string,
  version: number,
  change: Partial<Omit<NewAppointment, 'id' | 'version'>>,
): Promise<AppointmentRow | undefined> {
  return db
    .updateTable('appointment')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
}

export type NewEvent = {
  readonly id: string;
  readonly appointmentId: string;
  readonly appointmentVersion: number;
  readonly at: string;
  readonly byId: string | null;
  readonly kind: AppointmentEventKind;
  readonly detail?: string | null;
  /** `stateBefore` of the referral, for undo. */
  readonly referralBefore?: string | null;
};

const insertEvent = prepared((db, row: Insertable<Schema['appointmentEvent']>) =>
  db.insertInto('appointmentEvent').values(row),
);

export async function addEvents(db: Db, events: readonly NewEvent[]): Promise<void> {
  for (const { detail = null, referralBefore = null, ...event } of events) {
    await insertEvent(db, { ...event, detail, referralBefore });
  }
}

/** Of the event that brought the appointment to its version. */
export async function keepHelpBefore(
  db: Db,
  { id, version }: { readonly id: string; readonly version: number },
  helpBefore: string,
): Promise<void> {
  await db
    .updateTable('appointmentEvent')
    .set({ helpBefore })
    .where('appointmentId', '=', id)
    .where('appointmentVersion', '=', version)
    .execute();
}

type Happened = Pick<
  Selectable<Schema['appointmentEvent']>,
  'kind' | 'at' | 'referralBefore' | 'helpBefore'
>;

/** What happened to an appointment, in order: by version, because PCs' clocks differ. */
export async function eventsOf(db: Db, appointmentId: string): Promise<Happened[]> {
  const rows = await db
    .selectFrom('appointmentEvent')
    .select(['kind', 'at', 'referralBefore', 'helpBefore'])
    .where('appointmentId', '=', appointmentId)
    .orderBy('appointmentVersion')
    .orderBy('at')
    .execute();
  return rows;
}

export type OutputRow = AppointmentRow & {
  linkWorkerName: string;
  surname: string;
  forename: string;
  title: string | null;
  noVoicemail: 0 | 1;
  noLetters: 0 | 1;
  noTexts: 0 | 1;
  notAtHome: 0 | 1;
  interpreterLanguage: string | null;
  largePrint: 0 | 1;
};

const outputs = (db: Db) =>
  db
    .selectFrom('appointment')
    .innerJoin('patient', 'patient.id', 'appointment.patientId')
    .innerJoin('staff', 'staff.id', 'appointment.linkWorkerId')
    .selectAll('appointment')
    .select([
      'staff.name as linkWorkerName',
      'patient.surname',
      'patient.forename',
      'patient.title',
      'patient.noVoicemail',
      'patient.noLetters',
      'patient.noTexts',
      'patient.notAtHome',
      'patient.interpreterLanguage',
      'patient.largePrint',
    ]);

/** An appointment with what a card, a text or a calendar entry says. */
export async function outputRow(db: Db, id: string): Promise<OutputRow | undefined> {
  return outputs(db).where('appointment.id', '=', id).executeTakeFirst();
}

/** The same of all that are booked for a referral and end after an instant, as they start. */
export async function outputRowsOf(
  db: Db,
  referralId: string,
  after: string,
): Promise<OutputRow[]> {
  return outputs(db)
    .where('appointment.referralId', '=', referralId)
    .where('appointment.status', '=', 'booked')
    .where('appointment.endsAt', '>', after)
    .orderBy('appointment.startsAt')
    .execute();
}
