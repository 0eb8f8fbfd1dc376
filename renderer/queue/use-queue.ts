import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Input, Output } from '../../shared/contract.ts';
import type { QueueRow } from '../../shared/types.ts';
import { api } from '../api.ts';

const pageSize = 100;

/** The queue in pages, refetched when a topic says so; rows stay in place meanwhile. */
export function useQueue(filter: Pick<Input<'queue.list'>, 'view' | 'linkWorkerId' | 'text'>) {
  const query = useInfiniteQuery({
    queryKey: ['queue.list', filter],
    initialPageParam: 0,
    queryFn: ({ pageParam }): Promise<Output<'queue.list'>> =>
      api.call('queue.list', { ...filter, offset: pageParam, limit: pageSize }),
    getNextPageParam: (last, pages) => {
      const have = pages.length * pageSize;
      return have < last.total ? have : undefined;
    },
    placeholderData: keepPreviousData,
    // Waits and "appointment over" change with the clock alone.
    refetchInterval: 60_000,
  });
  const rows = useMemo(
    () => unique(query.data?.pages.flatMap((page) => page.rows) ?? []),
    [query.data],
  );
  return {
    rows,
    total: query.data?.pages.at(-1)?.total ?? 0,
    loading: query.isPending,
    /** The rows are of this filter, not of the one before. */
    settled: query.isSuccess && !query.isPlaceholderData,
    error: query.error,
    refetch: () => void query.refetch(),
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
  };
}

/** A row that moved up between two pages would stand twice. */
function unique(rows: readonly QueueRow[]): QueueRow[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
