import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Impact, Leave, StaffMember } from '../../shared/types.ts';
import { useCommand, useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { spanWords, today } from '../components/dates.ts';
import { DateField } from '../components/date-fields.tsx';
import { Select, TextField } from '../components/fields.tsx';
import { ErrorState, Skeleton } from '../components/states.tsx';
import { useToast } from '../components/toast.tsx';
import { ConfirmChange, Done, TriedImpact } from './try-change.tsx';

/** Who is away when. Adding leave never drops a booking: those days' bookings go to Moving. */
export function LeaveSection({ canRemove }: { readonly canRemove: boolean }): ReactElement {
  const leave = useRead('leave.list', undefined);
  const staff = useRead('staff.list', undefined);
  const [done, setDone] = useState<Impact | null>(null);
  if (leave.error ?? staff.error)
    return <ErrorState error={leave.error ?? staff.error} onRetry={() => void leave.refetch()} />;
  if (!leave.data || !staff.data) return <Skeleton rows={3} />;
  const nameOf = (id: string) =>
    staff.data.find((person) => person.id === id)?.name ?? 'Link worker';
  const ahead = leave.data.filter((entry) => entry.toDate >= today());
  return (
    <section className="stack" aria-label="Leave">
      <h2>Leave</h2>
      {ahead.length === 0 ? <p className="soft">Nobody has leave booked.</p> : null}
      <ul className="plain-list">
        {ahead.map((entry) => (
          <li key={entry.id}>
            <LeaveRow
              entry={entry}
              who={nameOf(entry.linkWorkerId)}
              canRemove={canRemove}
              onDone={setDone}
            />
          </li>
        ))}
      </ul>
      <Done impact={done} />
      <AddLeave
        onDone={setDone}
        linkWorkers={staff.data.filter((person) => person.role === 'link_worker' && person.active)}
      />
    </section>
  );
}

function LeaveRow(props: {
  readonly entry: Leave;
  readonly who: string;
  readonly canRemove: boolean;
  readonly onDone: (impact: Impact) => void;
}): ReactElement {
  const { entry, who } = props;
  const [asked, setAsked] = useState(false);
  const remove = useCommand('leave.remove');
  const when = spanWords(entry.fromDate, entry.toDate);
  return (
    <>
      <div className="row-between">
        <span>
          <strong>{who}</strong>, {when}
          {entry.reason ? <span className="soft"> · {entry.reason}</span> : null}
        </span>
        {props.canRemove ? (
          <Button
            size="s"
            ariaLabel={`Remove leave of ${who}, ${when}`}
            onPress={() => setAsked(true)}
          >
            Remove
          </Button>
        ) : null}
      </div>
      {asked ? (
        <ConfirmChange
          change={{ what: 'no_leave', id: entry.id }}
          what="Remove this leave"
          pending={remove.isPending}
          error={remove.error}
          onCancel={() => setAsked(false)}
          onConfirm={() => {
            const removed = remove.mutateAsync({ id: entry.id });
            removed.then(({ impact }) => props.onDone(impact)).catch(() => undefined);
          }}
        />
      ) : null}
    </>
  );
}

function AddLeave({
  linkWorkers,
  onDone,
}: {
  readonly linkWorkers: readonly StaffMember[];
  readonly onDone: (impact: Impact) => void;
}): ReactElement | null {
  const [who, setWho] = useState<string | null>(
    linkWorkers.length === 1 ? (linkWorkers[0]?.id ?? null) : null,
  );
  const [fromDate, setFromDate] = useState('');
  const [toDate, setToDate] = useState('');
  const [reason, setReason] = useState('');
  const add = useCommand('leave.add');
  const toast = useToast();
  if (linkWorkers.length === 0) return null;
  const last = toDate || fromDate;
  const outOfOrder = fromDate !== '' && last < fromDate;
  const ready = who !== null && fromDate !== '' && !outOfOrder;
  const onAdd = async () => {
    if (!ready) return;
    const { impact } = await add.mutateAsync({ linkWorkerId: who, fromDate, toDate: last, reason });
    toast({ text: 'Leave added.' });
    onDone(impact);
    setFromDate('');
    setToDate('');
    setReason('');
  };
  return (
    <form
      className="inline-form"
      aria-label="Add leave"
      onSubmit={(event) => {
        event.preventDefault();
        onAdd().catch(() => undefined);
      }}
    >
      <Select
        label="Link worker"
        value={who}
        onChange={setWho}
        options={linkWorkers.map((person) => ({ id: person.id, label: person.name }))}
      />
      <DateField label="First day away" value={fromDate} onChange={setFromDate} />
      <DateField
        label="Last day away"
        value={toDate}
        onChange={setToDate}
        error={outOfOrder ? 'Before the first day.' : null}
      />
      <TextField
        label="Reason (optional)"
        value={reason}
        onChange={setReason}
        maxLength={120}
        placeholder="Annual leave"
      />
      <Button type="submit" isDisabled={!ready} pending={add.isPending}>
        Add leave
      </Button>
      <TriedImpact
        change={ready ? { what: 'leave', linkWorkerId: who, fromDate, toDate: last } : null}
        failed={add.error}
      />
    </form>
  );
}
