import type { Insertable } from 'kysely';
import type { ContactResult } from '../../shared/types.ts';
import { inChunks } from '../clinics/slots.repo.ts';
import type { Db } from '../register/register.ts';
import type { Schema } from '../register/schema.ts';

export type Span = {
  /** UTC instants: from the first until before the second. */
  readonly from: string;
  readonly before: string;
  /** Null: everybody's. */
  readonly linkWorkerId: string | null;
};

/** Booked appointments, with what was taken out and sent for the time they are at. */
export async function bookedBetween(db: Db, { from, before, linkWorkerId }: Span) {
  return (
    db
      .selectFrom('appointment')
      .innerJoin('staff as worker', 'worker.id', 'appointment.linkWorkerId')
      .leftJoin('reminder', (join) =>
        join
          .onRef('reminder.appointmentId', '=', 'appointment.id')
          .onRef('reminder.startsAt', '=', 'appointment.startsAt'),
      )
      .leftJoin('staff as sender', 'sender.id', 'reminder.sentBy')
      .leftJoin('reminderTake', (join) =>
        join
          .onRef('reminderTake.appointmentId', '=', 'appointment.id')
          .onRef('reminderTake.startsAt', '=', 'appointment.startsAt'),
      )
      .leftJoin('staff as taker', 'taker.id', 'reminderTake.takenBy')
      .select([
        'appointment.id',
        'appointment.referralId',
        'appointment.patientId',
        'appointment.linkWorkerId',
        'appointment.startsAt',
        'appointment.endsAt',
        'appointment.mode',
        'appointment.room',
        'appointment.needsMoving',
        'worker.name as linkWorkerName',
        'reminder.how',
        'reminder.sentAt',
        'reminder.sentBy',
        'sender.name as senderName',
        'reminderTake.takenAt',
        'reminderTake.takenBy',
        'taker.name as takerName',
      ])
      .where('appointment.startsAt', '>=', from)
      .where('appointment.startsAt', '<', before)
      // As well as 'booked': spelt like the partial index, so that it is the one used.
      .where('appointment.status', '<>', 'cancelled')
      .where('appointment.status', '=', 'booked')
      .$if(linkWorkerId !== null, (query) =>
        query.where('appointment.linkWorkerId', '=', linkWorkerId!),
      )
      .orderBy('appointment.startsAt')
      .orderBy('appointment.id')
      .execute()
  );
}

export type Called = {
  readonly at: string;
  readonly result: ContactResult;
  readonly byName: string;
};

/** The latest contact since an instant, by referral. */
export async function calledSince(
  db: Db,
  referralIds: readonly string[],
  since: string,
): Promise<ReadonlyMap<string, Called>> {
  const latest = new Map<string, Called>();
  for (const chunk of inChunks(referralIds)) {
    const rows = await db
      .selectFrom('contactAttempt')
      .innerJoin('staff', 'staff.id', 'contactAttempt.byId')
      .select([
        'contactAttempt.referralId',
        'contactAttempt.at',
        'contactAttempt.result',
        'staff.name as byName',
      ])
      .where('contactAttempt.referralId', 'in', chunk)
      .where('contactAttempt.at', '>=', since)
      .orderBy('contactAttempt.at')
      .orderBy('contactAttempt.id')
      .execute();
    for (const { referralId, ...called } of rows) latest.set(referralId, called);
  }
  return latest;
}

export async function appointmentTimes(db: Db, ids: readonly string[]) {
  const rows = [];
  for (const chunk of inChunks(ids)) {
    rows.push(
      ...(await db
        .selectFrom('appointment')
        .select(['id', 'startsAt', 'status'])
        .where('id', 'in', chunk)
        .execute()),
    );
  }
  return new Map(rows.map((row) => [row.id, row]));
}

type NewReminder = Insertable<Schema['reminder']>;

/** Ids of the appointments that nobody had marked before: the schema decides, not this code. */
export async function claimReminders(
  db: Db,
  reminders: readonly NewReminder[],
): Promise<ReadonlySet<string>> {
  const claimed = new Set<string>();
  for (const chunk of inChunks(reminders, 100)) {
    const rows = await db
      .insertInto('reminder')
      .values(chunk)
      .onConflict((conflict) => conflict.doNothing())
      .returning('appointmentId')
      .execute();
    for (const { appointmentId } of rows) claimed.add(appointmentId);
  }
  return claimed;
}

export async function remindersOf(db: Db, appointmentIds: readonly string[]) {
  const rows = [];
  for (const chunk of inChunks(appointmentIds)) {
    rows.push(
      ...(await db
        .selectFrom('reminder')
        .selectAll()
        .where('appointmentId', 'in', chunk)
        .execute()),
    );
  }
  return rows;
}

export async function deleteReminders(db: Db, ids: readonly string[]): Promise<void> {
  for (const chunk of inChunks(ids)) {
    await db.deleteFrom('reminder').where('id', 'in', chunk).execute();
  }
}

type NewTake = Insertable<Schema['reminderTake']>;

/** Answers those it took: of nobody's only, of this person's too, or whoever has them. */
export async function takeReminders(
  db: Db,
  takes: readonly NewTake[],
  from: { readonly staffId: string } | 'nobody' | 'anybody',
): Promise<readonly NewTake[]> {
  const taken: NewTake[] = [];
  for (const chunk of inChunks(takes, 100)) {
    const rows = await db
      .insertInto('reminderTake')
      .values(chunk)
      .onConflict((conflict) => {
        if (from === 'nobody') return conflict.doNothing();
        const again = conflict.columns(['appointmentId', 'startsAt']).doUpdateSet((eb) => ({
          takenAt: eb.ref('excluded.takenAt'),
          takenBy: eb.ref('excluded.takenBy'),
        }));
        return from === 'anybody' ? again : again.where('reminderTake.takenBy', '=', from.staffId);
      })
      .returningAll()
      .execute();
    taken.push(...rows);
  }
  return taken;
}
