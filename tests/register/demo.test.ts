import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { seedDemo } from '../../main/demo/seed-demo.ts';
import { openSqliteRegister } from '../../main/register/open-sqlite.ts';
import type { Register } from '../../main/register/register.ts';
import { parseChi } from '../../shared/chi.ts';
import { addDays } from '../../shared/calendar.ts';
import type { Session } from '../../shared/types.ts';
import { frontDesk, madeUp } from '../support/front-desk.ts';
import { now } from '../support/made-up-practice.ts';
import { dropFolder, key, makeFolder, type Folder } from '../support/register-files.ts';

const today = '2026-11-25';
const folders: Folder[] = [];

async function demoAt(moment: string): Promise<Register> {
  const folder = makeFolder();
  folders.push(folder);
  const register = await openSqliteRegister({ path: folder.register, key });
  await seedDemo(register, moment);
  return register;
}

const rows = async <T>(register: Register, text: string): Promise<T[]> =>
  (await sql.raw<T>(text).execute(register.db)).rows;

async function everything(register: Register): Promise<Record<string, unknown>> {
  const tables = await rows<{ name: string }>(
    register,
    `select name from sqlite_master where type = 'table' and name not like '%migration%'`,
  );
  const all: Record<string, unknown> = {};
  for (const { name } of tables) {
    all[name] = (await rows(register, `select * from ${name}`)).map((row) => JSON.stringify(row));
  }
  return all;
}

let demo: Register;
beforeAll(async () => {
  demo = await demoAt(now);
}, 60_000);
afterAll(async () => {
  await demo.close();
  for (const folder of folders) dropFolder(folder);
});

const managerOf = async (register: Register): Promise<Session> => {
  const [first] = await rows<{ id: string }>(
    register,
    `select id from staff where role = 'manager' and active = 1`,
  );
  return madeUp('manager', first!.id);
};

/** Open referrals by status and next action, as the queue shows them. */
async function queueOf(register: Register, moment: string) {
  const desk = frontDesk(() => register, { clock: () => moment });
  desk.sessions.current = await managerOf(register);
  const { rows: queue, total } = await desk.must('queue.list', { limit: 500 });
  const actions = Map.groupBy(queue, ({ nextAction }) => nextAction);
  return { queue, total, actions };
}

describe('the made-up practice', () => {
  it('says that it is made up, and is left alone once it is there', async () => {
    const before = await everything(demo);
    await seedDemo(demo, now);
    expect(await everything(demo)).toEqual(before);
    const desk = frontDesk(() => demo);
    desk.sessions.current = await managerOf(demo);
    expect(await desk.must('settings.get', undefined)).toMatchObject({ demo: true });
  });

  it('is the same practice whenever it is made at the same moment, ids included', async () => {
    const again = await demoAt(now);
    expect(await everything(again)).toEqual(await everything(demo));
    await again.close();
  }, 60_000);

  it('has 6,000 patients, each with a valid CHI number of their own', async () => {
    const patients = await rows<{ chi: string }>(demo, 'select chi from patient');
    expect(patients).toHaveLength(6000);
    expect(new Set(patients.map(({ chi }) => chi)).size).toBe(6000);
    const wrong = patients.filter(({ chi }) => !parseChi(chi).ok);
    expect(wrong).toEqual([]);
  });

  it('has three link workers with eight weeks of clinics behind them, and one who leaves', async () => {
    const workers = await rows<{ id: string; leavesOn: string | null }>(
      demo,
      `select * from staff where role = 'link_worker' order by id`,
    );
    expect(workers.map(({ leavesOn }) => leavesOn)).toEqual([null, null, addDays(today, 42)]);
    for (const { id } of workers) {
      const [slots] = await rows<{ first: string; last: string }>(
        demo,
        `select min(local_date) as first, max(local_date) as last from slot where link_worker_id = '${id}'`,
      );
      expect(slots!.first <= addDays(today, -49)).toBe(true);
      expect(slots!.last > today).toBe(true);
    }
  });

  it('has 400 referrals behind it and 60 open, in every state and with every next action', async () => {
    const counts = await rows<{ status: string; n: number }>(
      demo,
      'select status, count(*) as n from referral group by status',
    );
    const of = Object.fromEntries(counts.map(({ status, n }) => [status, n]));
    expect(of).toMatchObject({ closed: 400 });
    expect(Object.keys(of).toSorted()).toEqual(['active', 'booked', 'closed', 'waiting']);
    const { total, actions } = await queueOf(demo, now);
    expect(total).toBe(60);
    const every = 'attend book follow_up move phone rebook record_outcome see_now';
    expect([...actions.keys()].toSorted().join(' ')).toBe(every);
  });

  it('has people seen one to four times, people who missed, cancelled, or are not to be left a message', async () => {
    const { queue } = await queueOf(demo, now);
    const [seen] = await rows<{ least: number; most: number; missed: number }>(
      demo,
      `select min(seen) as least, max(seen) as most, sum(missed > 0) as missed from (
        select sum(a.status = 'attended') as seen, sum(a.status = 'dna') as missed
        from referral r join appointment a on a.referral_id = r.id
        where r.status = 'active' group by r.id)`,
    );
    expect(seen).toMatchObject({ least: 1, most: 4 });
    expect(seen!.missed).toBeGreaterThan(0);
    const cancelled = await rows(demo, `select id from appointment where status = 'cancelled'`);
    expect(cancelled.length).toBeGreaterThan(0);
    const flagged = await rows(
      demo,
      `select r.id from referral r join patient p on p.id = r.patient_id where r.status <> 'closed'
        and (no_voicemail or no_letters or no_texts or not_at_home or large_print
          or interpreter_language is not null)`,
    );
    expect(flagged.length).toBeGreaterThanOrEqual(8);
    expect(queue.length).toBe(60);
  });

  it('lets nothing happen later than now, and nobody be seen before they were referred', async () => {
    for (const [table, column] of [
      ['referral', 'referred_at'],
      ['referral', 'closed_at'],
      ['referral_event', 'at'],
      ['contact_attempt', 'at'],
      ['appointment', 'booked_at'],
      ['appointment', 'status_at'],
      ['appointment_event', 'at'],
    ]) {
      const late = await rows(demo, `select * from ${table} where ${column} > '${now}'`);
      expect([table, column, late]).toEqual([table, column, []]);
    }
    const early = await rows(
      demo,
      `select r.id from referral r join appointment a on a.referral_id = r.id
        where a.starts_at < r.referred_at or a.booked_at < r.referred_at
          or r.closed_at < r.referred_at or r.closed_at < a.starts_at`,
    );
    expect(early).toEqual([]);
  });

  it.each([
    ['on a Sunday night', '2026-11-29T23:59:00.000Z'],
    ['on Christmas Day', '2026-12-25T00:30:00.000Z'],
    ['after the holidays', '2027-01-04T08:00:00.000Z'],
    ['in the hour the clocks change', '2027-03-28T01:30:00.000Z'],
    ['on a leap day', '2028-02-29T17:00:00.000Z'],
  ])(
    'is complete %s too',
    async (_when, moment) => {
      const register = await demoAt(moment);
      const { total, actions } = await queueOf(register, moment);
      expect([total, actions.size]).toEqual([60, 8]);
      await register.close();
    },
    60_000,
  );
});
