import { useEffect, useRef, useState, type ReactElement } from 'react';
import { chiDateDiffers } from '../../shared/chi.ts';
import { needs as allNeeds, type NeedId } from '../../shared/needs.ts';
import type { Output } from '../../shared/contract.ts';
import type { PatientSummary, Priority } from '../../shared/types.ts';
import { errorData, useCommand, useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { Chips } from '../components/chips.tsx';
import { Checkbox, RadioGroup, TextArea } from '../components/fields.tsx';
import { LinkWorkerSelect } from '../components/link-worker-select.tsx';
import { usePatientToast } from '../components/patient-toast.ts';
import { ErrorNotice, Notice } from '../components/states.tsx';
import { ReferWho } from './refer-who.tsx';

const shownFirst = 8;

export function ReferForm(props: {
  readonly patient: PatientSummary;
  readonly focusButton: boolean;
  readonly onOther: () => void;
  readonly onCreated: (created: Output<'referral.create'>) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { patient } = props;
  const [needs, setNeeds] = useState<NeedId[]>([]);
  const [more, setMore] = useState(false);
  const [priority, setPriority] = useState<Priority>('routine');
  const [agrees, setAgrees] = useState(true);
  const [shares, setShares] = useState(false);
  const [note, setNote] = useState('');
  const [linkWorker, setLinkWorker] = useState<string | null>(null);
  const staff = useRead('staff.list', undefined);
  const create = useCommand('referral.create');
  const addTo = useCommand('referral.addTo');
  const decline = useCommand('referral.recordDeclined');
  const toast = usePatientToast(patient, patient.id);
  const button = useRef<HTMLButtonElement>(null);
  // Whoever got here by shortcut needs one key: Enter.
  const { focusButton } = props;
  useEffect(() => {
    if (focusButton) button.current?.focus();
  }, [patient.id, focusButton]);
  const free = (staff.data ?? []).find(
    ({ role, active, liveStatus }) => role === 'link_worker' && active && liveStatus === 'free',
  );
  const code = create.error ? errorData(create.error).code : null;
  const openId =
    patient.openReferralId ??
    (code === 'open_referral_exists'
      ? ((errorData(create.error).detail as { referralId: string | null }).referralId ?? null)
      : null);
  const busy = create.isPending || addTo.isPending || decline.isPending;
  const submit = () => {
    if (busy) return;
    if (!agrees) {
      decline.mutate(
        { patientId: patient.id, needs, note },
        {
          onSuccess: () => {
            toast({ text: 'Recorded: offered and declined.' });
            props.onClose();
          },
        },
      );
    } else if (openId) {
      addTo.mutate(
        { id: openId, needs, note, priority },
        {
          onSuccess: () => {
            toast({ text: 'Added to the open referral.' });
            props.onClose();
          },
        },
      );
    } else {
      create.mutate(
        {
          patientId: patient.id,
          needs,
          priority,
          note,
          linkWorkerId: linkWorker,
          permissionShare: shares ? 'yes' : 'not_asked',
        },
        { onSuccess: props.onCreated },
      );
    }
  };
  const options = allNeeds.map(({ id, label }) => ({ id, label }));
  return (
    <form
      className="refer-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <ReferWho patient={patient} onOther={props.onOther} />
      <div className="refer-middle stack">
        {patient.chi && patient.dateOfBirth && chiDateDiffers(patient.chi, patient.dateOfBirth) ? (
          <Notice tone="amber">
            The date in the CHI number is not the date of birth. That happens; check that this is
            the right person.
          </Notice>
        ) : null}
        {openId ? (
          <Notice tone="info" live>
            <strong>Already has an open referral.</strong> What you choose here is added to it.
          </Notice>
        ) : null}
        <Chips
          label="Needs"
          options={
            more ? options : options.filter(({ id }, at) => at < shownFirst || needs.includes(id))
          }
          value={needs}
          onChange={setNeeds}
          after={
            more ? null : (
              <Button size="s" variant="quiet" onPress={() => setMore(true)}>
                More…
              </Button>
            )
          }
        />
        <RadioGroup<Priority>
          label="Priority"
          value={priority}
          onChange={setPriority}
          options={[
            { id: 'routine', label: 'Routine' },
            { id: 'soon', label: 'Soon' },
            { id: 'see_now', label: free ? `See now (${free.name} is free)` : 'See now' },
          ]}
        />
        <div className="row" role="group" aria-label="Patient agrees to">
          <span className="field-label">Patient agrees to</span>
          <Checkbox isSelected={agrees} onChange={setAgrees}>
            being referred
          </Checkbox>
          <Checkbox isSelected={shares} onChange={setShares}>
            sharing information
          </Checkbox>
        </div>
        {agrees ? null : (
          <Notice tone="amber" live>
            Without permission no referral is made. You can record that it was offered and declined.
          </Notice>
        )}
        <LinkWorkerSelect
          label="Link worker"
          anyone="Whoever is free first"
          value={linkWorker}
          onChange={setLinkWorker}
        />
        <TextArea
          label="Note (all staff can read it)"
          value={note}
          onChange={setNote}
          rows={2}
          maxLength={2000}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
          }}
        />
      </div>
      <div className="refer-foot stack-s">
        {create.error && code !== 'open_referral_exists' ? (
          <ErrorNotice error={create.error} />
        ) : null}
        {addTo.error ? <ErrorNotice error={addTo.error} /> : null}
        {decline.error ? <ErrorNotice error={decline.error} /> : null}
        <div className="row-between">
          <Button onPress={props.onClose}>Cancel</Button>
          <Button variant="primary" type="submit" pending={busy} ref={button}>
            {agrees ? (openId ? 'Add to open referral' : 'Refer to CLW') : 'Record declined'}
          </Button>
        </div>
      </div>
    </form>
  );
}
