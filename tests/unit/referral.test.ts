import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contactResults, priorities, sources } from '../../shared/contract/referrals.ts';
import {
  actionAt,
  afterAppointmentEvent,
  afterChoice,
  afterContact,
  afterPriority,
  appointmentEvents,
  closed,
  firstAction,
  nextActionRank,
  reopened,
  type AppointmentEventKind,
  type OtherFacts,
  type ReferralState,
} from '../../shared/referral.ts';
import type { Priority, Source } from '../../shared/types.ts';

const now = '2026-11-25T09:30:00.000Z';
const tomorrow = '2026-11-26T09:00:00.000Z';
const nobodyElse = { nextStartsAt: null, firstSeenAt: null, missed: false };

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
  kind: AppointmentEventKind,
  at = now,
  detail?: string,
  others: OtherFacts = nobodyElse,
) =>
  afterAppointmentEvent(
    state,
    {
      kind,
      appointmentId: 'appointment',
      startsAt: tomorrow,
      linkWorkerId: 'link worker',
      ...(detail === undefined ? {} : { detail }),
    },
    others,
    at,
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
    afterContact(state, result, result === 'spoke' || result === 'wrong_number' ? null : tomorrow);

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

  it('does not leave a missed patient on top of the list when nobody answered', () => {
    const missed = after(after(newReferral(), 'booked'), 'dna');
    expect(missed.nextAction).toBe('rebook');
    expect(phoned(missed, 'no_answer')).toMatchObject({
      nextAction: 'phone',
      nextActionDue: tomorrow,
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
    const first = after(booked, 'attended', now);
    expect(first).toMatchObject({ status: 'active', nextAction: 'follow_up', firstSeenAt: now });
    const second = after(after(first, 'booked'), 'attended', tomorrow);
    expect(second.firstSeenAt).toBe(now);
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
      after(state, 'undone', now, 'cancelled', { ...nobodyElse, missed });
    expect(takenBack(booked, false)).toMatchObject({ status: 'waiting', nextAction: 'book' });
    expect(takenBack(booked, true)).toMatchObject({ nextAction: 'rebook' });
    const here = after(newReferral('see_now'), 'in_progress');
    expect(here).toMatchObject({ status: 'booked', nextAction: 'attend' });
    expect(takenBack(here, false)).toMatchObject({ nextAction: 'see_now', owner: 'link_worker' });
  });

  it('stands again when a missed one is undone, and the clock runs again when a seen one is', () => {
    expect(after(after(booked, 'dna'), 'undone', now, 'booked')).toEqual(booked);
    expect(after(after(booked, 'attended'), 'undone', now, 'in_progress').firstSeenAt).toBeNull();
  });
});

describe('a change of priority or of mind', () => {
  it('calls the link worker when a waiting patient turns up', () => {
    const urgent = afterPriority(newReferral(), 'see_now');
    expect(urgent).toMatchObject({ nextAction: 'see_now', owner: 'link_worker' });
    expect(afterPriority(urgent, 'soon')).toMatchObject({ nextAction: 'phone', owner: 'desk' });
  });

  it('calls the link worker for somebody already seen, too', () => {
    const seen = after(after(newReferral(), 'booked'), 'attended');
    expect(afterPriority(seen, 'see_now').nextAction).toBe('see_now');
  });

  it('lets the desk choose to phone or book, which makes it the desk’s', () => {
    const seen = after(after(newReferral(), 'booked'), 'attended');
    for (const state of [newReferral(), newReferral('see_now'), seen]) {
      expect(afterChoice(state, 'book')).toMatchObject({ nextAction: 'book', owner: 'desk' });
    }
  });

  it('does not talk a booking away', () => {
    const booked = after(newReferral(), 'booked');
    expect(afterChoice(booked, 'phone')).toEqual(booked);
    expect(afterPriority(booked, 'see_now').nextAction).toBe('attend');
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
      what: fc.constantFrom(...appointmentEvents),
    }),
    fc.record({ is: fc.constant('close and reopen' as const), what: fc.constant(null) }),
  );

  it('an open referral has one next action, an owner and a place, and only closing closes it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...priorities),
        fc.constantFrom(...sources),
        fc.array(step, { maxLength: 30 }),
        (priority, source, steps) => {
          let state: ReferralState = newReferral(priority, source);
          let firstSeenAt: string | null = null;
          for (const { is, what } of steps) {
            if (is === 'contact') state = afterContact(state, what, tomorrow);
            else if (is === 'priority') state = afterPriority(state, what);
            else if (is === 'choice') state = afterChoice(state, what);
            else if (is === 'appointment') state = after(state, what);
            else state = reopened(closed(state));
            expect(state.status).not.toBe('closed');
            expect(state.nextAction).not.toBeNull();
            expect(['desk', 'link_worker']).toContain(state.owner);
            expect(nextActionRank(state.nextAction)).toBeGreaterThanOrEqual(0);
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
