import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { liveAt, liveWords, sessionsOf, type LiveFacts } from '../../shared/live-status.ts';
import { localDateOf, plusMinutes } from '../../shared/london-time.ts';

/** A winter Tuesday: London is on UTC. */
const at = (time: string): string => `2026-12-01T${time}:00.000Z`;
const nothing: LiveFacts = {
  choice: null,
  met: [],
  booked: [],
  coming: [],
  sessions: [],
  away: false,
};
const span = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) });
const clinic = { sessions: [span('09:15', '12:30')] };
const twice = { sessions: [span('09:15', '12:30'), span('13:30', '16:30')] };
const due = { booked: [span('10:00', '10:45')] };
const chose = (status: 'free' | 'with_someone' | 'out', when: string, back?: string) => ({
  choice: { status, at: at(when), backAt: back ? at(back) : null },
});
const met = (
  status: 'in_progress' | 'attended' | 'left_before_seen',
  when: string,
  ends: string,
) => ({
  met: [{ status, at: at(when), endsAt: at(ends) }],
});
const inRoom = met('in_progress', '10:05', '10:45');
const said = (facts: Partial<LiveFacts>, now: string) =>
  liveWords(liveAt({ ...nothing, ...facts }, at(now)));

describe('a live status that nobody chose follows the diary', () => {
  it.each<[string, Partial<LiveFacts>, string, string]>([
    ['before the first clinic', clinic, '09:14', 'out, in at 09:15'],
    ['from its start', clinic, '09:15', 'free'],
    ['until its end', clinic, '12:29', 'free'],
    ['after it', clinic, '12:30', 'out, clinic is over'],
    ['between two', twice, '12:45', 'out, in at 13:30'],
    ['in the second', twice, '13:30', 'free'],
    ['after both', twice, '16:30', 'out, clinic is over'],
    [
      'with somebody due of whom nobody has said more',
      { ...clinic, ...due },
      '10:20',
      'free, 10:00 booked',
    ],
    ['before they are due', { ...clinic, ...due }, '09:59', 'free'],
    ['after their time', { ...clinic, ...due }, '10:45', 'free'],
    [
      'on the way to somebody who waits',
      { ...clinic, coming: [at('10:05')] },
      '10:19',
      'with someone',
    ],
    ['a quarter of an hour later', { ...clinic, coming: [at('10:05')] }, '10:20', 'free'],
    ['without a clinic', {}, '10:00', 'out, no clinic today'],
    ['on leave', { away: true }, '10:00', 'out, away today'],
    ['on leave since this morning', { ...clinic, away: true }, '10:00', 'out, away today'],
    ['with a patient in the room', { ...clinic, ...inRoom }, '10:06', 'with someone'],
    ['with one who overruns the clinic', { ...clinic, ...inRoom }, '13:00', 'with someone'],
    ['with one on a day of leave', { away: true, ...inRoom }, '10:06', 'with someone'],
    ['once they were seen', { ...clinic, ...met('attended', '10:40', '10:45') }, '10:41', 'free'],
    [
      'once they left',
      { ...clinic, ...met('left_before_seen', '10:40', '10:45') },
      '10:41',
      'free',
    ],
    [
      'seen after the clinic',
      { ...clinic, ...met('attended', '12:40', '12:30') },
      '12:41',
      'out, clinic is over',
    ],
  ])('%s', (_when, facts, now, words) => {
    expect(said(facts, now)).toBe(words);
  });
});

describe('a live status that somebody chose', () => {
  it.each<[string, Partial<LiveFacts>, string, string]>([
    ['holds', { ...clinic, ...chose('out', '10:00') }, '12:29', 'out'],
    [
      'holds against somebody who was in the room before',
      { ...clinic, ...inRoom, ...chose('free', '10:10') },
      '10:11',
      'free',
    ],
    [
      'gives way to somebody who goes in later',
      { ...clinic, ...inRoom, ...chose('out', '10:00') },
      '10:06',
      'with someone',
    ],
    [
      'gives way to somebody seen later',
      { ...clinic, ...chose('with_someone', '10:00'), ...met('attended', '10:30', '10:45') },
      '10:31',
      'free',
    ],
    [
      'gives way to the start of the clinic',
      { ...clinic, ...chose('out', '09:00') },
      '09:15',
      'free',
    ],
    [
      'gives way to its end',
      { ...clinic, ...chose('free', '12:00') },
      '12:30',
      'out, clinic is over',
    ],
    ['holds after the end, said then', { ...clinic, ...chose('free', '12:31') }, '16:00', 'free'],
    [
      'gives way to the midday between two clinics',
      { ...twice, ...chose('free', '12:00') },
      '12:45',
      'out, in at 13:30',
    ],
    [
      'says who is due since',
      { ...clinic, ...due, ...chose('free', '09:50') },
      '10:20',
      'free, 10:00 booked',
    ],
    ['knows of who is due', { ...clinic, ...due, ...chose('free', '10:10') }, '10:20', 'free'],
    [
      'gives way to "coming"',
      { ...chose('out', '10:00'), coming: [at('10:05')] },
      '10:06',
      'with someone',
    ],
    [
      'holds against an older "coming"',
      { ...clinic, ...chose('free', '10:10'), coming: [at('10:05')] },
      '10:11',
      'free',
    ],
    ['holds on a day without a clinic', chose('free', '08:00'), '16:00', 'free'],
    [
      'comes back once the patient was seen',
      { ...chose('free', '09:00'), ...met('attended', '10:30', '10:45') },
      '10:31',
      'free',
    ],
    [
      'does not give way to a visit that is written down hours later',
      { ...clinic, ...chose('out', '11:40'), ...met('attended', '11:50', '10:00') },
      '11:51',
      'out',
    ],
  ])('%s', (_what, facts, now, words) => {
    expect(said(facts, now)).toBe(words);
  });

  it.each<[string, Partial<LiveFacts>, string, string]>([
    ['until then', { ...clinic, ...chose('out', '09:00', '11:00') }, '10:59', 'out, back at 11:00'],
    [
      'then the diary says it, and asks',
      { ...clinic, ...chose('out', '09:00', '11:00') },
      '11:00',
      'free, back since 11:00?',
    ],
    [
      'also outside the clinic',
      { ...clinic, ...chose('out', '12:40', '14:00') },
      '14:00',
      'free, back since 14:00?',
    ],
    [
      'the clinic ends after that: nobody is asked all evening',
      { ...clinic, ...chose('out', '09:20', '11:00') },
      '12:30',
      'out, clinic is over',
    ],
    [
      'somebody goes in before that: they are back',
      { ...clinic, ...inRoom, ...chose('out', '09:20', '11:00') },
      '10:06',
      'with someone',
    ],
    [
      'somebody went in before they left',
      { ...clinic, ...inRoom, ...chose('out', '10:30', '11:00') },
      '11:01',
      'free, back since 11:00?',
    ],
    [
      'somebody was seen after that: no more question',
      { ...clinic, ...chose('out', '09:00', '10:00'), ...met('attended', '10:40', '10:45') },
      '10:41',
      'free',
    ],
  ])('"back at": %s', (_what, facts, now, words) => {
    expect(said(facts, now)).toBe(words);
  });

  it('is over at midnight in London, not at midnight in UTC', () => {
    const summer = { status: 'free', at: '2027-06-01T22:30:00.000Z', backAt: null } as const;
    const facts = { ...nothing, choice: summer };
    expect(liveAt(facts, '2027-06-01T22:59:59.000Z').status).toBe('free');
    expect(liveAt(facts, '2027-06-01T23:00:00.000Z').status).toBe('out');
  });
});

const minuteOfDay = fc
  .integer({ min: 0, max: 1439 })
  .map((minute) => plusMinutes(at('00:00'), minute));
const choice = fc.record({
  status: fc.constantFrom('free' as const, 'with_someone' as const, 'out' as const),
  at: minuteOfDay,
  backAt: fc.constant(null),
});
const spans = fc.tuple(minuteOfDay, minuteOfDay).map(([one, other]) => ({
  startsAt: one < other ? one : other,
  endsAt: one < other ? other : one,
}));
const anyFacts = fc.record({
  choice: fc.option(choice),
  met: fc.array(
    fc.record({
      status: fc.constantFrom(
        'in_progress' as const,
        'attended' as const,
        'left_before_seen' as const,
      ),
      at: minuteOfDay,
      endsAt: minuteOfDay,
    }),
    { maxLength: 4 },
  ),
  booked: fc.array(spans, { maxLength: 3 }),
  coming: fc.array(minuteOfDay, { maxLength: 2 }),
  sessions: fc
    .array(spans, { maxLength: 4 })
    .map((all) => sessionsOf(all.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1)))),
  away: fc.boolean(),
});

describe('the sessions of a day', () => {
  it('go on over a short break, and end at a midday', () => {
    const slots = [span('09:15', '10:00'), span('10:30', '11:15'), span('11:46', '12:30')];
    expect(sessionsOf(slots)).toEqual([span('09:15', '11:15'), span('11:46', '12:30')]);
    expect(sessionsOf([])).toEqual([]);
  });
});

describe('whatever the day was like', () => {
  it('a choice of yesterday changes nothing', () => {
    fc.assert(
      fc.property(anyFacts, choice, minuteOfDay, (facts, old, now) => {
        const yesterday = { ...old, at: plusMinutes(old.at, -1440) };
        expect(liveAt({ ...facts, choice: yesterday }, now)).toEqual(
          liveAt({ ...facts, choice: null }, now),
        );
      }),
    );
  });

  it('the choice made this moment is what everybody sees', () => {
    fc.assert(
      fc.property(anyFacts, choice, minuteOfDay, (facts, said, now) => {
        const met = facts.met.filter((one) => one.at <= now);
        const coming = facts.coming.filter((one) => one <= now);
        const live = liveAt({ ...facts, met, coming, choice: { ...said, at: now } }, now);
        expect(live).toEqual({ status: said.status, note: null, chosen: true });
      }),
    );
  });

  it('somebody who goes into the room this moment is with the link worker', () => {
    fc.assert(
      fc.property(anyFacts, minuteOfDay, (facts, now) => {
        fc.pre(facts.choice === null || facts.choice.at < now);
        const met = [...facts.met, { status: 'in_progress' as const, at: now, endsAt: now }];
        expect(liveAt({ ...facts, met: met.filter((one) => one.at <= now) }, now).status).toBe(
          'with_someone',
        );
      }),
    );
  });

  it('"back at" never outlives the day on which it was said', () => {
    fc.assert(
      fc.property(
        anyFacts,
        minuteOfDay,
        minuteOfDay,
        fc.integer({ min: 0, max: 4000 }),
        (facts, said, back, later) => {
          fc.pre(back > said);
          const now = plusMinutes(said, later);
          const live = liveAt({ ...facts, choice: { status: 'out', at: said, backAt: back } }, now);
          if (live.note?.kind === 'back_at') {
            expect(now < back && localDateOf(now) === localDateOf(said)).toBe(true);
          }
        },
      ),
    );
  });
});
