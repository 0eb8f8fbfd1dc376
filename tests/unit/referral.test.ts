import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contactResults, priorities, sources } from '../../shared/contract/referrals.ts';
import { appointmentEventKinds } from '../../shared/appointment.ts';
import {
  actionAt,
  afterAppointmentEvent,
  afterChoice,
  afterContact,
  afterDied,
  afterPriority,
  closed,
  firstAction,
  nextActionRank,
  reopened,
  type AppointmentEvent,
  type Booking,
  type OtherFacts,
  type ReferralState,
} from '../../shared/referral.ts';
import type { Priority, Source } from '../../shared/types.ts';

const now = '2026-11-25T09:30:00.000Z';
const tomorrow = '2026-11-26T09:00:00.000Z';
const nobodyElse: OtherFacts = {
  next: null,
  moves: null,
  firstSeenAt: null,
  missed: false,
  died: false,
};

const visit = { startsAt: tomorrow, linkWorkerId: 'link worker' };
const bookedTomorrow: Booking = { ...visit, needsMoving: false };

const newReferral = (priority: Priority = 'routine', source: Source = 'clinician') =>
  ({
    status: 'waiting',
    priority,
    linkWorkerId: null,
    firstSeenAt: null,
    ...firstAction(priority, source),
  }) satisfies ReferralState;

const after = (
  state: ReferralState,
  kind: AppointmentEvent['kind'],
  startsAt = tomorrow,
  detail?: string,
  others: OtherFacts = nobodyElse,
) =>
  afterAppointmentEvent(
    state,
    {
      kind,
      appointmentId: 'appointment',
      startsAt,
      linkWorkerId: 'link worker',
      ...(detail === undefined ? {} : { detail }),
    },
    others,
  );

describe('a new referral', () => {
  it('goes to the link worker at once when the patient is still in the building', () => {
    expect(newReferral('see_now')).toMatchObject({ nextAction: 'see_now', owner: 'link_worker' });
  });

  it('is phoned when a clinician or another professional made it', () => {
    for (const source of ['clinician', 'other_professional'] as const) {
      expect(newReferral('soon', source)).toMatchObject({ nextAction: 'phone', owner: 'desk' });
    }
  });

  it('is booked when the patient stands at the desk', () => {
    for (const source of ['reception', 'self'] as const) {
      expect(newReferral('routine', source)).toMatchObject({ nextAction: 'book', owner: 'desk' });
    }
  });
});

describe('a contact attempt', () => {
  const phoned = (state: ReferralState, result: (typeof contactResults)[number]) =>
    afterContact(
      state,
      result,
      result === 'spoke' || result === 'wrong_number' ? null : tomorrow,
      null,
      false,
    );

  it('asks for a booking once somebody spoke with the patient', () => {
    expect(phoned(newReferral(), 'spoke')).toMatchObject({ nextAction: 'book', owner: 'desk' });
  });

  it('asks for another try when nobody answered', () => {
    const again = { nextAction: 'phone', owner: 'desk', nextActionDue: tomorrow };
    expect(phoned(newReferral(), 'no_answer')).toMatchObject(again);
    expect(phoned(newReferral(), 'left_message')).toMatchObject(again);
    expect(phoned(newReferral(), 'sent')).toMatchObject(again);
  });

  it('leaves a wrong number with the desk, due at once', () => {
    expect(phoned(newReferral(), 'wrong_number')).toMatchObject({
      nextAction: 'phone',
      owner: 'desk',
      nextActionDue: null,
    });
  });

  it('does not forget a missed appointment when nobody answered, and has another try later', () => {
    const missed = after(after(newReferral(), 'booked'), 'dna');
    expect(missed.nextAction).toBe('rebook');
    for (const result of ['no_answer', 'left_message', 'sent'] as const) {
      const tried = phoned(missed, result);
      expect(tried).toMatchObject({ nextAction: 'rebook', owner: 'desk', nextActionDue: tomorrow });
      expect(phoned(tried, result)).toEqual(tried);
      expect(phoned(tried, 'spoke')).toMatchObject({ nextAction: 'book', nextActionDue: null });
    }
    expect(phoned(missed, 'wrong_number')).toMatchObject({
      nextAction: 'rebook',
      nextActionDue: null,
    });
  });

  it('tries somebody who was to be seen now again the same day', () => {
    expect(phoned(newReferral('see_now'), 'no_answer')).toMatchObject({
      nextAction: 'phone',
      owner: 'desk',
      nextActionDue: null,
    });
  });

  it('does not touch a booking, nor one that needs moving', () => {
    const booked = after(newReferral(), 'booked');
    const moving = after(booked, 'needs_moving');
    expect(phoned(booked, 'no_answer')).toEqual(booked);
    expect(phoned(moving, 'spoke')).toEqual(moving);
  });

  it('leaves a follow-up with the link worker', () => {
    const seen = after(after(newReferral(), 'booked'), 'attended');
    expect(phoned(seen, 'no_answer')).toMatchObject({
      nextAction: 'follow_up',
      owner: 'link_worker',
      nextActionDue: tomorrow,
    });
  });
});

describe('an appointment', () => {
  const booked = after(newReferral(), 'booked');

  it('is waited for by the link worker, when it starts', () => {
    expect(booked).toMatchObject({
      status: 'booked',
      nextAction: 'attend',
      owner: 'link_worker',
      nextActionDue: tomorrow,
      linkWorkerId: 'link worker',
    });
  });

  it('wants an outcome once its end has passed', () => {
    const end = '2026-11-26T09:45:00.000Z';
    expect(actionAt('attend', end, '2026-11-26T09:44:59.000Z')).toBe('attend');
    expect(actionAt('attend', end, '2026-11-26T09:45:01.000Z')).toBe('record_outcome');
    expect(actionAt('move', end, '2026-11-27T09:45:01.000Z')).toBe('move');
  });

  it('stops the wait clock at the first attended contact and never again', () => {
    const first = after(booked, 'attended', tomorrow);
    // When the patient was seen, whenever somebody says so.
    expect(first).toMatchObject({
      status: 'active',
      nextAction: 'follow_up',
      firstSeenAt: tomorrow,
    });
    const second = after(after(first, 'booked'), 'attended', '2026-12-03T09:00:00.000Z');
    expect(second.firstSeenAt).toBe(tomorrow);
  });

  it('goes back to the queue when missed, left or cancelled, and closes nothing', () => {
    for (const kind of ['dna', 'left_before_seen', 'cancelled'] as const) {
      expect(after(booked, kind)).toMatchObject({
        status: 'waiting',
        nextAction: 'rebook',
        owner: 'desk',
      });
    }
  });

  it('leaves somebody who has been seen before active when they miss one', () => {
    const seen = after(booked, 'attended');
    expect(after(after(seen, 'booked'), 'dna')).toMatchObject({
      status: 'active',
      nextAction: 'rebook',
    });
  });

  it('is the desk’s to move when its clinic closes beneath it', () => {
    expect(after(booked, 'needs_moving')).toMatchObject({ nextAction: 'move', owner: 'desk' });
  });

  it('leaves the patient as if it had never been when the booking itself is taken back', () => {
    const takenBack = (state: ReferralState, missed: boolean) =>
      after(state, 'undone', tomorrow, 'cancelled', { ...nobodyElse, missed });
    expect(takenBack(booked, false)).toMatchObject({ status: 'waiting', nextAction: 'book' });
    expect(takenBack(booked, true)).toMatchObject({ nextAction: 'rebook' });
  });

  it('stands again when a missed one is undone, and the clock runs again when a seen one is', () => {
    expect(after(after(booked, 'dna'), 'undone', tomorrow, 'booked')).toEqual(booked);
    expect(
      after(after(booked, 'attended'), 'undone', tomorrow, 'in_progress').firstSeenAt,
    ).toBeNull();
  });
});

describe('a change of priority or of mind', () => {
  it('calls the link worker when a waiting patient turns up', () => {
    const urgent = afterPriority(newReferral(), 'see_now', null);
    expect(urgent).toMatchObject({ nextAction: 'see_now', owner: 'link_worker' });
    expect(afterPriority(urgent, 'soon', null)).toMatchObject({
      nextAction: 'phone',
      owner: 'desk',
    });
  });

  it('calls the link worker for somebody already seen, too', () => {
    const seen = after(after(newReferral(), 'booked'), 'attended');
    expect(afterPriority(seen, 'see_now', null).nextAction).toBe('see_now');
  });

  it('lets the desk choose to phone or book, which makes it the desk’s', () => {
    const seen = after(after(newReferral(), 'booked'), 'attended');
    for (const state of [newReferral(), newReferral('see_now'), seen]) {
      expect(afterChoice(state, 'book', null)).toMatchObject({ nextAction: 'book', owner: 'desk' });
    }
  });

  it('does not talk a booking away', () => {
    const booked = after(newReferral(), 'booked');
    expect(afterChoice(booked, 'phone', bookedTomorrow)).toEqual(booked);
    expect(afterPriority(booked, 'soon', bookedTomorrow).nextAction).toBe('attend');
  });

  it('calls the link worker for somebody booked for another day, and the booking stands', () => {
    const booked = after(newReferral(), 'booked');
    const here = afterPriority(booked, 'see_now', bookedTomorrow);
    expect(here).toMatchObject({ status: 'booked', nextAction: 'see_now', owner: 'link_worker' });
    const stands = { nextAction: 'attend', nextActionDue: tomorrow, priority: 'soon' };
    expect(afterPriority(here, 'soon', bookedTomorrow)).toMatchObject(stands);
    expect(afterContact(here, 'no_answer', null, bookedTomorrow, false)).toMatchObject(stands);
    expect(afterContact(here, 'spoke', null, bookedTomorrow, false)).toMatchObject(stands);
    expect(afterChoice(here, 'book', bookedTomorrow)).toMatchObject(stands);
    const moving = { ...bookedTomorrow, needsMoving: true };
    expect(afterContact(here, 'spoke', null, moving, false)).toMatchObject({ nextAction: 'move' });
    const toCome = { ...nobodyElse, next: visit };
    expect(after(here, 'attended', now, undefined, toCome)).toMatchObject({
      ...stands,
      status: 'active',
    });
  });

  it('leaves somebody in the building there when another appointment falls through', () => {
    const here = afterPriority(after(newReferral(), 'booked'), 'see_now', bookedTomorrow);
    expect(after(here, 'cancelled')).toMatchObject({ status: 'waiting', nextAction: 'see_now' });
    expect(after(here, 'needs_moving')).toMatchObject({ status: 'booked', nextAction: 'see_now' });
  });
});

describe('somebody whom the list says to have died', () => {
  const toTheDesk = { nextAction: 'record_outcome', owner: 'desk', nextActionDue: null };
  const dead = afterDied(after(newReferral(), 'booked'));
  const died = { ...nobodyElse, died: true };
  const kinds = appointmentEventKinds.filter((kind) => kind !== 'settled');

  it('stays with the desk to check and close, whatever becomes of their appointments', () => {
    const others = [
      died,
      { ...died, next: visit },
      { ...died, next: visit, moves: visit, missed: true },
    ];
    for (const other of others) {
      for (const kind of kinds) {
        expect(after(dead, kind, tomorrow, undefined, other)).toMatchObject(toTheDesk);
        const undone = after(dead, 'undone', tomorrow, kind, other);
        expect(undone).toMatchObject(toTheDesk);
      }
    }
    // What was true before they died is still told as it was.
    const seen = after(dead, 'attended', now, undefined, died);
    expect(seen).toMatchObject({ status: 'active', firstSeenAt: now });
  });

  it('is not phoned or booked again because somebody was spoken to', () => {
    for (const result of contactResults) {
      for (const booking of [null, bookedTomorrow]) {
        expect(afterContact(dead, result, tomorrow, booking, true)).toEqual(dead);
      }
    }
  });

  it('does not wait in the building any more', () => {
    expect(afterDied(newReferral('see_now'))).toMatchObject({ ...toTheDesk, priority: 'soon' });
  });

  it('comes back where somebody says that the list is wrong', () => {
    expect(afterChoice(dead, 'phone', null).nextAction).toBe('phone');
    expect(afterPriority(dead, 'see_now', null).nextAction).toBe('see_now');
  });
});

describe('whatever happens', () => {
  const step = fc.oneof(
    fc.record({ is: fc.constant('contact' as const), what: fc.constantFrom(...contactResults) }),
    fc.record({ is: fc.constant('priority' as const), what: fc.constantFrom(...priorities) }),
    fc.record({
      is: fc.constant('choice' as const),
      what: fc.constantFrom('phone' as const, 'book' as const),
    }),
    fc.record({
      is: fc.constant('appointment' as const),
      what: fc.constantFrom(...appointmentEventKinds.filter((kind) => kind !== 'settled')),
    }),
    fc.record({ is: fc.constant('close and reopen' as const), what: fc.constant(null) }),
  );

  it('an open referral has one next action, an owner and a place, and only closing closes it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...priorities),
        fc.constantFrom(...sources),
        fc.array(step, { maxLength: 30 }),
        fc.constantFrom(null, bookedTomorrow, { ...bookedTomorrow, needsMoving: true }),
        (priority, source, steps, booking) => {
          let state: ReferralState = newReferral(priority, source);
          let firstSeenAt: string | null = null;
          for (const { is, what } of steps) {
            if (is === 'contact') state = afterContact(state, what, tomorrow, booking, false);
            else if (is === 'priority') state = afterPriority(state, what, booking);
            else if (is === 'choice') state = afterChoice(state, what, booking);
            else if (is === 'appointment') state = after(state, what);
            else state = reopened(closed(state));
            expect(state.status).not.toBe('closed');
            expect(state.nextAction).not.toBeNull();
            expect(['desk', 'link_worker']).toContain(state.owner);
            expect(nextActionRank(state.nextAction)).toBeGreaterThanOrEqual(0);
            // "See now" is said of whoever waits in the building, and of nobody else.
            expect(state.priority === 'see_now').toBe(state.nextAction === 'see_now');
            // Set once; only undoing the visit itself takes it back.
            if (firstSeenAt !== null && what !== 'undone') {
              expect(state.firstSeenAt).toBe(firstSeenAt);
            }
            firstSeenAt = state.firstSeenAt;
          }
        },
      ),
    );
  });

  it('a closed referral has nothing left to do', () => {
    expect(closed(newReferral())).toMatchObject({ status: 'closed', nextAction: null });
  });
});
