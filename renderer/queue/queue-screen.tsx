import { useCallback, useEffect, useRef, useState, type ReactElement } from 'react';
import type { QueueView, Session } from '../../shared/types.ts';
import { api, useCommand, useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { Segments } from '../components/chips.tsx';
import { download } from '../components/download.ts';
import { TextField } from '../components/fields.tsx';
import { LinkWorkerSelect } from '../components/link-worker-select.tsx';
import { EmptyState, ErrorState, Skeleton } from '../components/states.tsx';
import { useErrorToast } from '../components/toast.tsx';
import { queueViewWords } from '../components/words.ts';
import { useKeys } from '../components/use-keys.ts';
import { replaceDetail, useRouteDetail } from '../frame/route.ts';
import { QueueHeading } from './queue-heading.tsx';
import { QueueGrid, type ListFocus } from './queue-grid.tsx';
import { QueueKeys } from './queue-keys.tsx';
import { ReferralPane, type PaneAction } from './referral-pane.tsx';
import { useKeptRow } from './use-kept-row.ts';
import { useQueue } from './use-queue.ts';

const views = Object.keys(queueViewWords) as QueueView[];

export function QueueScreen(props: {
  readonly session: Session;
  readonly onRefer: (text?: string) => void;
}): ReactElement {
  const settings = useRead('pc.settings.get', undefined);
  const saveSettings = useCommand('pc.settings.update');
  const remembered = settings.data?.remembered['queue.view'] as QueueView | undefined;
  const [chosenView, setChosenView] = useState<QueueView | null>(null);
  const view = chosenView ?? remembered ?? 'all';
  const [linkWorkerId, setLinkWorkerId] = useState<string | null>(null);
  const [text, setText] = useState('');
  // From elsewhere: `#/queue/<referral id>`, also one that is closed and not in the list.
  const named = useRouteDetail();
  // Known at once: the address follows a moment later, and a second arrow key must not wait for it.
  const [selected, setSelectedNow] = useState(named);
  const [lastNamed, setLastNamed] = useState(named);
  if (named !== lastNamed) {
    setLastNamed(named);
    setSelectedNow(named);
  }
  const setSelected = (id: string | null) => {
    setSelectedNow(id);
    replaceDetail('queue', id);
  };
  const [action, setAction] = useState<PaneAction>(null);
  const [showKeys, setShowKeys] = useState(false);
  const filterBox = useRef<HTMLInputElement>(null);
  const staff = useRead('staff.list', undefined);
  const fail = useErrorToast();
  const filter = { view, linkWorkerId, text };
  const counts = useRead('queue.counts', { linkWorkerId }, { keepPrevious: true, every: 60_000 });
  const queue = useQueue(filter);
  const privacy = settings.data?.privacy ?? false;
  const first = queue.settled ? queue.rows[0]?.id : undefined;
  const currentId = selected ?? first ?? null;
  // The first one counts as chosen: a newer first row must not change whom the next key is for.
  useEffect(() => {
    if (selected === null && first !== undefined) replaceDetail('queue', first);
  }, [selected, first]);
  const rows = useKeptRow(queue.rows, currentId, JSON.stringify(filter));
  const list = useRef<ListFocus>(null);
  const afterClosing = () => {
    const at = rows.findIndex(({ id }) => id === currentId);
    const next = rows[at + 1] ?? rows[at - 1];
    if (next) setSelected(next.id);
    setAction(null);
  };

  const setView = (next: QueueView) => {
    setChosenView(next);
    setSelected(null);
    const kept = { ...settings.data?.remembered, 'queue.view': next };
    saveSettings.mutate({ remembered: kept });
  };
  const desk = props.session.role !== 'clinician';
  const onKey = useCallback(
    (key: string): boolean => {
      if (key === '/') filterBox.current?.focus();
      else if (key === '?') setShowKeys(true);
      else if (key === 'b' && desk) setAction('book');
      else if (key === 'p' && desk) setAction('phone');
      else if (key === 'n') setAction('note');
      else if (key === 'escape') setAction(null);
      else return false;
      return true;
    },
    [desk],
  );
  useKeys(onKey);
  const exportCsv = () => {
    api
      .call('queue.export', filter)
      .then(({ fileName, csv }) => download(fileName, csv, 'text/csv'))
      .catch(fail);
  };
  return (
    <div className="split">
      <section className="split-list" aria-label="Queue">
        <QueueHeading
          count={counts.data?.all}
          privacy={privacy}
          onPrivacy={(hide) => saveSettings.mutate({ privacy: hide })}
          onExport={exportCsv}
          onKeys={() => setShowKeys(true)}
        />
        <div className="filters">
          <Segments
            label="Show"
            value={view}
            onChange={setView}
            options={views.map((id) => ({
              id,
              label: queueViewWords[id],
              count: counts.data?.[id],
            }))}
          />
          <LinkWorkerSelect
            label="Link worker"
            hideLabel
            anyone="All link workers"
            value={linkWorkerId}
            onChange={setLinkWorkerId}
          />
          <TextField
            label="Filter by name"
            hideLabel
            placeholder="Filter by name  ( / )"
            type="search"
            value={text}
            onChange={(next) => {
              setText(next);
              // The pane follows the list, unless somebody is writing in it.
              if (action === null) setSelected(null);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
              event.preventDefault();
              list.current?.focus();
            }}
            ref={filterBox}
          />
        </div>
        {queue.error ? (
          <ErrorState error={queue.error} onRetry={queue.refetch} />
        ) : queue.loading ? (
          <Skeleton rows={10} />
        ) : rows.length === 0 ? (
          <EmptyState
            title={view === 'all' && text === '' ? 'Nobody is waiting' : 'Nobody here'}
            action={
              <Button variant="primary" onPress={() => props.onRefer()}>
                Refer someone
              </Button>
            }
          >
            {view === 'all' && text === ''
              ? 'Refer someone with Ctrl+Alt+R, from any program.'
              : 'Choose All, or another filter.'}
          </EmptyState>
        ) : (
          <QueueGrid
            ref={list}
            rows={rows}
            total={queue.total}
            onMore={queue.more}
            selected={currentId}
            onSelect={(id) => {
              setSelected(id);
              setAction(null);
            }}
            privacy={privacy}
            staff={staff.data ?? []}
          />
        )}
      </section>
      <aside className="split-detail" tabIndex={-1} aria-label="Referral">
        {currentId ? (
          <ReferralPane
            key={currentId}
            id={currentId}
            session={props.session}
            action={action}
            onAction={setAction}
            onClosed={afterClosing}
          />
        ) : (
          <EmptyState title="No referral chosen">Choose a person in the list.</EmptyState>
        )}
      </aside>
      <QueueKeys isOpen={showKeys} onClose={() => setShowKeys(false)} />
    </div>
  );
}
