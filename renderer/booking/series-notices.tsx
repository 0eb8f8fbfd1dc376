import type { ReactElement } from 'react';
import type { SeriesSession } from '../../shared/types.ts';
import { errorData } from '../api.ts';
import { Button } from '../components/button.tsx';
import { dayOf } from '../components/dates.ts';
import { ErrorNotice, Notice } from '../components/states.tsx';
import { count } from '../components/words.ts';

/** Slots reach some months ahead: which times of a series lie after that, and what to do about it. */
export function Beyond(props: {
  readonly sessions: readonly SeriesSession[];
  readonly until: string;
}): ReactElement | null {
  const beyond = props.sessions.filter(({ why }) => why === 'beyond').length;
  if (beyond === 0) return null;
  return (
    <Notice tone="info">
      Free times are open until {dayOf(props.until)}. The last{' '}
      {beyond === 1 ? 'one is' : `${count(beyond, 'time')} are`} after that: book{' '}
      {beyond === 1 ? 'it' : 'them'} later, once these weeks are open.
    </Notice>
  );
}

export type SeriesConfirm = { readonly confirmSameDay?: boolean; readonly another?: boolean };

/** Why a series was not booked; what may have been meant is one more press. */
export function SeriesProblem(props: {
  readonly error: unknown;
  readonly onBook: (confirm: SeriesConfirm) => Promise<void>;
}): ReactElement {
  const { code } = errorData(props.error);
  if (code === 'series_slot_taken') {
    return (
      <Notice tone="amber" live>
        <strong>Just taken by somebody else.</strong> Nothing is booked yet: look at the marked
        line, then book again.
      </Notice>
    );
  }
  const sameDay = code === 'patient_booked_that_day';
  if (!sameDay && code !== 'referral_already_booked') return <ErrorNotice error={props.error} />;
  const confirm = sameDay ? { confirmSameDay: true, another: true } : { another: true };
  return (
    <Notice
      tone="amber"
      live
      action={
        <Button size="s" onPress={() => void props.onBook(confirm)}>
          Book all the same
        </Button>
      }
    >
      {sameDay
        ? 'On one of these days the patient would have two appointments.'
        : 'Somebody has just booked an appointment for this patient.'}
    </Notice>
  );
}
