import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  alarmAt,
  seeNowEventKinds,
  seeNowState,
  shownCalls,
  standing,
  type SeeNowEventKind,
} from '../../shared/see-now.ts';
import { answerWords, callWords } from '../../shared/see-now-words.ts';
import { plusMinutes } from '../../shared/london-time.ts';

const at = (time: string): string => `2026-12-01T${time}:00.000Z`;
type Said = {
  kind: SeeNowEventKind;
  at: string;
  dueAt: string | null;
  name: string | null;
  byName: string;
};
const said = (kind: SeeNowEventKind, when: string, name = 'Ms A'): Said => ({
  kind,
  at: at(when),
  dueAt: kind === 'in_minutes' ? plusMinutes(at(when), 10) : null,
  name,
  byName: name,
});
const raised = said('raised', '09:12');
const call = (...events: Said[]) => ({
  ...standing([raised, ...events], at('09:00')),
  referrerName: 'Dr B',
});
const stateAt = (when: string, ...events: Said[]) => seeNowState(call(...events), at(when));

describe('what stands of what was answered', () => {
  it.each<[string, Said[], string | null]>([
    ['nothing yet', [], null],
    ['the only answer', [said('coming', '09:13')], 'coming'],
    ['the newer one', [said('coming', '09:13'), said('in_minutes', '09:14')], 'in_minutes'],
    ['none, the only one taken back', [said('coming', '09:13'), said('undone', '09:14')], null],
    [
      'the one before, the newer taken back',
      [said('coming', '09:13'), said('cant', '09:14'), said('undone', '09:15')],
      'coming',
    ],
    ['none, once they wait anew', [said('cant', '09:13'), said('raised', '11:00')], null],
    ['none, whoever takes back nothing', [said('undone', '09:13')], null],
  ])('%s', (_what, events, kind) => {
    expect(call(...events).answer?.kind ?? null).toBe(kind);
  });

  it('waits since the referral where nothing says that it was raised (an older register)', () => {
    expect(standing([], at('09:00'))).toMatchObject({ raisedAt: at('09:00'), answer: null });
  });

  it('is asked for anew from the moment at which the only answer was taken back', () => {
    expect(call(said('coming', '09:13'), said('undone', '09:20'))).toMatchObject({
      raisedAt: at('09:12'),
      askedAt: at('09:20'),
    });
  });

  it('knows what each step back took back', () => {
    const { undid } = call(said('coming', '09:13'), said('cant', '09:14'), said('undone', '09:15'));
    expect([...undid].map(([place, { kind }]) => [place, kind])).toEqual([[3, 'cant']]);
  });
});

describe('when time alone makes it worse', () => {
  it.each<[string, Said[], string, string]>([
    ['is asked', [], '09:16', 'asked'],
    ['is urgent after 5 minutes', [], '09:17', 'unanswered'],
    ['is calm once somebody comes', [said('coming', '09:16')], '10:00', 'coming'],
    ['is calm for 10 minutes', [said('in_minutes', '09:13')], '09:22', 'later'],
    ['is asked about again after them', [said('in_minutes', '09:13')], '09:23', 'late'],
    ['is the desk’s once nobody can', [said('cant', '09:13')], '09:40', 'cant'],
    [
      'has 5 minutes again after a step back',
      [said('coming', '09:16'), said('undone', '09:20')],
      '09:24',
      'asked',
    ],
  ])('%s', (_what, events, when, state) => {
    expect(stateAt(when, ...events)).toBe(state);
  });

  it('changes at the alarm and at no other moment, whatever was said', () => {
    const events = fc.array(
      fc.record({
        kind: fc.constantFrom(...seeNowEventKinds),
        after: fc.integer({ min: 0, max: 60 }),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(events, fc.integer({ min: 0, max: 600 }), (steps, minutes) => {
        let when = raised.at;
        const all = steps.map(({ kind, after }) => {
          when = plusMinutes(when, after);
          return {
            kind,
            at: when,
            dueAt: kind === 'in_minutes' ? plusMinutes(when, 10) : null,
            name: 'Ms A',
            byName: 'Ms A',
          };
        });
        const asked = call(...all);
        const now = plusMinutes(when, minutes);
        const alarm = alarmAt(asked);
        const urgent = ['unanswered', 'late'].includes(seeNowState(asked, now));
        expect(urgent).toBe(alarm !== null && alarm <= now);
      }),
    );
  });
});

describe('who is shown of several', () => {
  const people = (ids: string) => ids.split('').map((referralId) => ({ referralId }));
  const shown = (ids: string, most: number, kept: string | null) =>
    shownCalls(people(ids), most, kept === null ? null : kept.split(''))
      .map(({ referralId }) => referralId)
      .join('');

  it.each<[string, string, number, string | null, string]>([
    ['the most urgent', 'abc', 2, null, 'ab'],
    ['those under the mouse, where they are, and who is urgent by now', 'bca', 2, 'ab', 'abc'],
    ['nobody twice', 'ba', 2, 'ab', 'ab'],
    ['not who is in the room by now', 'bc', 2, 'ab', 'bc'],
    ['all', 'cab', Infinity, 'ab', 'abc'],
  ])('%s', (_what, ids, most, kept, expected) => {
    expect(shown(ids, most, kept)).toBe(expected);
  });
});

describe('in words', () => {
  it.each<[SeeNowEventKind, string | null, string]>([
    ['coming', 'Ms A', 'Ms A is coming'],
    ['in_minutes', 'Ms A', 'Ms A in 10 minutes, at 09:22'],
    ['cant', 'Ms A', 'Ms A can’t come: book instead'],
    ['cant', null, 'Nobody can come: book instead'],
  ])('%s of %s', (kind, name, words) => {
    const dueAt = kind === 'in_minutes' ? at('09:22') : null;
    expect(answerWords({ kind, name, dueAt })).toBe(words);
  });

  it('says whom to phone, and what else can be done', () => {
    const people = [
      { name: 'Ms A', room: 'Room 3', phone: '204' },
      { name: 'Ms B', room: null, phone: null },
    ];
    expect(callWords(call(), people, at('09:19'))).toBe(
      'Nobody has answered for 7 minutes: phone Ms A on 204 (Room 3) or Ms B, or book instead',
    );
    expect(callWords(call(said('in_minutes', '09:13')), [people[0]!], at('09:23'))).toBe(
      'Ms A was to come at 09:23: phone Ms A on 204 (Room 3), or book instead',
    );
    expect(callWords(call(), [], at('09:17'))).toBe(
      'Nobody has answered for 5 minutes: answer, or book instead',
    );
  });

  it.each<[string, string, Said[], string]>([
    ['an hour', '10:12', [], 'Nobody has answered for 60 minutes'],
    ['longer', '10:13', [], 'Nobody has answered since 09:12'],
    ['since yesterday', 'tomorrow', [], 'Nobody has answered since yesterday, 09:12'],
    [
      'said yesterday',
      'tomorrow',
      [said('in_minutes', '09:13')],
      'Ms A was to come yesterday, 09:23',
    ],
  ])('says of a long wait what people say: %s', (_what, when, events, words) => {
    const now = when === 'tomorrow' ? '2026-12-02T09:00:00.000Z' : at(when);
    expect(callWords(call(...events), [{ name: 'Ms A', room: null, phone: null }], now)).toBe(
      `${words}: phone Ms A, or book instead`,
    );
  });
});
