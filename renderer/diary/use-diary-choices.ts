import { useState } from 'react';
import type { Session } from '../../shared/types.ts';
import { useCommand, useRead } from '../api.ts';

export const diaryViews = ['day', 'week', 'month'] as const;
export type DiaryView = (typeof diaryViews)[number];

/** What this PC shows in the diary: view, link worker and cancelled ones come back after a restart. */
export function useDiaryChoices(session: Session) {
  const settings = useRead('pc.settings.get', undefined);
  const staff = useRead('staff.list', undefined);
  const save = useCommand('pc.settings.update');
  // At once: what is remembered follows a moment later.
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const remembered = { ...settings.data?.remembered, ...chosen };
  const remember = (changes: Record<string, string>) => {
    setChosen((all) => ({ ...all, ...changes }));
    save.mutate({ remembered: changes });
  };
  const workers = (staff.data ?? []).filter(({ role }) => role === 'link_worker');
  const known = workers.find(({ id }) => id === remembered['diary.linkWorker']);
  const self = workers.find(({ id }) => id === session.staffId);
  return {
    view: viewOf(remembered['diary.view']),
    setView: (view: DiaryView) => remember({ 'diary.view': view }),
    /** Whose week; null where there is no link worker, or while they are read. */
    linkWorkerId: (known ?? self ?? workers.find(({ active }) => active) ?? workers[0])?.id ?? null,
    /** No link worker has been added yet. */
    nobody: staff.data !== undefined && workers.length === 0,
    setLinkWorkerId: (id: string) => remember({ 'diary.linkWorker': id }),
    /** Whose month; null: everybody's. */
    monthOf: workers.find(({ id }) => id === remembered['diary.monthOf'])?.id ?? null,
    setMonthOf: (id: string | null) => remember({ 'diary.monthOf': id ?? '' }),
    showCancelled: remembered['diary.cancelled'] !== 'hidden',
    setShowCancelled: (shown: boolean) => remember({ 'diary.cancelled': shown ? '' : 'hidden' }),
  };
}

export type DiaryChoices = ReturnType<typeof useDiaryChoices>;

const viewOf = (text: string | undefined): DiaryView =>
  diaryViews.find((view) => view === text) ?? 'day';
