import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isDueToday, unfinishedIn } from '../../shared/day-end.ts';
import {
  callId,
  canPromise,
  callsFor,
  inPhoneOrder,
  phoneGroups,
  type PhoneFacts,
} from '../../shared/phone-list.ts';
import { phoneWhys } from '../../shared/contract/reminders.ts';
import { contactResults, nextActions } from '../../shared/contract/referrals.ts';

/** 14:00 on a Tuesday. */
const now = '2026-12-01T14:00:00.000Z';
const at = (time: string, day = '2026-12-01') => `${day}T${time}:00.000Z`;
const facts = (more: Partial<PhoneFacts>): PhoneFacts => ({
  nextAction: 'phone',
  nextActionDue: null,
  promisedAt: null,
  movingSince: null,
  remind: null,
  own: false,
  called: null,
  ...more,
});
const calls = (more: Partial<PhoneFacts>) => callsFor(facts(more), now);
/** Due at a time that was promised. */
const promised = (time: string, day?: string) => ({
  nextActionDue: at(time, day),
  promisedAt: at(time, day),
});
const why = (more: Partial<PhoneFacts>) => calls(more)[0]?.why ?? null;
const remind = { since: at('08:30') };

describe('who is to be phoned today', () => {
  it('is whoever waits for a first call, and another try that is due today', () => {
    expect(why({})).toBe('phone');
    expect(why({ nextActionDue: at('09:00') })).toBe('phone');
    expect(why({ nextActionDue: at('09:00', '2026-11-27') })).toBe('phone');
    expect(why({ nextActionDue: at('09:00', '2026-12-02') })).toBeNull();
  });

  it('is whoever missed an appointment, or whose booking needs moving, however far away that is', () => {
    expect(why({ nextAction: 'rebook' })).toBe('rebook');
    expect(why({ nextAction: 'move', nextActionDue: at('10:00', '2027-01-12') })).toBe('move');
  });

  it('is nobody who is to be booked, comes, or is in the building', () => {
    for (const nextAction of ['book', 'attend', 'see_now', 'record_outcome'] as const)
      expect(why({ nextAction })).toBeNull();
  });

  it('is whoever comes tomorrow and cannot be texted', () => {
    expect(why({ nextAction: 'attend', remind })).toBe('remind');
  });

  it('is rung for two reasons where one time needs moving and another is tomorrow', () => {
    const found = calls({ nextAction: 'move', movingSince: at('09:00'), remind });
    expect(found.map(({ why: reason }) => reason)).toEqual(['move', 'remind']);
    const ids = found.map(({ about }) => callId({ referralId: 'one', about }));
    expect(new Set(ids).size).toBe(2);
  });

  it('is not settled by a call from before there was anything to say', () => {
    const called = { at: at('09:30'), result: 'spoke' } as const;
    const missed = { at: at('09:30'), result: 'no_answer' } as const;
    for (const one of [called, missed]) {
      expect(why({ nextAction: 'move', movingSince: at('11:00'), called: one })).toBe('move');
      const late = { since: at('11:00') };
      expect(why({ nextAction: 'attend', remind: late, called: one })).toBe('remind');
    }
    expect(why({ nextAction: 'move', movingSince: at('09:30'), called })).toBeNull();
    expect(why({ nextAction: 'attend', remind: { since: at('09:30') }, called })).toBeNull();
  });

  it('is a promised call because it was promised, at nine as at any other time', () => {
    const nine = at('09:00');
    expect(why({ nextActionDue: nine, promisedAt: nine })).toBe('call_back');
    expect(why({ nextActionDue: nine })).toBe('phone');
    expect(why({ nextActionDue: at('13:30') })).toBe('phone');
    // Another try since then: what was promised is over.
    expect(why({ nextActionDue: nine, promisedAt: at('15:00', '2026-11-30') })).toBe('phone');
  });

  it('is a promised call once its time has come, and later until then', () => {
    expect(why({ ...promised('13:30') })).toBe('call_back');
    expect(why({ ...promised('15:30', '2026-11-30') })).toBe('call_back');
    expect(calls({ ...promised('15:00') })).toEqual([{ why: 'later', about: 'call_back' }]);
    expect(why({ ...promised('15:00', '2026-12-02') })).toBeNull();
  });

  it('is a promised call also after a call before that time, and not again after the one at it', () => {
    const spoke = { at: at('10:00'), result: 'spoke' } as const;
    expect(why({ ...promised('13:30'), called: spoke })).toBe('call_back');
    const early = { at: at('10:00'), result: 'no_answer' } as const;
    expect(why({ ...promised('13:30'), called: early })).toBe('call_back');
    const tried = { at: at('13:35'), result: 'no_answer' } as const;
    expect(why({ ...promised('13:30'), called: tried })).toBe('tried');
  });

  it('is a follow-up of the link worker alone, and only another try of it', () => {
    const again = { nextAction: 'follow_up', nextActionDue: at('09:00') } as const;
    expect(why(again)).toBeNull();
    expect(why({ ...again, own: true })).toBe('follow_up');
    expect(why({ nextAction: 'follow_up', own: true })).toBeNull();
  });

  it('puts whoever was tried today and not reached at the end, and says what it was about', () => {
    const called = { at: at('09:30'), result: 'no_answer' } as const;
    expect(calls({ nextAction: 'attend', remind, called })).toEqual([
      { why: 'tried', about: 'remind' },
    ]);
    expect(why({ called: { ...called, result: 'wrong_number' } })).toBe('tried');
  });

  it('is nobody who was reached today, unless somebody has made a call the next thing since', () => {
    for (const result of ['spoke', 'left_message', 'sent'] as const) {
      const called = { at: at('09:30'), result };
      expect(why({ nextAction: 'move', called })).toBeNull();
      expect(why({ nextAction: 'attend', remind, called })).toBeNull();
      expect(why({ called })).toBe('phone');
    }
  });

  it('loses nobody whose next action is a call that is due', () => {
    const called = fc.option(
      fc.record({ at: fc.constant(at('10:00')), result: fc.constantFrom(...contactResults) }),
      { nil: null },
    );
    const due = fc.constantFrom(null, at('09:00'), at('13:59'), at('14:01'), at('23:59'));
    fc.assert(
      fc.property(due, called, fc.constantFrom('phone', 'rebook'), (nextActionDue, one, next) => {
        expect(why({ nextAction: next, nextActionDue, called: one })).not.toBeNull();
      }),
    );
  });

  it('is for a reason, whatever is known of somebody', () => {
    const any = fc.record<PhoneFacts>({
      nextAction: fc.constantFrom(...nextActions),
      nextActionDue: fc.constantFrom(null, at('09:00'), at('15:00'), at('15:00', '2026-12-02')),
      promisedAt: fc.constantFrom(null, at('09:00'), at('15:00')),
      movingSince: fc.constantFrom(null, at('09:00'), at('11:00')),
      remind: fc.constantFrom(null, { since: null }, remind, { since: at('11:00') }),
      own: fc.boolean(),
      called: fc.constantFrom(null, { at: at('10:00'), result: 'spoke' } as const),
    });
    fc.assert(
      fc.property(any, (one) => {
        for (const { about } of callsFor(one, now)) expect(['later', 'tried']).not.toContain(about);
      }),
    );
  });
});

describe('a call at a time', () => {
  it('is promised to whoever waits for one, and not to somebody who comes or has to be moved', () => {
    const can = phoneWhys.filter((about) => canPromise({ about }));
    expect(can).toEqual(['call_back', 'rebook', 'phone', 'follow_up', 'later', 'tried']);
  });
});

describe('the order to phone', () => {
  const row = (referralId: string, more: object) =>
    ({
      referralId,
      why: 'phone',
      priority: 'routine',
      referredAt: at('09:00', '2026-11-20'),
      startsAt: null,
      dueAt: null,
      calledAt: null,
      ...more,
    }) as Parameters<typeof inPhoneOrder>[0][number];
  const order = (...rows: ReturnType<typeof row>[]) =>
    inPhoneOrder(rows).map(({ referralId }) => referralId);

  it('is by reason first: promised calls, times to move, missed, reminders, first calls, later, tried', () => {
    const rows = phoneWhys.map((one) => row(one, { why: one }));
    expect(order(...rows.toReversed())).toEqual([...phoneWhys]);
    expect(phoneGroups(rows).map((group) => group.why)).toEqual([...phoneWhys]);
  });

  it('is then by what cannot wait longest', () => {
    const soon = row('soon', { priority: 'soon' });
    const long = row('long', { referredAt: at('09:00', '2026-11-02') });
    expect(order(row('new', {}), long, soon)).toEqual(['soon', 'long', 'new']);
    const moves = [
      row('next week', { why: 'move', startsAt: at('09:00', '2026-12-08') }),
      row('tomorrow', { why: 'move', startsAt: at('09:00', '2026-12-02') }),
    ];
    expect(order(...moves)).toEqual(['tomorrow', 'next week']);
    const tried = [
      row('just now', { why: 'tried', calledAt: at('13:59') }),
      row('this morning', { why: 'tried', calledAt: at('09:05') }),
    ];
    expect(order(...tried)).toEqual(['this morning', 'just now']);
  });
});

describe('the end of the day', () => {
  const nothing = {
    noOutcome: [],
    toCome: [],
    seeNow: [],
    phone: [],
    reminders: { unsent: 0 },
    paper: { printedAt: null, bookings: 0 },
  };

  it('has come when everything has an outcome', () => {
    expect(unfinishedIn(nothing)).toBe(0);
    const printed = { printedAt: at('13:00'), bookings: 9 };
    expect(unfinishedIn({ ...nothing, paper: printed })).toBe(0);
  });

  it('waits for outcomes, people in the building, reminders and paper', () => {
    expect(unfinishedIn({ ...nothing, noOutcome: [1, 2] })).toBe(2);
    expect(unfinishedIn({ ...nothing, toCome: [1] })).toBe(1);
    expect(unfinishedIn({ ...nothing, seeNow: [1] })).toBe(1);
    expect(unfinishedIn({ ...nothing, reminders: { unsent: 12 } })).toBe(1);
    expect(unfinishedIn({ ...nothing, paper: { printedAt: null, bookings: 3 } })).toBe(1);
  });

  it('waits for calls that were due today, not for those that can be made tomorrow', () => {
    const dueAt = at('09:00');
    for (const one of ['call_back', 'later', 'move', 'remind'] as const)
      expect(isDueToday({ why: one, dueAt: null })).toBe(true);
    expect(isDueToday({ why: 'phone', dueAt })).toBe(true);
    for (const one of ['phone', 'rebook'] as const)
      expect(isDueToday({ why: one, dueAt: null })).toBe(false);
    expect(isDueToday({ why: 'tried', dueAt })).toBe(false);
    expect(unfinishedIn({ ...nothing, phone: [{ why: 'phone', dueAt }] })).toBe(1);
  });
});
