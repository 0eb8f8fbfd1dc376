import { Download, Eye, EyeOff, Printer } from 'lucide-react';
import { useCallback, useRef, useState, type ReactElement } from 'react';
import type { QueueView, Session } from '../../shared/types.ts';
import { api, useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { Segments } from '../components/chips.tsx';
import { download } from '../components/download.ts';
import { TextField } from '../components/fields.tsx';
import { LinkWorkerSelect } from '../components/link-worker-select.tsx';
import { EmptyState, ErrorState, Skeleton } from '../components/states.tsx';
import { useErrorToast } from '../components/toast.tsx';
import { count, queueViewWords } from '../components/words.ts';
import { useKeys } from '../components/use-keys.ts';
import { PrintedQueue } from './printed-queue.tsx';
import { QueueGrid } from './queue-grid.tsx';
import { ReferralPane, type PaneAction } from './referral-pane.tsx';
import { useQueueChoices } from './use-queue-choices.ts';
import { useQueue, type QueueShown } from './use-queue.ts';

const views = Object.keys(queueViewWords) as QueueView[];

export function QueueScreen(props: {
  readonly session: Session;
  readonly onRefer: (text?: string) => void;
}): ReactElement {
  const choices = useQueueChoices();
  const { filter, privacy } = choices;
  const { view, linkWorkerId, text } = filter;
  const [action, setAction] = useState<PaneAction>(null);
  const [printing, setPrinting] = useState(false);
  const printed = useCallback(() => setPrinting(false), []);
  const filterBox = useRef<HTMLInputElement>(null);
  const staff = useRead('staff.list', undefined);
  const fail = useErrorToast();
  const counts = useRead('queue.counts', { linkWorkerId }, { keepPrevious: true, every: 60_000 });
  const queue = useQueue(filter);
  const { shown } = queue;
  const currentId = choices.selected ?? (shown ? firstOf(shown, choices.lastRow) : null);
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
          <h1>
            Queue{' '}
            {counts.data && shown ? (
              <span className="soft heading-count">
                {peopleWords(shown.total, counts.data.all)}
              </span>
            ) : null}
          </h1>
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
              onPress={choices.togglePrivacy}
            >
              {privacy ? 'Names hidden' : 'Hide names'}
            </Button>
            <Button size="s" icon={<Download size={14} aria-hidden="true" />} onPress={exportCsv}>
              CSV
            </Button>
            <Button
              size="s"
              icon={<Printer size={14} aria-hidden="true" />}
              onPress={() => setPrinting(true)}
            >
              Print
            </Button>
          </div>
        </div>
        <div className="filters">
          <Segments
            label="Show"
            value={view}
            onChange={choices.setView}
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
            onChange={choices.setLinkWorkerId}
          />
          <TextField
            label="Filter by name"
            hideLabel
            placeholder="Filter by name  ( / )"
            type="search"
            value={text}
            onChange={choices.setText}
            ref={filterBox}
          />
        </div>
        {queue.error ? (
          <ErrorState error={queue.error} onRetry={queue.refetch} />
        ) : shown === null ? (
          <Skeleton rows={10} />
        ) : shown.total === 0 ? (
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
            // Another filter starts at its top, once its first rows are here.
            key={shown.of}
            shown={shown}
            onAsk={queue.ask}
            selected={currentId}
            onSelect={(id) => {
              choices.setSelected(id);
              if (id !== currentId) setAction(null);
            }}
            staff={staff.data ?? []}
          />
        )}
      </section>
      {printing ? <PrintedQueue filter={filter} staff={staff.data ?? []} onDone={printed} /> : null}
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

/** Nobody was chosen yet: the one of last time, if still on the first pages, or the first. */
function firstOf({ rows }: QueueShown, lastRow: string | null): string | null {
  for (const row of rows.values()) if (row.id === lastRow) return row.id;
  return rows.get(0)?.id ?? null;
}

/** "60 people", "17 of 60 people". */
const peopleWords = (shown: number, all: number): string =>
  shown === all
    ? count(all, 'person', 'people')
    : `${shown.toLocaleString('en-GB')} of ${count(all, 'person', 'people')}`;
