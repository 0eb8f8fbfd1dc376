import { expect, it } from '@jest/globals';
import { migrate } from '../../main/register/migrate.ts';
import { phoneList } from '../../main/register/migrations/0150-phone-list.ts';
import { onBothEngines } from '../support/engines.ts';
import { addReferral, addStaff } from '../support/made-up-practice.ts';
import { registerBefore } from '../support/old-register.ts';

onBothEngines('a register from before a promised call was kept as such', (register) => {
  const old = registerBefore(register, phoneList);

  it('keeps what was promised, and promises nothing that was only another try', async () => {
    const { db, engine } = old();
    const by = await addStaff(db, 'reception', 'Desk');
    const due = {
      // In winter and in summer, at nine o'clock on the wall.
      again: ['phone', '2026-12-01T09:00:00.000Z', null],
      summer: ['phone', '2026-07-01T08:00:00.000Z', null],
      promised: ['phone', '2026-12-01T15:00:00.000Z', '2026-12-01T15:00:00.000Z'],
      eight: ['follow_up', '2026-12-01T08:00:00.000Z', '2026-12-01T08:00:00.000Z'],
      comes: ['attend', '2026-12-01T15:00:00.000Z', null],
      now: ['phone', null, null],
    } as const;
    const ids = new Map<string, string>();
    for (const [name, [nextAction, nextActionDue]] of Object.entries(due)) {
      const { id } = await addReferral(db, by, name);
      ids.set(id, name);
      await db
        .updateTable('referral')
        .set({ nextAction, nextActionDue })
        .where('id', '=', id)
        .execute();
    }
    await migrate(db, { engine });
    const rows = await db.selectFrom('referral').select(['id', 'promisedAt']).execute();
    const kept = rows.map(({ id, promisedAt }) => [ids.get(id), promisedAt] as const);
    expect(Object.fromEntries(kept)).toEqual(
      Object.fromEntries(Object.entries(due).map(([name, [, , promised]]) => [name, promised])),
    );
  });
});
