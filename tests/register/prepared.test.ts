import { expect, it } from '@jest/globals';
import { CompiledQuery } from 'kysely';
import { newId } from '../../main/new-id.ts';
import { createReferral } from '../../main/referrals/refer.service.ts';
import { waitingQuery, waitingUpTo } from '../../main/referrals/referrals.repo.ts';
import { prepared } from '../../main/register/prepared.ts';
import type { Register } from '../../main/register/register.ts';
import { onBothEngines } from '../support/engines.ts';
import { addReferral, addStaff, desk, now } from '../support/made-up-practice.ts';

const setting = prepared((db, row: { key: string; value: string }) =>
  db.insertInto('practiceSetting').values(row),
);
const named = prepared((db, { name, active }: { name: string; active?: 0 | 1 }) =>
  db
    .selectFrom('staff')
    .select(['id', 'createdAt'])
    .where('name', '=', name)
    .$if(active !== undefined, (query) => query.where('active', '=', active ?? 1)),
);

async function planOf({ db }: Register): Promise<string> {
  const { sql, parameters } = waitingQuery(db, { referredAt: now }).compile();
  const plan = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]);
  return JSON.stringify((await db.executeQuery(plan)).rows);
}

onBothEngines('a query that is built once', (register) => {
  it('runs with the values of each run, and answers as any other query', async () => {
    const { db } = register();
    const first = await addStaff(db, 'reception', 'One');
    const second = await addStaff(db, 'reception', 'Two');
    expect(await named(db, { name: 'One (made up)' })).toEqual([{ id: first, createdAt: now }]);
    expect(await named(db, { name: 'Two (made up)' })).toEqual([{ id: second, createdAt: now }]);
    expect(await named(db, { name: 'Nobody' })).toEqual([]);
  });

  it('is another query where other values are given', async () => {
    const { db } = register();
    await addStaff(db, 'reception', 'One');
    const name = 'One (made up)';
    expect(await named(db, { name })).toHaveLength(1);
    expect(await named(db, { name, active: 0 })).toEqual([]);
    expect(await named(db, { active: 1, name })).toHaveLength(1);
  });

  it('is part of the transaction it runs in', async () => {
    const { db } = register();
    const stopped = db.transaction().execute(async (transaction) => {
      await setting(transaction, { key: 'k', value: 'v' });
      throw new Error('stopped');
    });
    await expect(stopped).rejects.toThrow('stopped');
    expect(await db.selectFrom('practiceSetting').selectAll().execute()).toEqual([]);
    await db.transaction().execute((transaction) => setting(transaction, { key: 'k', value: 'w' }));
    expect(await db.selectFrom('practiceSetting').select('value').execute()).toEqual([
      { value: 'w' },
    ]);
  });
});

onBothEngines('the place in the waiting list', (register) => {
  it('counts who still waits and was referred by then, oneself included', async () => {
    const { db } = register();
    const by = await addStaff(db, 'reception', 'Desk');
    const waiting = await addReferral(db, by);
    expect(await waitingUpTo(db, '2026-11-20T09:59:59.999Z')).toBe(0);
    expect(await waitingUpTo(db, '2026-11-20T10:00:00.000Z')).toBe(1);
    const { patientId } = await addReferral(db, by);
    await db
      .updateTable('referral')
      .set({ status: 'active' })
      .where('id', '=', waiting.id)
      .execute();
    expect(await waitingUpTo(db, now)).toBe(1);
    await db.updateTable('referral').set({ status: 'booked' }).execute();
    expect(await waitingUpTo(db, now)).toBe(0);
    const other = { ...(await db.selectFrom('patient').selectAll().executeTakeFirstOrThrow()) };
    await db
      .insertInto('patient')
      .values({ ...other, id: newId() })
      .execute();
    const free = await db
      .selectFrom('patient')
      .select('id')
      .where('id', 'not in', [patientId, waiting.patientId])
      .executeTakeFirstOrThrow();
    const { place } = await desk(register(), by).run(createReferral, {
      patientId: free.id,
      priority: 'routine',
      needs: [],
      note: '',
      linkWorkerId: null,
      permissionRefer: 'yes',
      permissionShare: 'not_asked',
    });
    expect(place).toBe(1);
  });

  it('is counted from an index of those who wait alone', async () => {
    if (register().engine === 'postgres') return; // its planner prefers a scan while a table is small
    expect(await planOf(register())).toContain('USING COVERING INDEX referral_waiting');
  });
});
