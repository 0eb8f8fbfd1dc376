import { Download, Eye, EyeOff, Printer } from 'lucide-react';
import { useCallback, useRef, useState, type ReactElement } from 'react';
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
import { QueueGrid } from './queue-grid.tsx';
import { ReferralPane, type PaneAction } from './referral-pane.tsx';
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
  const filterBox = useRef<HTMLInputElement>(null);
  const staff = useRead('staff.list', undefined);
  const fail = useErrorToast();
  const filter = { view, linkWorkerId, text };
  const counts = useRead('queue.counts', { linkWorkerId }, { keepPrevious: true, every: 60_000 });
  const queue = useQueue(filter);
  const privacy = settings.data?.privacy ?? false;
  const current = queue.rows.find((row) => row.id === selected) ?? queue.rows[0] ?? null;
  const currentId = selected ?? current?.id ?? null;

  const setView = (next: QueueView) => {
    setChosenView(next);
    setSelected(null);
    const kept = { ...settings.data?.remembered, 'queue.view': next };
    saveSettings.mutate({ remembered: kept });
  };
  const onKey = useCallback((key: string): boolean => {
    if (key === '/') filterBox.current?.focus();
    else if (key === 'b') setAction('book');
    else if (key === 'p') setAction('phone');
    else if (key === 'n') setAction('note');
    else return false;
    return true;
  }, []);
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
        <div className="row-between">
          <h1>Queue {counts.data ? counts.data.all : ''}</h1>
          <div className="row">
            <Button
              size="s"
              icon={
                privacy ? (
                  <EyeOff size={14} aria-hidden="true" />
                ) : (
                  <Eye size={14} aria-hidden="true" />
                )
              }
              onPress={() => saveSettings.mutate({ privacy: !privacy })}
            >
              {privacy ? 'Names hidden' : 'Hide names'}
            </Button>
            <Button size="s" icon={<Download size={14} aria-hidden="true" />} onPress={exportCsv}>
              CSV
            </Button>
            <Button
              size="s"
              icon={<Printer size={14} aria-hidden="true" />}
              onPress={() => window.print()}
            >
              Print
            </Button>
          </div>
        </div>
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
            onChange={setText}
            ref={filterBox}
          />
        </div>
        {queue.error ? (
          <ErrorState error={queue.error} onRetry={queue.refetch} />
        ) : queue.loading ? (
          <Skeleton rows={10} />
        ) : queue.rows.length === 0 ? (
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
            rows={queue.rows}
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
      <aside className="split-detail" aria-label="Referral">
        {currentId ? (
          <ReferralPane
            key={currentId}
            id={currentId}
            session={props.session}
            action={action}
            onAction={setAction}
          />
        ) : (
          <EmptyState title="No referral chosen">Choose a person in the list.</EmptyState>
        )}
      </aside>
    </div>
  );
}
