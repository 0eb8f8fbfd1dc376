import { useState, type ReactElement } from 'react';
import type { ReminderRow } from '../../shared/types.ts';
import { useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { DateField } from '../components/date-fields.tsx';
import { EmptyState, ErrorState, Skeleton } from '../components/states.tsx';
import { useKeys } from '../components/use-keys.ts';
import type { PaneAction } from '../queue/referral-pane.tsx';
import { DeskSplit } from './desk-split.tsx';
import type { TabProps } from './phone-screen.tsx';
import { ReminderLine } from './reminder-line.tsx';
import { ReminderTakes } from './reminder-takes.tsx';
import { remindedOf, useReminders } from './use-reminders.ts';
import { useRows } from './use-rows.ts';

const idOf = (row: ReminderRow): string => row.appointmentId;

/** Who comes on the next working day: the texts to copy or to export, and who is phoned instead. */
export function ReminderList({ session, linkWorkerId, heading }: TabProps): ReactElement {
  // Null: the next working day, whichever that is when this was left open.
  const [date, setDate] = useState<string | null>(null);
  const list = useRead(
    'reminders.list',
    { date, linkWorkerId },
    { keepPrevious: true, every: 60_000 },
  );
  const all = list.data?.rows ?? [];
  const reminders = useReminders({ date, linkWorkerId });
  const [action, setAction] = useState<PaneAction>(null);
  const rows = useRows(all, idOf, () => action !== null);
  const { chosen } = rows;
  const choose = (id: string) => {
    if (id !== chosen?.appointmentId) setAction(null);
    rows.choose(id);
  };
  const mark = (row: ReminderRow) => {
    if (row.sent) reminders.undo([remindedOf(row)]);
    else reminders.mark([remindedOf(row)], row.by === 'text' ? 'text' : 'phone');
  };
  useKeys((key) => {
    if (key === 'p' && chosen) setAction('phone');
    else if (key === 'n' && chosen) setAction('note');
    else if (key === 'escape') setAction(null);
    else if (key === 'arrowdown' || key === 'arrowup') rows.focus();
    else return false;
    return true;
  });
  return (
    <DeskSplit
      label="Reminders"
      session={session}
      referralId={chosen?.referralId ?? null}
      appointmentId={chosen?.appointmentId}
      action={action}
      onAction={setAction}
      top={chosen ? <Chosen row={chosen} onMark={() => mark(chosen)} /> : null}
    >
      {heading(
        <DateField
          label="Day"
          hideLabel
          value={date ?? list.data?.date ?? ''}
          onChange={(value) => setDate(value || null)}
        />,
      )}
      <ReminderTakes rows={all} staffId={session.staffId} reminders={reminders} />
      {list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <Skeleton rows={10} />
      ) : rows.rows.length === 0 ? (
        <EmptyState title="Nobody comes that day">There is nobody to remind.</EmptyState>
      ) : (
        <div
          ref={rows.list}
          role="grid"
          aria-label="Reminders"
          aria-busy={list.isPlaceholderData}
          className="desk-rows reminders"
          onKeyDown={rows.onKeyDown}
        >
          {rows.rows.map((row) => (
            <ReminderLine
              key={row.appointmentId}
              row={row}
              date={list.data.date}
              isChosen={row.appointmentId === chosen?.appointmentId}
              onChoose={choose}
              onMark={mark}
              onPhone={(id) => {
                choose(id);
                setAction('phone');
              }}
            />
          ))}
        </div>
      )}
    </DeskSplit>
  );
}

/** The text as the patient will read it, and one press for who was told some other way. */
function Chosen({
  row,
  onMark,
}: {
  readonly row: ReminderRow;
  readonly onMark: () => void;
}): ReactElement {
  const said = row.sent ? 'Not sent after all' : row.by === 'text' ? 'Sent' : 'Reminded';
  return (
    <section className="card stack-s" aria-label="Reminder">
      {row.by === 'text' ? <p>{row.text}</p> : null}
      {row.by === 'none' ? <p>Nobody is reminded of this one before it is looked at.</p> : null}
      {row.by === 'phone' ? <p>Not by text. Phone them, or tell them when they are here.</p> : null}
      <div className="row">
        {row.by === 'text' && row.sent === null ? (
          <CopyButton text={row.text}>Copy text</CopyButton>
        ) : null}
        {row.by === 'none' ? null : (
          <Button size="s" hint="S" onPress={onMark}>
            {said}
          </Button>
        )}
      </div>
    </section>
  );
}
