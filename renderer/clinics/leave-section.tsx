import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Leave, StaffMember } from '../../shared/types.ts';
import { useCommand, useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { dayOf, today } from '../components/dates.ts';
import { DateField } from '../components/date-fields.tsx';
import { Select, TextField } from '../components/fields.tsx';
import { ErrorNotice, ErrorState, Skeleton } from '../components/states.tsx';
import { useToast } from '../components/toast.tsx';
import { impactDone, ImpactNotice } from './impact-notice.tsx';

/** Who is away when. Adding leave never drops a booking: those days' bookings go to Moving. */
export function LeaveSection({ canRemove }: { readonly canRemove: boolean }): ReactElement {
  const leave = useRead('leave.list', undefined);
  const staff = useRead('staff.list', undefined);
  const remove = useCommand('leave.remove');
  const toast = useToast();
  if (leave.error ?? staff.error)
    return <ErrorState error={leave.error ?? staff.error} onRetry={() => void leave.refetch()} />;
  if (!leave.data || !staff.data) return <Skeleton rows={3} />;
  const nameOf = (id: string) =>
    staff.data.find((person) => person.id === id)?.name ?? 'Link worker';
  const ahead = leave.data.filter((entry) => entry.toDate >= today());
  const onRemove = async (entry: Leave) => {
    const done = await remove.mutateAsync({ id: entry.id });
    toast({ text: `Leave removed. ${impactDone(done.impact)}` });
  };
  return (
    <section className="stack" aria-label="Leave">
      <h2>Leave</h2>
      {ahead.length === 0 ? <p className="soft">Nobody has leave booked.</p> : null}
      <ul className="plain-list">
        {ahead.map((entry) => (
          <li key={entry.id} className="row-between">
            <span>
              <strong>{nameOf(entry.linkWorkerId)}</strong>,{' '}
              {spanWords(entry.fromDate, entry.toDate)}
              {entry.reason ? <span className="soft"> · {entry.reason}</span> : null}
            </span>
            {canRemove ? (
              <Button
                size="s"
                ariaLabel={`Remove leave of ${nameOf(entry.linkWorkerId)}, ${spanWords(entry.fromDate, entry.toDate)}`}
                onPress={() => void onRemove(entry).catch(() => undefined)}
              >
                Remove
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {remove.error ? <ErrorNotice error={remove.error} /> : null}
      <AddLeave
        linkWorkers={staff.data.filter((person) => person.role === 'link_worker' && person.active)}
      />
    </section>
  );
}

export function spanWords(from: string, to: string): string {
  return from === to ? dayOf(from) : `${dayOf(from)} to ${dayOf(to)}`;
}

function AddLeave({
  linkWorkers,
}: {
  readonly linkWorkers: readonly StaffMember[];
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
    await add.mutateAsync({ linkWorkerId: who, fromDate, toDate: last, reason });
    toast({ text: 'Leave added.' });
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
      {add.error ? <ErrorNotice error={add.error} /> : null}
      {/* Stays: somebody has to phone these people. */}
      {add.data && fromDate === '' ? <ImpactNotice impact={add.data.impact} done /> : null}
    </form>
  );
}
