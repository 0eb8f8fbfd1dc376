import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { takesOf } from '../../shared/reminder-takes.ts';
import type { ReminderRow } from '../../shared/types.ts';

type Row = Pick<ReminderRow, 'appointmentId' | 'by' | 'sent' | 'taken'>;
const at = (time: string) => `2026-12-01T${time}:00.000Z`;
const row = (appointmentId: string, more: Partial<Row> = {}): Row => ({
  appointmentId,
  by: 'text',
  sent: null,
  taken: null,
  ...more,
});
const by = (byId: string, time = '15:02') => ({ byId, byName: byId, at: at(time) });
const ids = (rows: readonly Row[]) => rows.map(({ appointmentId }) => appointmentId);

describe('the texts taken out for the SMS tool', () => {
  it('are of whoever took them; what was booked since is free', () => {
    const takes = takesOf(
      [row('mine', { taken: by('me') }), row('new'), row('hers', { taken: by('Ann') })],
      'me',
    );
    expect([takes.free, takes.mine].map(ids)).toEqual([['new'], ['mine']]);
    expect(takes.theirs.map(({ by: one, rows }) => [one.byName, ids(rows)])).toEqual([
      ['Ann', ['hers']],
    ]);
  });

  it('are not asked about any more once they were marked', () => {
    const sent = { at: at('15:10'), byId: 'me', byName: 'me', how: 'text' } as const;
    const takes = takesOf([row('gone', { taken: by('me'), sent })], 'me');
    expect(takes).toEqual({ free: [], mine: [], theirs: [] });
  });

  it('say when somebody took the last of theirs, a line for each person', () => {
    const rows = [
      row('one', { taken: by('Ann', '15:02') }),
      row('two', { taken: by('Bob', '15:05') }),
      row('three', { taken: by('Ann', '15:09') }),
    ];
    const said = takesOf(rows, 'me').theirs.map(({ by: one, rows: theirs }) => [
      one.byName,
      one.at,
      theirs.length,
    ]);
    expect(said).toEqual([
      ['Ann', at('15:09'), 2],
      ['Bob', at('15:05'), 1],
    ]);
  });

  it('are each with nobody or one person, whatever was done', () => {
    const any = fc.array(
      fc.record({
        by: fc.constantFrom('text', 'phone', 'none'),
        taken: fc.constantFrom(null, by('me'), by('Ann'), by('Bob', '15:30')),
      }),
    );
    fc.assert(
      fc.property(any, (some) => {
        const rows = some.map((one, index) => row(String(index), one as Partial<Row>));
        const { free, mine, theirs } = takesOf(rows, 'me');
        const shown = [...free, ...mine, ...theirs.flatMap((one) => one.rows)];
        expect(ids(shown).toSorted()).toEqual(
          ids(rows.filter((one) => one.by === 'text')).toSorted(),
        );
      }),
    );
  });
});
