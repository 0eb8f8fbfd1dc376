import { addLeave } from '../clinics/absences.service.ts';
import type { Ctx } from '../context.ts';
import type { DemoLife, DemoReferral } from './demo-life.ts';
import type { DemoSlots } from './demo-slots.ts';
import type { Random } from './random.ts';

export type Queue = {
  readonly life: DemoLife;
  readonly slots: DemoSlots;
  readonly random: Random;
  readonly now: string;
  /** The manager, for the leave that some bookings have to make way for. */
  readonly manager: Ctx;
  readonly nextPatient: () => string;
};

/** What the queue shows at the first start: every state, every next action. 60 referrals. */
export async function fillQueue(queue: Queue): Promise<void> {
  await recordOutcome(queue, 3);
  await inTouch(queue, 5);
  await stillComing(queue, 4);
  await backAfterMissing(queue, 4);
  await backAfterCancelling(queue, 2);
  await toBeMoved(queue, 3);
  await toCome(queue, 13);
  await toBook(queue, 8);
  await triedByPhone(queue, 8);
  await toPhone(queue, 9);
  await queue.life.refer(queue.nextPatient(), queue.now, { priority: 'see_now' });
}

const times = (count: number) => Array.from({ length: count }, (_, index) => index);

const referAgo = ({ life, random, nextPatient }: Queue, least: number, most: number) =>
  life.refer(nextPatient(), life.daysAgo(random.between(least, most)));

/** The time has passed and nobody has said what came of it. */
async function recordOutcome(queue: Queue, count: number): Promise<void> {
  for (const slot of queue.slots.latestPast(count)) {
    const referral = await referAgo(queue, 15, 25);
    await queue.life.book(referral, slot, referral.referredAt);
  }
}

/** Seen one to four times and followed up; one of them after missing the first time. */
async function inTouch(queue: Queue, count: number): Promise<void> {
  for (const index of times(count)) await seenBefore(queue, index);
}

async function seenBefore(queue: Queue, index: number): Promise<DemoReferral> {
  const referral = await referAgo(queue, 40, 52);
  const seen = times((index % 4) + 1).map(() => 'seen' as const);
  await queue.life.visits(referral, index % 3 === 1 ? ['missed', ...seen] : seen);
  return referral;
}

async function stillComing(queue: Queue, count: number): Promise<void> {
  for (const index of times(count)) {
    const referral = await seenBefore(queue, index);
    await queue.life.book(referral, queue.slots.coming(index), queue.now);
  }
}

/** Two of them for the second time. */
async function backAfterMissing(queue: Queue, count: number): Promise<void> {
  for (const index of times(count)) {
    const referral = await referAgo(queue, 25, 40);
    await queue.life.visits(referral, index % 2 === 0 ? ['missed'] : ['missed', 'missed']);
  }
}

async function backAfterCancelling(queue: Queue, count: number): Promise<void> {
  for (const index of times(count)) {
    const referral = await referAgo(queue, 8, 20);
    const booked = await queue.life.book(referral, queue.slots.coming(index), referral.referredAt);
    await queue.life.cancelled(booked, queue.now);
  }
}

async function toBeMoved(queue: Queue, count: number): Promise<void> {
  const day = queue.slots.dayAhead(count);
  for (const slot of day) {
    await queue.life.book(await referAgo(queue, 4, 12), slot, queue.now);
  }
  const { linkWorkerId, localDate } = day[0]!;
  const dates = { fromDate: localDate, toDate: localDate };
  await addLeave(queue.manager, { linkWorkerId, ...dates, reason: 'Made-up leave' });
}

async function toCome(queue: Queue, count: number): Promise<void> {
  for (const _index of times(count)) {
    const referral = await referAgo(queue, 2, 20);
    const slot = queue.slots.coming(queue.random.between(0, 25));
    await queue.life.book(referral, slot, queue.now);
  }
}

/** Reached by phone, or here in person when referred. */
async function toBook({ life, random, now, nextPatient }: Queue, count: number): Promise<void> {
  for (const index of times(count)) {
    const inPerson = index % 2 === 0;
    const source = inPerson ? 'self' : 'clinician';
    const referral = await life.refer(nextPatient(), life.daysAgo(random.between(0, 9)), {
      source,
    });
    if (!inPerson) await life.phone(referral, now, 'spoke');
  }
}

async function triedByPhone(queue: Queue, count: number): Promise<void> {
  for (const index of times(count)) {
    const referral = await referAgo(queue, 6, 18);
    for (const attempt of times((index % 3) + 1)) {
      const instant = queue.life.daysAgo(Math.max(0, 4 - 2 * attempt - (index % 2)));
      await queue.life.phone(referral, instant, index % 2 === 0 ? 'no_answer' : 'left_message');
    }
  }
}

async function toPhone(queue: Queue, count: number): Promise<void> {
  for (const _index of times(count)) await referAgo(queue, 0, 15);
}
