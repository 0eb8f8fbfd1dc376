import { useQueries } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Input, Output } from '../../shared/contract.ts';
import type { QueueRow } from '../../shared/types.ts';
import { api } from '../api.ts';

export const pageSize = 100;
const firstPage: readonly number[] = [0];

export type QueueFilter = Pick<Input<'queue.list'>, 'view' | 'linkWorkerId' | 'text'>;
/** The pages on screen, numbered from 0, and the filter they were on screen for. */
export type QueueAsked = { readonly of: string; readonly pages: readonly number[] };
export type QueueShown = {
  /** Which filter these rows belong to: the one before, while a new one is on its way. */
  readonly of: string;
  /** By place in the queue, from 0; places whose page was not asked for are missing. */
  readonly rows: ReadonlyMap<number, QueueRow>;
  readonly total: number;
};

/**
 * The queue, of which only the pages on screen are read and kept fresh: ten thousand rows cost what
 * a screenful does. `ask` says which.
 */
export function useQueue(filter: QueueFilter) {
  const of = JSON.stringify(filter);
  const [asked, setAsked] = useState<QueueAsked>({ of, pages: firstPage });
  // Another filter starts at its top.
  const pages = asked.of === of ? asked.pages : firstPage;
  const results = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['queue.list', filter, page],
      queryFn: (): Promise<Output<'queue.list'>> =>
        api.call('queue.list', { ...filter, offset: page * pageSize, limit: pageSize }),
      // Waits and "appointment over" change with the clock alone.
      refetchInterval: 60_000,
    })),
  });
  const read = results.map(({ data, dataUpdatedAt }, at) => ({
    page: pages[at]!,
    data,
    dataUpdatedAt,
  }));
  const before = useRef<{ read: readonly Read[]; shown: QueueShown } | null>(null);
  // The same answers are the same rows: nothing is laid out again.
  if (before.current?.shown.of !== of || !sameAnswers(before.current.read, read)) {
    const next = shownFrom(of, read);
    if (next) before.current = { read, shown: next };
  }
  return {
    shown: before.current?.shown ?? null,
    /** The rows are of this filter, not of the one before. */
    settled: before.current?.shown.of === of,
    ask: setAsked,
    error: results.find(({ error }) => error)?.error ?? null,
    refetch: () => void Promise.all(results.map((result) => result.refetch())),
  };
}

/** Below 0 where that row is not among the pages that are here. */
export function placeOf({ rows }: QueueShown, id: string | null): number {
  if (id === null) return -1;
  for (const [index, row] of rows) if (row.id === id) return index;
  return -1;
}

type Read = {
  readonly page: number;
  readonly data: Output<'queue.list'> | undefined;
  readonly dataUpdatedAt: number;
};

const sameAnswers = (one: readonly Read[], other: readonly Read[]): boolean =>
  one.length === other.length &&
  one.every(({ page, data }, at) => page === other[at]!.page && data === other[at]!.data);

function shownFrom(of: string, read: readonly Read[]): QueueShown | null {
  const rows = new Map<number, QueueRow>();
  const placed = new Set<string>();
  let latest: Read | null = null;
  for (const one of read) {
    if (!one.data) continue;
    if (!latest || one.dataUpdatedAt >= latest.dataUpdatedAt) latest = one;
    one.data.rows.forEach((row, at) => {
      // A row that moved up between two pages would stand twice.
      if (placed.has(row.id)) return;
      placed.add(row.id);
      rows.set(one.page * pageSize + at, row);
    });
  }
  return latest?.data ? { of, rows, total: latest.data.total } : null;
}
