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
import { queueViewWords } from '../components/words.ts';
import { DayEndLine } from '../phone/day-end-line.tsx';
import { PrintedQueue } from './printed-queue.tsx';
import { QueueGrid } from './queue-grid.tsx';
import { QueueHeading } from './queue-heading.tsx';
import { ReferralPane, type PaneAction } from './referral-pane.tsx';
import { useKeptRow } from './use-kept-row.ts';
import { useQueueChoices } from './use-queue-choices.ts';
import { useAskedToBook, useFirstAsChosen, useListFocus, useQueueKeys } from './use-queue-keys.ts';
import { placeOf, useQueue, type QueueShown } from './use-queue.ts';

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
  const settled = queue.settled && choices.settled;
  const first = queue.shown && settled ? firstOf(queue.shown, choices.lastRow) : null;
  useFirstAsChosen(first, choices);
  const currentId = choices.selected ?? first;
  const shown = useKeptRow(queue.shown, currentId);
  const [list, goInList] = useListFocus(settled);
  const afterClosing = () => {
    const at = shown ? placeOf(shown, currentId) : -1;
    const next = shown?.rows.get(at + 1) ?? shown?.rows.get(at - 1);
    if (at >= 0 && next) choices.setSelected(next.id);
    setAction(null);
  };
  const desk = props.session.role !== 'clinician';
  useQueueKeys({ filterBox, desk, setAction, goInList });
  useAskedToBook(choices.selected, setAction);
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
          people={counts.data && shown ? { shown: shown.total, all: counts.data.all } : null}
          privacy={privacy}
          onPrivacy={choices.togglePrivacy}
          onExport={exportCsv}
          onPrint={() => setPrinting(true)}
        />
        <DayEndLine session={props.session} />
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
            onChange={(next) => {
              choices.setText(next);
              // The pane follows the list, unless somebody is writing in it.
              if (action === null) choices.setSelected(null);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
              event.preventDefault();
              goInList(0);
            }}
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
            ref={list}
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
      <aside className="split-detail" tabIndex={-1} aria-label="Referral">
        {currentId ? (
          <ReferralPane
            key={currentId}
            id={currentId}
            session={props.session}
            action={action}
            onAction={setAction}
            onClosed={afterClosing}
            onTakenBack={() => choices.setSelected(currentId)}
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
