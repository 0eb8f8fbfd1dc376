import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  backupName,
  backupsToDrop,
  isDueToday,
  isOverdue,
  readBackupName,
  type BackupName,
} from '../../shared/backup.ts';

const of = (at: string): BackupName => readBackupName(backupName(at, 'daily'))!;
const minutes = (n: number) => new Date(Date.UTC(2024, 0, 1) + n * 60_000).toISOString();
const anyInstant = fc.nat(3 * 366 * 24 * 60).map(minutes);
const some = fc.uniqueArray(anyInstant, { maxLength: 200 }).map((all) => all.map(of));

describe('which backups there are', () => {
  it('is said by their names, whatever the moment', () => {
    fc.assert(
      fc.property(anyInstant, fc.constantFrom('daily', 'asked', 'before'), (at, kind) => {
        expect(readBackupName(backupName(at, kind))).toMatchObject({ at, kind });
      }),
    );
  });

  it('leaves other files alone', () => {
    for (const name of [
      'register.db',
      'register_2026-12-01T09-00-00-000Z_daily.clwbackup.half',
      'register_2026-13-41T09-00-00-000Z_daily.clwbackup',
      'register_2026-12-01T09-00-00-000Z_weekly.clwbackup',
      '../register_2026-12-01T09-00-00-000Z_daily.clwbackup',
    ]) {
      expect(readBackupName(name)).toBeNull();
    }
  });
});

describe('which backups stay', () => {
  it('the newest always does, and throwing away twice is throwing away once', () => {
    fc.assert(
      fc.property(some, (all) => {
        const gone = new Set(backupsToDrop(all));
        const left = all.filter((one) => !gone.has(one));
        const newest = all.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
        if (newest) expect(left).toContain(newest);
        expect(backupsToDrop(left)).toEqual([]);
      }),
    );
  });

  it('a year of one each day leaves 14 days, 8 weeks and 12 months', () => {
    const year = Array.from({ length: 365 }, (_, day) => of(minutes(day * 24 * 60 + 600)));
    const gone = new Set(backupsToDrop(year).map(({ name }) => name));
    const left = year.filter(({ name }) => !gone.has(name)).map(({ at }) => at.slice(0, 10));
    // 30 December 2024 is a Monday: the weeks' Sundays before it, and the months' last days.
    expect(left.slice(-14)).toEqual(
      Array.from({ length: 14 }, (_, day) => minutes((351 + day) * 24 * 60).slice(0, 10)),
    );
    expect(left).toEqual(expect.arrayContaining(['2024-12-08', '2024-12-01', '2024-11-17']));
    expect(left).toEqual(expect.arrayContaining(['2024-11-30', '2024-02-29', '2024-01-31']));
    expect(left).not.toContain('2024-11-10');
  });

  it('of several on one day the last stays; a day is London’s', () => {
    const [early, late] = [of('2026-07-01T08:00:00.000Z'), of('2026-07-01T22:30:00.000Z')];
    const nextDay = of('2026-07-01T23:30:00.000Z');
    expect(backupsToDrop([nextDay, early, late])).toEqual([early]);
    // All of the newest day, and what was there before an import.
    expect(backupsToDrop([early, late])).toEqual([]);
    const before = readBackupName(backupName(early.at, 'before'))!;
    expect(backupsToDrop([nextDay, before, late])).toEqual([]);
  });
});

describe('when a backup is due', () => {
  const now = '2026-12-01T09:00:00.000Z';

  it('once a day, and red after a day without', () => {
    expect([isDueToday(null, now), isOverdue(null, now)]).toEqual([true, true]);
    expect(isDueToday('2026-12-01T00:00:00.000Z', now)).toBe(false);
    expect(isDueToday('2026-11-30T23:59:00.000Z', now)).toBe(true);
    expect(isOverdue('2026-11-30T09:00:00.000Z', now)).toBe(false);
    expect(isOverdue('2026-11-30T08:58:00.000Z', now)).toBe(true);
  });
});
