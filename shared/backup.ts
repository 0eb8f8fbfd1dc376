import { dayNumber } from './calendar.ts';
import { localDateOf, minutesBetween } from './london-time.ts';

/** Copies of the register that CLW Desk makes by itself. Pure rules: which there are, which stay. */

/** Why one was made: once a day, because somebody asked, or before something that changes much. */
export const backupKinds = ['daily', 'asked', 'before'] as const;
export type BackupKind = (typeof backupKinds)[number];

export type BackupName = {
  /** The file's name, without its folder. */
  readonly name: string;
  /** UTC instant at which it was begun: what was saved later is not in it. */
  readonly at: string;
  readonly kind: BackupKind;
};

const ending = '.clwbackup';
const shape =
  /^register_(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z_(daily|asked|before)\.clwbackup$/;

/** `register_2026-12-01T09-00-00-000Z_daily.clwbackup`: sorts by time, and no system minds it. */
export const backupName = (at: string, kind: BackupKind): string =>
  `register_${at.replaceAll(/[:.]/g, '-')}_${kind}${ending}`;

/** Null: not one of ours, and never touched. */
export function readBackupName(name: string): BackupName | null {
  const found = shape.exec(name);
  if (!found) return null;
  const [, date, hour, minute, second, ms, kind] = found;
  const at = `${date}T${hour}:${minute}:${second}.${ms}Z`;
  if (Number.isNaN(Date.parse(at))) return null;
  return { name, at, kind: kind as BackupKind };
}

/** How many days, weeks and months have their newest backup kept (issue of the practice, not law). */
export const kept = { days: 14, weeks: 8, months: 12 } as const;

/** Monday of the week, as a number. */
const weekOf = (date: string): number => Math.floor((dayNumber(date) + 3) / 7);
const spans: readonly { readonly count: number; readonly of: (date: string) => string }[] = [
  { count: kept.days, of: (date) => date },
  { count: kept.weeks, of: (date) => String(weekOf(date)) },
  { count: kept.months, of: (date) => date.slice(0, 7) },
];

/**
 * The backups that may go. All of the newest day stay, of the last 14 days the newest and those made before
 * something that changed much, then the newest of each of the last 8 weeks (from Monday) and 12 months, as
 * far as there are any; days are London's. Counted from the newest backup and not from today, so that a PC
 * whose clock ran ahead, or that stood still for a year, throws nothing away for it.
 */
export function backupsToDrop<B extends BackupName>(backups: readonly B[]): B[] {
  const newestFirst = backups.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const stays = new Set<B>();
  for (const { count, of } of spans) {
    const seen = new Set<string>();
    for (const backup of newestFirst) {
      const span = of(localDateOf(backup.at));
      if (seen.has(span)) continue;
      if (seen.size === count) break;
      seen.add(span);
      stays.add(backup);
    }
  }
  const days = [...new Set(newestFirst.map(({ at }) => localDateOf(at)))].slice(0, kept.days);
  for (const backup of newestFirst) {
    const day = localDateOf(backup.at);
    if (day === days[0] || (backup.kind === 'before' && days.includes(day))) stays.add(backup);
  }
  return newestFirst.filter((backup) => !stays.has(backup));
}

/** Whether the last good backup is older than a day; null: there is none. */
export const isOverdue = (lastAt: string | null, now: string): boolean =>
  lastAt === null || minutesBetween(lastAt, now) > 24 * 60;

/** Whether today, in Europe/London, still has none. */
export const isDueToday = (lastAt: string | null, now: string): boolean =>
  lastAt === null || localDateOf(lastAt) < localDateOf(now);
