import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { connect, openSqliteRegister } from '../../main/register/open-sqlite.ts';
import type { Db } from '../../main/register/register.ts';
import type { Random } from '../../main/demo/random.ts';
import type { Done } from './busy-desk.ts';
import { addPatient, addStaff, clinicOf, desk } from './made-up-practice.ts';
import { saveClinic } from '../../main/clinics/clinics.service.ts';
import { key, type Folder } from './register-files.ts';

const script = path.join(import.meta.dirname, 'busy-desk.ts');
const clinicDays = ['MO', 'TU', 'WE', 'TH', 'FR'];

/** Patients to refer and slots to book, enough for many rounds. */
export async function prepareForKilling({ register }: Folder, patients: number): Promise<void> {
  const opened = await openSqliteRegister({ path: register, key });
  const receptionist = await addStaff(opened.db, 'reception', 'Desk');
  for (let worker = 0; worker < Math.ceil(patients / 400); worker += 1) {
    const id = await addStaff(opened.db, 'link_worker', `Link worker ${worker}`);
    await desk(opened, receptionist).run(
      saveClinic,
      clinicOf(id, {
        rule: `FREQ=WEEKLY;BYDAY=${clinicDays.join(',')}`,
        startTime: '09:00',
        endTime: '17:00',
        slotMinutes: 15,
      }),
    );
  }
  await opened.db.transaction().execute(async (db) => {
    for (let index = 0; index < patients; index += 1) await addPatient(db);
  });
  await opened.close();
}

/** Kills a busy desk at a moment nobody chose; says which calls it had had an answer to. */
export async function killOnce({ register }: Folder, random: Random): Promise<Done[]> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, register, key],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  let faults = '';
  child.stderr.on('data', (chunk) => (faults += String(chunk)));
  const answers = random.between(1, 40);
  const microseconds = random.between(0, 4000);
  const gone = once(child, 'close');
  child.stdout.on('data', (chunk) => {
    said += String(chunk);
    if (said.split('\n').length <= answers) return;
    const from = process.hrtime.bigint();
    // Not a timer: those are as coarse as a whole command.
    while (process.hrtime.bigint() - from < BigInt(microseconds) * 1000n);
    child.kill('SIGKILL');
  });
  const [code, signal] = (await gone) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error(`The desk ended by itself with ${code}. ${faults}`);
  // A line cut off in the middle was not an answer yet.
  return said
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Done);
}

/** What is wrong with the register after a kill; nothing should be. */
export async function damageAfter(folder: Folder, done: readonly Done[]): Promise<string[]> {
  const faults: string[] = [];
  const opened = await openSqliteRegister({ path: folder.register, key });
  const audits = await opened.db.selectFrom('audit').select(['action', 'subjectId']).execute();
  const onRecord = new Map<string, number>();
  for (const { action, subjectId } of audits) {
    const name = `${action} ${subjectId}`;
    onRecord.set(name, (onRecord.get(name) ?? 0) + 1);
  }
  for (const { call, id } of done) {
    if (!onRecord.has(`${call} ${id}`)) faults.push(`answered and lost: ${call} ${id}`);
  }
  faults.push(...(await halfDone(opened.db, onRecord)));
  await opened.close();
  const database = connect({ path: folder.register, key });
  const integrity = database.pragma('integrity_check', { simple: true });
  if (integrity !== 'ok') faults.push(`integrity: ${String(integrity)}`);
  if (database.prepare('pragma foreign_key_check').all().length > 0) faults.push('foreign keys');
  database.close();
  return faults;
}

const eventOf: Record<string, string> = {
  'appointment.book': 'booked',
  'appointment.move': 'moved',
  'appointment.cancel': 'cancelled',
};

const writes = new Set(['referral.create', ...Object.keys(eventOf)]);

/** Each audit row with the rows its command writes, and no such row without its audit row. */
async function halfDone(db: Db, onRecord: ReadonlyMap<string, number>): Promise<string[]> {
  const written = new Map<string, number>();
  const add = (name: string) => written.set(name, (written.get(name) ?? 0) + 1);
  const faults: string[] = [];
  const referrals = await db.selectFrom('referral').selectAll().execute();
  const needs = await countBy(db, 'referralNeed');
  const events = await countBy(db, 'referralEvent');
  for (const { id } of referrals) {
    add(`referral.create ${id}`);
    if (needs.get(id) !== 2) faults.push(`referral ${id} with ${needs.get(id) ?? 0} of 2 needs`);
    if (!events.has(id)) faults.push(`referral ${id} without its entry`);
  }
  for (const { kind, appointmentId } of await db
    .selectFrom('appointmentEvent')
    .selectAll()
    .execute()) {
    const call = Object.keys(eventOf).find((name) => eventOf[name] === kind);
    add(`${call} ${appointmentId}`);
  }
  const recorded = [...onRecord.keys()].filter((name) => writes.has(name.split(' ')[0]!));
  for (const name of new Set([...written.keys(), ...recorded])) {
    if (written.get(name) !== onRecord.get(name))
      faults.push(`${name}: ${written.get(name)} written, ${onRecord.get(name)} on record`);
  }
  return [...faults, ...(await apart(db, referrals))];
}

async function countBy(
  db: Db,
  table: 'referralNeed' | 'referralEvent',
): Promise<Map<string, number>> {
  const rows = await db.selectFrom(table).select('referralId').execute();
  const counts = new Map<string, number>();
  for (const { referralId } of rows) counts.set(referralId, (counts.get(referralId) ?? 0) + 1);
  return counts;
}

type ReferralRows = readonly { readonly id: string; readonly status: string }[];

/** A referral, its appointment and its slot must tell the same story. */
async function apart(db: Db, referrals: ReferralRows): Promise<string[]> {
  const standing = await db
    .selectFrom('appointment')
    .select(['id', 'referralId', 'slotId'])
    .where('status', '=', 'booked')
    .execute();
  const booked = new Set(standing.map(({ referralId }) => referralId));
  const slots = new Set(standing.map(({ slotId }) => slotId));
  const taken = await db.selectFrom('slot').select('id').where('taken', '=', 1).execute();
  return [
    ...referrals
      .filter(({ id, status }) => (status === 'booked') !== booked.has(id))
      .map(({ id, status }) => `referral ${id} is ${status}, its appointment is not`),
    ...taken.filter(({ id }) => !slots.has(id)).map(({ id }) => `slot ${id} held by nobody`),
    ...(taken.length === slots.size ? [] : ['slots given out twice or not held']),
  ];
}
