import type { Db, Engine } from '../register/register.ts';
import type { ReferralRow } from './referrals.repo.ts';

/** For a change that nobody is there to repeat: on PostgreSQL the rows are held. SQLite has one writer. */
export async function openReferralsOf(
  db: Db,
  engine: Engine,
  patientIds: readonly string[],
): Promise<ReferralRow[]> {
  return db
    .selectFrom('referral')
    .selectAll()
    .where('patientId', 'in', patientIds)
    .where('closedAt', 'is', null)
    .$if(engine === 'postgres', (query) => query.forUpdate())
    .execute();
}

/** Open referrals still with these people: not those whose booking waits for the desk already. */
export async function openReferralsWith(
  db: Db,
  staffIds: readonly string[],
): Promise<ReferralRow[]> {
  if (staffIds.length === 0) return [];
  return db
    .selectFrom('referral')
    .selectAll()
    .where('closedAt', 'is', null)
    .where('linkWorkerId', 'in', staffIds)
    .where('nextAction', '<>', 'move')
    .where((eb) => eb.or([eb('nextAction', '<>', 'attend'), eb('owner', '<>', 'desk')]))
    .execute();
}
