import { useEffect, useState } from 'react';
import type { QueueView } from '../../shared/types.ts';
import { useCommand, useRead } from '../api.ts';
import { queueViewWords } from '../components/words.ts';
import { replaceDetail, useRouteDetail } from '../frame/route.ts';

/**
 * What this PC shows in the queue: view, link worker and row come back after a restart. The typed
 * filter does not: it is a patient's name, and the settings file is not encrypted.
 */
export function useQueueChoices() {
  const settings = useRead('pc.settings.get', undefined);
  const save = useCommand('pc.settings.update');
  const remembered = settings.data?.remembered ?? {};
  const remember = (changes: Record<string, string>) => save.mutate({ remembered: changes });
  const [view, setView] = useState<QueueView | null>(null);
  const [linkWorkerId, setLinkWorkerId] = useState<string | null | undefined>(undefined);
  const [text, setText] = useState('');
  // From elsewhere: `#/queue/<referral id>`, also one that is closed and not in the list.
  const named = useRouteDetail();
  // Known at once: the address follows a moment later, and a second arrow key must not wait for it.
  const [selected, setSelectedNow] = useState(named);
  const [atStart, setAtStart] = useState(true);
  const [lastNamed, setLastNamed] = useState(named);
  if (named !== lastNamed) {
    setLastNamed(named);
    setSelectedNow(named);
  }
  const setSelected = (id: string | null) => {
    setSelectedNow(id);
    setAtStart(false);
    replaceDetail('queue', id);
  };
  useRememberedRow(selected, remembered['queue.row'], (id) => remember({ 'queue.row': id }));
  const privacy = settings.data?.privacy ?? false;
  return {
    /** What was remembered is known. */
    settled: settings.isFetched,
    filter: {
      view: view ?? viewOf(remembered['queue.view']),
      linkWorkerId:
        linkWorkerId === undefined ? remembered['queue.linkWorker'] || null : linkWorkerId,
      text,
    },
    setView: (next: QueueView) => {
      setView(next);
      setSelected(null);
      remember({ 'queue.view': next });
    },
    setLinkWorkerId: (id: string | null) => {
      setLinkWorkerId(id);
      setSelected(null);
      remember({ 'queue.linkWorker': id ?? '' });
    },
    setText,
    selected,
    setSelected,
    /** The row chosen last time, until something else is chosen. */
    lastRow: atStart ? (remembered['queue.row'] ?? null) : null,
    privacy,
    togglePrivacy: () => save.mutate({ privacy: !privacy }),
  };
}

const viewOf = (text: string | undefined): QueueView =>
  text !== undefined && text in queueViewWords ? (text as QueueView) : 'all';

/** Written once somebody stops at a row: arrow keys pass many. */
function useRememberedRow(
  selected: string | null,
  remembered: string | undefined,
  remember: (id: string) => void,
): void {
  useEffect(() => {
    if (selected === null || selected === remembered) return;
    const timer = setTimeout(() => remember(selected), 500);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- only a choice starts the clock
  }, [selected]);
}
