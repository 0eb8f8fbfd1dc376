import { bankHolidayDates } from '../../shared/bank-holidays.ts';
import { addDays, isWorkingDay, localDateOf, toInstant } from '../../shared/calendar.ts';
import type { Appointment, Source } from '../../shared/types.ts';
import { attend, cancel, dna } from '../appointments/appointments.service.ts';
import { book } from '../appointments/booking.service.ts';
import type { Ctx } from '../context.ts';
import { createReferral } from '../referrals/refer.service.ts';
import { referralHandlers } from '../referrals/referrals.service.ts';
import type { DemoPerson } from './demo-practice.ts';
import type { DemoSlot, DemoSlots } from './demo-slots.ts';
import { contactResults, demoNeeds, demoNotes } from './demo-words.ts';
import type { Random } from './random.ts';

/** What happens in the made-up practice, one deed at a time, through the services screens call. */
export type DemoLife = ReturnType<typeof liveDemo>;
export type DemoReferral = { readonly id: string; readonly referredAt: string };

type World = {
  readonly at: (instant: string, staffId: string) => Ctx;
  readonly random: Random;
  readonly slots: DemoSlots;
  readonly people: readonly DemoPerson[];
  readonly now: string;
};

/** Nothing happens later than now. */
const notAfter = (now: string, instant: string) => (instant > now ? now : instant);

export const liveDemo = (world: World) => ({ ...referring(world), ...meeting(world) });

const deskOf = ({ people }: World) => people.find(({ role }) => role === 'reception')!.id;

function referring(world: World) {
  const { at, random, people, now } = world;
  const today = localDateOf(now);
  const desk = deskOf(world);
  const clinicians = people.filter(({ role }) => role === 'clinician').map(({ id }) => id);
  return {
    /** An instant in opening hours some days ago, on a working day. */
    daysAgo(days: number): string {
      const day = workingDay(addDays(today, -days));
      return notAfter(now, toInstant(day, random.pick(['09:20', '10:40', '11:35', '15:10'])));
    },
    async refer(patientId: string, referredAt: string, more: Partial<Referring> = {}) {
      const source = more.source ?? 'clinician';
      const by = source === 'clinician' ? random.pick(clinicians) : desk;
      const { referral } = await createReferral(at(referredAt, by), {
        patientId,
        priority: more.priority ?? (random.chance(0.2) ? 'soon' : 'routine'),
        source,
        needs: random.some(demoNeeds, random.between(1, 3)),
        note: random.pick(demoNotes),
        linkWorkerId: null,
        permissionRefer: 'yes',
        permissionShare: random.pick(['yes', 'not_asked']),
        confirmDied: false,
      });
      return { id: referral.id, referredAt } satisfies DemoReferral;
    },
    phone: ({ id }: DemoReferral, instant: string, result = random.pick(contactResults)) =>
      referralHandlers['referral.logContact'](at(notAfter(now, instant), desk), {
        id,
        how: 'phone',
        result,
        note: '',
      }),
    close: ({ id }: DemoReferral, version: number, reason: Closing, instant: string) =>
      referralHandlers['referral.close'](at(notAfter(now, instant), desk), {
        id,
        version,
        reason,
        outcome: 'Made-up outcome for the demo.',
      }),
  };
}

function meeting(world: World) {
  const { at, random, slots, now } = world;
  const desk = deskOf(world);
  const reason = 'Made-up reason';
  const deeds = {
    /** Booked by the desk at an instant before the slot. */
    book: ({ id }: DemoReferral, slot: DemoSlot, instant: string): Promise<Appointment> =>
      book(at(notAfter(now, instant), desk), {
        referralId: id,
        slotId: slot.id,
        confirmSameDay: true,
      }),
    seen: (appointment: Appointment) =>
      attend(at(notAfter(now, appointment.endsAt), appointment.linkWorkerId), appointment),
    missed: (appointment: Appointment) =>
      dna(at(notAfter(now, appointment.endsAt), desk), { ...appointment, reason }),
    cancelled: (appointment: Appointment, instant: string) =>
      cancel(at(notAfter(now, instant), desk), { ...appointment, cancelledBy: 'patient', reason }),
    /** Past meetings in a row, each seen or missed; fewer where there are no past slots left. */
    async visits(referral: DemoReferral, outcomes: readonly ('seen' | 'missed')[]) {
      let instant = referral.referredAt;
      for (const outcome of outcomes) {
        const slot = slots.past(instant, random.between(0, 6));
        if (!slot) break;
        await deeds[outcome](await deeds.book(referral, slot, instant));
        instant = slot.endsAt;
      }
      return instant;
    },
  };
  return deeds;
}

type Closing = Parameters<(typeof referralHandlers)['referral.close']>[1]['reason'];
type Referring = { readonly priority: 'see_now' | 'soon' | 'routine'; readonly source: Source };

function workingDay(date: string): string {
  return isWorkingDay(date, bankHolidayDates) ? date : workingDay(addDays(date, -1));
}
