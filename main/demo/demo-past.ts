import type { Db } from '../register/register.ts';
import type { DemoLife, DemoReferral } from './demo-life.ts';
import { pastDays } from './demo-practice.ts';
import type { Random } from './random.ts';

type Past = {
  readonly db: Db;
  readonly life: DemoLife;
  readonly random: Random;
  readonly patients: readonly string[];
};

/** Referrals that have been through it all, over the last eight weeks: one for each patient. */
export async function livePast({ db, life, random, patients }: Past): Promise<void> {
  for (const patientId of patients) {
    const referral = await life.refer(patientId, life.daysAgo(random.between(12, pastDays)), {
      source: random.chance(0.15) ? 'self' : 'clinician',
    });
    await (random.chance(0.6) ? lookedAfter : neverSeen)(referral, { db, life, random });
  }
}

type Ways = Pick<Past, 'db' | 'life' | 'random'>;

/** Seen once to four times; one meeting in eight was missed. */
async function lookedAfter(referral: DemoReferral, { db, life, random }: Ways): Promise<void> {
  const meetings = random.pick([1, 1, 1, 2, 2, 3, 4]);
  const outcomes = Array.from({ length: meetings }, () =>
    random.chance(0.12) ? ('missed' as const) : ('seen' as const),
  );
  const last = await life.visits(referral, outcomes);
  const { version, firstSeenAt } = await stateOf(db, referral);
  const reason = firstSeenAt === null ? 'could_not_contact' : 'completed';
  await life.close(referral, version, reason, last);
}

async function neverSeen(referral: DemoReferral, { db, life, random }: Ways): Promise<void> {
  await life.phone(referral, referral.referredAt);
  const { version } = await stateOf(db, referral);
  const reason = random.pick(['declined', 'could_not_contact', 're_routed', 'moved_away'] as const);
  await life.close(referral, version, reason, referral.referredAt);
}

const stateOf = (db: Db, { id }: DemoReferral) =>
  db
    .selectFrom('referral')
    .select(['version', 'firstSeenAt'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
