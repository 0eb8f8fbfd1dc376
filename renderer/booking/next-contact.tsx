import { useState, type ReactElement } from 'react';
import { contactThatHelps } from '../../shared/next-contact.ts';
import type { ReferralDetail, Slot } from '../../shared/types.ts';
import { api, invalidate, useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { whenOf } from '../components/dates.ts';
import { usePatientToast } from '../components/patient-toast.ts';
import { ErrorNotice } from '../components/states.tsx';
import { useErrorToast } from '../components/toast.tsx';
import { useFresh } from '../components/use-fresh.ts';
import { useKeys } from '../components/use-keys.ts';
import { contactWords, slotWords } from './series-words.ts';

/** After somebody was seen: the next contact in one press, the same time in two weeks. */
export function NextContact(props: {
  readonly detail: ReferralDetail;
  readonly onOther: () => void;
  readonly onSeries: (first: Slot | null) => void;
}): ReactElement | null {
  const { referral, patient } = props.detail;
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const toast = usePatientToast(patient, referral.id);
  const fail = useErrorToast();
  const next = useFresh(useRead('series.next', { referralId: referral.id }));
  const staff = useRead('staff.list', undefined);
  const offer = next?.offer ?? null;
  const book = async (slot: Slot) => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      const wanted = { referralId: referral.id, slotId: slot.id };
      const { id, version, startsAt } = await api.call('appointment.book', wanted);
      toast({
        text: `Booked ${whenOf(startsAt)}.`,
        onUndo: () => void api.call('appointment.undo', { id, version }).catch(fail),
      });
    } catch (problem) {
      setError(problem);
      invalidate(['series.']);
    } finally {
      setBusy(false);
    }
  };
  useKeys((key) => {
    if (key !== 'g' || !offer) return false;
    void book(offer);
    return true;
  });
  if (!next) return null;
  const nameOf = ({ linkWorkerId }: Slot) =>
    staff.data?.find(({ id }) => id === linkWorkerId)?.name ?? '';
  const heading = `next ${referral.id}`;
  return (
    <section className="card stack-s" aria-labelledby={heading}>
      <h3 id={heading}>Next: {contactWords(next.contact)}</h3>
      {next.contact <= contactThatHelps ? (
        <p className="soft small">Patients who come three times or more are the ones it helps.</p>
      ) : null}
      {error ? <ErrorNotice error={error} /> : null}
      {offer ? (
        <Button variant="primary" hint="G" pending={busy} onPress={() => void book(offer)}>
          {`${slotWords(offer)}, ${nameOf(offer)}: book`}
        </Button>
      ) : (
        <p>No time like the last one is free in the next weeks.</p>
      )}
      <div className="row">
        {next.others.slice(0, 2).map((slot) => (
          <Button key={slot.id} size="s" pending={busy} onPress={() => void book(slot)}>
            {slotWords(slot)}
          </Button>
        ))}
        <Button size="s" onPress={props.onOther}>
          Other times…
        </Button>
        <Button size="s" onPress={() => props.onSeries(offer)}>
          Series…
        </Button>
      </div>
    </section>
  );
}
