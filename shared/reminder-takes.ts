import type { ReminderRow } from './types.ts';

/** Which texts left the app for the SMS tool, and who has them. Pure rules, no clock. */

type Taken = Pick<ReminderRow, 'by' | 'sent' | 'taken'>;
type Taker = NonNullable<ReminderRow['taken']>;

export type Takes<Row> = {
  /** Not taken by anybody yet. */
  readonly free: readonly Row[];
  /** Taken by this person and not marked yet: these and no others may be said to have gone. */
  readonly mine: readonly Row[];
  /** By person, with when they took the last of them. */
  readonly theirs: readonly { readonly by: Taker; readonly rows: readonly Row[] }[];
};

/** The texts not marked as sent, by who has them. */
export function takesOf<Row extends Taken>(all: readonly Row[], staffId: string): Takes<Row> {
  const unsent = all.filter(({ by, sent }) => by === 'text' && sent === null);
  const others = Map.groupBy(
    unsent.flatMap((row) => (row.taken && row.taken.byId !== staffId ? [row] : [])),
    ({ taken }) => taken!.byId,
  );
  return {
    free: unsent.filter(({ taken }) => taken === null),
    mine: unsent.filter(({ taken }) => taken?.byId === staffId),
    theirs: [...others.values()].map((rows) => ({ by: latest(rows), rows })),
  };
}

const latest = (rows: readonly Taken[]): Taker =>
  rows
    .flatMap(({ taken }) => taken ?? [])
    .reduce((one, other) => (other.at > one.at ? other : one));
