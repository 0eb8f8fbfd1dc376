import { localDateOf } from '../../shared/calendar.ts';
import type { Ctx } from '../context.ts';
import { uuidv7 } from '../new-id.ts';
import type { Db, Register } from '../register/register.ts';
import { listStaff } from '../staff/staff.repo.ts';
import { liveDemo } from './demo-life.ts';
import { livePast } from './demo-past.ts';
import { insertDemoPatients, type DemoPatients } from './demo-patients.ts';
import { insertDemoClinics, insertDemoStaff, type DemoPerson } from './demo-practice.ts';
import { fillQueue } from './demo-queue.ts';
import { demoSlots } from './demo-slots.ts';
import { randomFrom, type Random } from './random.ts';

/** Everything the demo makes up comes from this number: the same practice at every start. */
const seed = 20261125;
const pastReferrals = 400;
const openReferrals = 60;
/** Of those in the queue, every sixth has a safe-contact flag to heed. */
const flaggedEvery = 6;
/** Ids are dated from here, so that they sort as they were made. */
const idsBehindMs = 90 * 86_400_000;

/**
 * A practice in which nothing is real: 6,000 patients with generated names and CHI numbers, three
 * link workers (one leaves in six weeks), their clinics, about 400 past and 60 open referrals. It is
 * made by the same services that the screens call. Does nothing where there is staff already.
 */
export async function seedDemo(register: Register, now: string): Promise<void> {
  if ((await listStaff(register.db)).length > 0) return;
  const random = randomFrom(seed);
  const newId = idsFrom(Date.parse(now) - idsBehindMs, random);
  await register.db.transaction().execute((db) => fill({ db, now, newId, random }));
}

function idsFrom(start: number, random: Random): () => string {
  let clock = start;
  return () => {
    clock += 1;
    return uuidv7(clock, random.bytes(10));
  };
}

type Making = {
  readonly db: Db;
  readonly now: string;
  readonly newId: () => string;
  readonly random: Random;
};

async function fill({ db, now, newId, random }: Making): Promise<void> {
  const today = localDateOf(now);
  const people = await insertDemoStaff({ db, now, newId, today });
  const at = actingAs(people, { db, newId });
  const patients = await insertDemoPatients(db, { random, newId, now, today });
  const first = (role: DemoPerson['role']) => people.find((person) => person.role === role)!.id;
  const workers = people.filter(({ role }) => role === 'link_worker').map(({ id }) => id);
  await insertDemoClinics(at, workers, { desk: first('manager'), today });
  const slots = await demoSlots(db, now);
  const life = liveDemo({ at, random, slots, people, now });
  const queued = queueOf(patients);
  const nextPatient = () => queued.pop()!;
  // The queue first: it needs the freshest of the past slots, the past takes what is left.
  await fillQueue({ life, slots, random, now, manager: at(now, first('manager')), nextPatient });
  const past = patients.others.slice(openReferrals, openReferrals + pastReferrals);
  await livePast({ db, life, random, patients: past });
}

function queueOf({ flagged, others }: DemoPatients): string[] {
  return others
    .slice(0, openReferrals)
    .map((id, index) => (index % flaggedEvery === 0 ? (flagged[index / flaggedEvery] ?? id) : id));
}

/** Who does something and when: as one of the staff, in their own role. */
function actingAs(people: readonly DemoPerson[], { db, newId }: Pick<Ctx, 'db' | 'newId'>) {
  const sessions = new Map(
    people.map(({ id, name, role }) => [id, { staffId: id, name, role }] as const),
  );
  return (now: string, staffId: string): Ctx => ({
    db,
    now,
    newId,
    session: sessions.get(staffId)!,
    pc: 'demo',
    announce: () => {},
    subject: () => {},
  });
}
