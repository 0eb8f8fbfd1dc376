import { addDays, isWorkingDay, localDateOf, toInstant } from '../../shared/calendar.ts';
import { bankHolidayDates } from '../../shared/bank-holidays.ts';
import { book } from '../appointments/booking.service.ts';
import { attend, dna } from '../appointments/appointments.service.ts';
import { saveClinic } from '../clinics/clinics.service.ts';
import type { Ctx } from '../context.ts';
import { uuidv7 } from '../new-id.ts';
import { createReferral } from '../referrals/refer.service.ts';
import { referralHandlers } from '../referrals/referrals.service.ts';
import type { Register } from '../register/register.ts';
import { savePracticeSettings } from '../settings/settings.repo.ts';
import { insertStaff, listStaff } from '../staff/staff.repo.ts';
import { contactResults, demoNeeds, demoNotes, demoStaff } from './demo-words.ts';
import { insertDemoPatients } from './demo-patients.ts';
import { randomFrom, type Random } from './random.ts';

/** Everything the demo makes up comes from this number: the same practice at every start. */
const seed = 20261125;
const pastReferrals = 400;
const openReferrals = 60;
const pastDays = 7 * 8;

/**
 * A practice in which nothing is real: 6,000 patients with generated names and CHI numbers, three
 * link workers (one leaves in six weeks), their clinics, about 400 past and 60 open referrals. It is
 * made by the same services that the screens call. Does nothing where there is staff already.
 */
export async function seedDemo(register: Register, now: string): Promise<void> {
  if ((await listStaff(register.db)).length > 0) return;
  const random = randomFrom(seed);
  const today = localDateOf(now);
  let clock = Date.parse(now) - 90 * 86_400_000;
  const newId = () => {
    clock += 1;
    return uuidv7(clock, random.bytes(10));
  };
  await register.db.transaction().execute(async (db) => {
    const at = (instant: string, staffId: string): Ctx => ({
      db,
      now: instant,
      newId,
      session: { staffId, name: nameOf.get(staffId) ?? '', role: 'manager' },
      pc: 'demo',
      announce: () => {},
      subject: () => {},
    });
    const nameOf = new Map<string, string>();
    const people: { id: string; role: string }[] = [];
    for (const person of demoStaff) {
      const id = newId();
      people.push({ id, role: person.role });
      nameOf.set(id, person.name);
      const leavesOn = person.leavesInDays ? addDays(today, person.leavesInDays) : null;
      await insertStaff(db, {
        id,
        name: person.name,
        role: person.role,
        employer: person.employer,
        room: person.room,
        leavesOn,
        active: 1,
        liveStatus: person.role === 'link_worker' && !person.leavesInDays ? 'free' : 'out',
        liveStatusNote: null,
        createdAt: now,
      });
    }
    await savePracticeSettings(db, {
      practiceName: 'Made-up Health Centre',
      practicePhone: '0141 496 0000',
      practiceAddress: '1 Example Street, Glasgow',
      demo: true,
    });
    const patients = await insertDemoPatients(db, { random, newId, now, today });
    const workers = people.filter(({ role }) => role === 'link_worker').map(({ id }) => id);
    const desk = people.find(({ role }) => role === 'reception')!.id;
    const gps = people.filter(({ role }) => role === 'clinician').map(({ id }) => id);
    const start = toInstant(addDays(today, -pastDays), '08:00');
    for (const [index, linkWorkerId] of workers.entries()) {
      for (const clinic of demoClinics(index, addDays(today, -pastDays))) {
        await saveClinic(at(start, desk), { ...clinic, linkWorkerId });
      }
    }
    await livePast(at, { random, patients, gps, desk, today, db });
    await fillQueue(at, {
      random,
      patients: patients.slice(pastReferrals),
      gps,
      desk,
      today,
      now,
      db,
    });
  });
}

function demoClinics(index: number, validFrom: string) {
  const days = ['MO,TU,TH', 'TU,WE,FR', 'MO,WE'][index] ?? 'MO';
  const common = { name: '', slotMinutes: 45, gapMinutes: 0, validFrom, validTo: null };
  return [
    {
      ...common,
      rule: `FREQ=WEEKLY;BYDAY=${days}`,
      startTime: '09:15',
      endTime: '12:15',
      mode: 'in_practice' as const,
      room: `Room ${index + 1}`,
    },
    {
      ...common,
      rule: `FREQ=WEEKLY;INTERVAL=2;BYDAY=${days.slice(0, 2)}`,
      startTime: '13:30',
      endTime: '15:45',
      mode: 'phone' as const,
      room: null,
    },
  ];
}

type Life = {
  readonly db: Ctx['db'];
  readonly random: Random;
  readonly patients: readonly string[];
  readonly gps: readonly string[];
  readonly desk: string;
  readonly today: string;
};
type At = (instant: string, staffId: string) => Ctx;

/** Referrals that have been through it all, over the last eight weeks. */
async function livePast(at: At, { db, random, patients, gps, desk, today }: Life): Promise<void> {
  const slots = await pastSlots(db, today);
  for (let index = 0; index < pastReferrals; index += 1) {
    const day = workingDay(addDays(today, -random.between(12, pastDays)));
    const referredAt = toInstant(day, random.pick(['09:20', '10:40', '11:35', '15:10']));
    const { referral } = await createReferral(at(referredAt, random.pick(gps)), {
      patientId: patients[index]!,
      priority: random.chance(0.2) ? 'soon' : 'routine',
      needs: random.some(demoNeeds, random.between(1, 3)),
      note: random.pick(demoNotes),
      linkWorkerId: null,
      permissionRefer: 'yes',
      permissionShare: random.pick(['yes', 'not_asked']),
    });
    const slot =
      slots.length > 0 && index % 5 !== 0
        ? slots.splice(random.between(0, slots.length - 1), 1)[0]
        : undefined;
    const closing = {
      id: referral.id,
      version: referral.version,
      outcome: 'Made-up outcome for the demo.',
    };
    if (!slot || slot.startsAt < referredAt) {
      const later = toInstant(workingDay(addDays(day, 5)), '10:05');
      await referralHandlers['referral.close'](at(later, desk), {
        ...closing,
        reason: random.pick(['declined', 'could_not_contact', 're_routed']),
      });
      continue;
    }
    const booked = await book(at(referredAt, desk), {
      referralId: referral.id,
      slotId: slot.id,
      confirmSameDay: true,
    });
    const after = at(slot.endsAt, slot.linkWorkerId);
    const missed = random.chance(0.12);
    if (missed) await dna(after, { ...booked, reason: 'Made-up reason' });
    else
      await attend({ ...after }, booked).catch(() =>
        dna(after, { ...booked, reason: 'Made-up reason' }),
      );
    const now = await db
      .selectFrom('referral')
      .select('version')
      .where('id', '=', referral.id)
      .executeTakeFirstOrThrow();
    await referralHandlers['referral.close'](after, {
      ...closing,
      version: now.version,
      reason: missed ? 'could_not_contact' : 'completed',
    });
  }
}

/** What the queue shows at the first start: every next action there is. */
async function fillQueue(at: At, life: Life & { readonly now: string }): Promise<void> {
  const { db, random, patients, gps, desk, today, now } = life;
  const coming = await db
    .selectFrom('slot')
    .select('id')
    .where('startsAt', '>', now)
    .where('open', '=', 1)
    .orderBy('startsAt')
    .limit(60)
    .execute();
  for (let index = 0; index < openReferrals; index += 1) {
    const seeNow = index === 0;
    const day = workingDay(addDays(today, -random.between(0, 20)));
    const usual = toInstant(day, random.pick(['09:20', '10:40', '11:35', '15:10']));
    const referredAt = seeNow || usual > now ? now : usual;
    const by = index % 4 === 3 ? desk : random.pick(gps);
    const { referral } = await createReferral(at(referredAt, by), {
      patientId: patients[index]!,
      priority: seeNow ? 'see_now' : random.chance(0.25) ? 'soon' : 'routine',
      source: index % 4 === 3 ? 'self' : 'clinician',
      needs: random.some(demoNeeds, random.between(1, 3)),
      note: random.pick(demoNotes),
      linkWorkerId: null,
      permissionRefer: 'yes',
      permissionShare: random.pick(['yes', 'not_asked']),
    });
    if (seeNow) continue;
    if (index % 3 === 1) {
      const slot = coming.splice(random.between(0, coming.length - 1), 1)[0]!;
      await book(at(now, desk), { referralId: referral.id, slotId: slot.id, confirmSameDay: true });
    } else if (index % 3 === 2) {
      const result = random.pick(contactResults);
      await referralHandlers['referral.logContact'](at(now, desk), {
        id: referral.id,
        how: 'phone',
        result,
        note: '',
      });
    }
  }
}

async function pastSlots(db: Ctx['db'], today: string) {
  return db
    .selectFrom('slot')
    .select(['id', 'startsAt', 'endsAt', 'linkWorkerId'])
    .where('localDate', '<', today)
    .where('open', '=', 1)
    .orderBy('startsAt')
    .execute();
}

function workingDay(date: string): string {
  return isWorkingDay(date, bankHolidayDates) ? date : workingDay(addDays(date, -1));
}
