import type { Ctx } from '../../main/context.ts';
import { newId } from '../../main/new-id.ts';
import { saveClinic } from '../../main/clinics/clinics.service.ts';
import type { Db, Register } from '../../main/register/register.ts';
import type { ClinicDraft, Role } from '../../shared/types.ts';

/** A made-up practice for tests of clinics and appointments. Nobody in it exists. */

/** A Wednesday. */
export const now = '2026-11-25T09:30:00.000Z';

/** Runs one command as dispatch would: in a transaction, as one member of staff. */
export function desk({ db }: Register, staffId: string) {
  const contextOf = (on: Db, at: string): Ctx =>
    ({
      db: on,
      now: at,
      newId,
      session: { staffId, name: 'Desk (made up)', role: 'reception' },
      pc: 'test',
      announce: () => undefined,
      subject: () => undefined,
    }) as unknown as Ctx;
  return {
    run: async <I, O>(
      service: (ctx: Ctx, input: I) => Promise<O>,
      input: I,
      at = now,
    ): Promise<O> =>
      db.transaction().execute((transaction) => service(contextOf(transaction, at), input)),
    ask: async <I, O>(
      service: (ctx: Ctx, input: I) => Promise<O>,
      input: I,
      at = now,
    ): Promise<O> => service(contextOf(db, at), input),
  };
}

export type Desk = ReturnType<typeof desk>;

export async function addStaff(db: Db, role: Role, name: string): Promise<string> {
  const id = newId();
  await db
    .insertInto('staff')
    .values({
      id,
      name: `${name} (made up)`,
      role,
      employer: null,
      room: null,
      leavesOn: null,
      active: 1,
      liveStatus: 'free',
      liveStatusNote: null,
      createdAt: now,
    })
    .execute();
  return id;
}

/** A patient without any number, phone or address. */
export async function addPatient(db: Db, surname = 'Patient'): Promise<string> {
  const id = newId();
  await db
    .insertInto('patient')
    .values({
      id,
      chi: null,
      title: null,
      surname,
      forename: 'Made-up',
      dateOfBirth: '1960-05-04',
      address: null,
      postcode: null,
      phone: null,
      mobile: null,
      email: null,
      usualGp: null,
      onList: 1,
      leftOn: null,
      leftReason: null,
      createdAt: now,
      updatedAt: now,
    })
    .execute();
  return id;
}

/** A waiting referral of a new patient. */
export async function addReferral(db: Db, staffId: string, surname?: string) {
  const patientId = await addPatient(db, surname);
  const id = newId();
  await db
    .insertInto('referral')
    .values({
      id,
      patientId,
      status: 'waiting',
      priority: 'routine',
      source: 'clinician',
      referredAt: '2026-11-20T10:00:00.000Z',
      referredBy: staffId,
      referrerName: 'Clinician (made up)',
      note: '',
      linkWorkerId: null,
      owner: 'desk',
      nextAction: 'phone',
      nextActionRank: 5,
      nextActionDue: null,
      permissionRefer: 'yes',
      permissionReferBy: null,
      permissionReferAt: null,
      permissionShare: 'not_asked',
      permissionShareBy: null,
      permissionShareAt: null,
      firstSeenAt: null,
      closedAt: null,
      closedReason: null,
      outcome: null,
      lastContactResult: null,
    })
    .execute();
  return { id, patientId };
}

export function clinicOf(linkWorkerId: string, more: Partial<ClinicDraft> = {}) {
  return {
    linkWorkerId,
    name: 'Tuesday and Thursday',
    rule: 'FREQ=WEEKLY;BYDAY=TU,TH',
    startTime: '09:15',
    endTime: '12:30',
    slotMinutes: 45,
    gapMinutes: 0,
    mode: 'in_practice' as const,
    // No room, so that two people can sit at the same time.
    room: null,
    validFrom: '2026-11-02',
    validTo: null,
    heldSlots: 0,
    heldOpensAt: '08:30',
    breakFrom: null,
    breakTo: null,
    ...more,
  };
}

/** A desk, a link worker with a clinic on Tuesdays and Thursdays, and a referral waiting. */
export async function smallPractice(register: Register) {
  const { db } = register;
  const receptionist = await addStaff(db, 'reception', 'Desk');
  const worker = await addStaff(db, 'link_worker', 'Link worker');
  const at = desk(register, receptionist);
  const { clinic } = await at.run(saveClinic, clinicOf(worker, { room: 'Room 3' }));
  const referral = await addReferral(db, receptionist);
  return { ...at, receptionist, worker, clinic, referral };
}

export async function slotsOn(db: Db, date: string) {
  return db
    .selectFrom('slot')
    .selectAll()
    .where('localDate', '=', date)
    .orderBy('startsAt')
    .execute();
}

export async function slotAt(db: Db, linkWorkerId: string, startsAt: string): Promise<string> {
  const slot = await db
    .selectFrom('slot')
    .select('id')
    .where('linkWorkerId', '=', linkWorkerId)
    .where('startsAt', '=', startsAt)
    .executeTakeFirstOrThrow();
  return slot.id;
}

export async function nextActionOf(db: Db, referralId: string): Promise<string | null> {
  const row = await db
    .selectFrom('referral')
    .select('nextAction')
    .where('id', '=', referralId)
    .executeTakeFirstOrThrow();
  return row.nextAction;
}
