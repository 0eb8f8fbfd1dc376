import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { offersFor, type FreeTime, type Waiting } from '../../shared/fill.ts';
import { helps } from '../../shared/help.ts';
import { soonAgain } from '../../shared/soon-again.ts';

const moment = { today: '2026-12-01', now: '2026-12-01T09:00:00.000Z' };
const free: FreeTime = {
  linkWorkerId: 'ash',
  startsAt: '2026-12-01T10:45:00.000Z',
  mode: 'in_practice',
  localDate: '2026-12-01',
  localTime: '10:45',
};
const laterThisWeek: FreeTime = {
  ...free,
  startsAt: '2026-12-03T10:45:00.000Z',
  localDate: '2026-12-03',
};
const somebody: Waiting = {
  referralId: 'a',
  priority: 'routine',
  nextAction: 'book',
  nextActionDue: null,
  promisedAt: null,
  referredAt: '2026-11-20T09:00:00.000Z',
  linkWorkerId: null,
  missed: 0,
  wouldHelp: [],
  hasPhone: true,
  notAtHome: false,
};
const with_ = (referralId: string, more: Partial<Waiting>): Waiting => ({
  ...somebody,
  referralId,
  ...more,
});
const orderOf = (time: FreeTime, ...waiting: readonly Waiting[]): string[] =>
  offersFor(time, waiting, moment).map(({ referralId }) => referralId);
const whyOf = (time: FreeTime, one: Waiting) => offersFor(time, [one], moment)[0]?.why;

describe('who is offered a free time', () => {
  it('goes to the longest wait where all else is equal', () => {
    const before = with_('long', { referredAt: '2026-11-02T09:00:00.000Z' });
    expect(orderOf(free, somebody, before)).toEqual(['long', 'a']);
  });

  it('goes first to whoever waits in the building, then to those whose time was taken away, then to soon', () => {
    const order = orderOf(
      free,
      somebody,
      with_('soon', { priority: 'soon' }),
      with_('moved', { nextAction: 'move' }),
      with_('here', { nextAction: 'see_now', priority: 'see_now', hasPhone: false }),
      with_('again', { nextAction: 'follow_up', referredAt: '2026-09-01T09:00:00.000Z' }),
    );
    expect(order).toEqual(['here', 'moved', 'soon', 'a', 'again']);
  });

  it('of today goes before longer waits to somebody who missed one, of another day does not', () => {
    const missed = with_('missed', { missed: 2, referredAt: '2026-11-27T09:00:00.000Z' });
    expect(orderOf(free, somebody, missed)).toEqual(['missed', 'a']);
    expect(orderOf(laterThisWeek, somebody, missed)).toEqual(['a', 'missed']);
    expect(whyOf(free, missed)).toContain('missed_before');
    expect(whyOf(laterThisWeek, missed)).not.toContain('missed_before');
  });

  it('of today goes last to somebody who could not be reached a moment ago, missed or not', () => {
    const due = '2026-12-02T09:00:00.000Z';
    for (const nextAction of ['phone', 'rebook'] as const) {
      const tried = with_('tried', { nextAction, nextActionDue: due, missed: 1 });
      expect(orderOf(free, tried, somebody)).toEqual(['a', 'tried']);
      expect(whyOf(free, tried)).toContain('tried_already');
    }
  });

  it('goes to those whom such a time helps before those whom it does not', () => {
    const late = with_('late', {
      wouldHelp: ['afternoon'],
      referredAt: '2026-11-02T09:00:00.000Z',
    });
    const byPhone = with_('phone', { wouldHelp: ['by_phone'] });
    expect(orderOf(free, late, byPhone, somebody)).toEqual(['a', 'late', 'phone']);
    expect(orderOf({ ...free, mode: 'phone' }, byPhone, late)).toEqual(['phone', 'late']);
    expect(whyOf(free, with_('early', { wouldHelp: ['morning'] }))).toContain('wants_morning');
    expect(whyOf(free, with_('either', { wouldHelp: ['morning', 'afternoon'] }))).not.toContain(
      'wants_morning',
    );
  });

  it('of today goes last to those who cannot be phoned or did not answer just now', () => {
    const tried = with_('tried', {
      nextAction: 'phone',
      priority: 'soon',
      nextActionDue: '2026-12-02T09:00:00.000Z',
    });
    const noPhone = with_('none', { hasPhone: false, priority: 'soon' });
    expect(orderOf(free, tried, noPhone, somebody)).toEqual(['a', 'none', 'tried']);
    expect(orderOf(laterThisWeek, noPhone, somebody)).toEqual(['none', 'a']);
    expect(whyOf(free, tried)).toContain('tried_already');
    // Half past three in London: a time that was promised, and no call that failed.
    const promised = with_('p', { ...tried, promisedAt: tried.nextActionDue });
    expect(whyOf(free, promised)).toContain('call_promised');
    expect(whyOf(free, promised)).not.toContain('tried_already');
    expect(whyOf(free, noPhone)).toContain('no_phone');
  });

  it('is never offered to the booked, to those of another link worker, or at home to "not at home"', () => {
    expect(orderOf(free, with_('b', { nextAction: 'attend' }))).toEqual([]);
    expect(orderOf(free, with_('o', { nextAction: 'record_outcome' }))).toEqual([]);
    expect(orderOf(free, with_('w', { linkWorkerId: 'birch' }))).toEqual([]);
    const home: FreeTime = { ...free, mode: 'home_visit' };
    expect(orderOf(home, with_('h', { notAtHome: true }))).toEqual([]);
    expect(orderOf({ ...free, mode: 'phone' }, with_('n', { hasPhone: false }))).toEqual([]);
  });

  const anybody = fc.record({
    referralId: fc.uuid(),
    priority: fc.constantFrom('see_now', 'soon', 'routine'),
    nextAction: fc.constantFrom(
      'see_now',
      'move',
      'rebook',
      'book',
      'phone',
      'follow_up',
      'attend',
    ),
    promisedAt: fc.constantFrom(null, '2026-12-02T09:00:00.000Z'),
    nextActionDue: fc.constantFrom(null, '2026-11-30T09:00:00.000Z', '2026-12-02T09:00:00.000Z'),
    referredAt: fc.constantFrom('2026-11-01T09:00:00.000Z', '2026-11-20T09:00:00.000Z'),
    linkWorkerId: fc.constantFrom(null, 'ash', 'birch'),
    missed: fc.nat(3),
    wouldHelp: fc.subarray([...helps]),
    hasPhone: fc.boolean(),
    notAtHome: fc.boolean(),
  }) satisfies fc.Arbitrary<Waiting>;

  it('does not depend on the order in which people are read, and names each once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anybody, { selector: (one) => one.referralId }), (people) => {
        const offers = offersFor(free, people, moment);
        expect(offersFor(free, people.toReversed(), moment)).toEqual(offers);
        expect(new Set(offers.map(({ referralId }) => referralId)).size).toBe(offers.length);
        const suited = people.filter(
          ({ nextAction, linkWorkerId }) => nextAction !== 'attend' && linkWorkerId !== 'birch',
        );
        expect(offers).toHaveLength(suited.length);
      }),
    );
  });
});

describe('after a missed appointment', () => {
  const at = (localDate: string, localTime: string) => ({ localDate, localTime });

  it('times of today and of the next morning come first, over a weekend too', () => {
    const slots = [
      at('2026-12-04', '14:00'),
      at('2026-12-07', '09:15'),
      at('2026-12-07', '12:00'),
      at('2026-12-08', '09:15'),
    ];
    expect(soonAgain(slots, '2026-12-04')).toEqual([slots[0], slots[1]]);
    expect(soonAgain([], '2026-12-04')).toEqual([]);
  });
});
