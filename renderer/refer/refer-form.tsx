import { useEffect, useRef, useState, type ReactElement } from 'react';
import { chiDateDiffers } from '../../shared/chi.ts';
import { needs as allNeeds, type NeedId } from '../../shared/needs.ts';
import type { Output } from '../../shared/contract.ts';
import { leftAs } from '../../shared/patient.ts';
import type { PatientSummary, Permission, Priority } from '../../shared/types.ts';
import { errorData, useCommand, useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { Chips } from '../components/chips.tsx';
import { useDraft } from '../components/drafts.tsx';
import { RadioGroup, TextArea } from '../components/fields.tsx';
import { LinkWorkerSelect } from '../components/link-worker-select.tsx';
import { usePatientToast } from '../components/patient-toast.ts';
import { ErrorNotice, Notice } from '../components/states.tsx';
import { PermissionChoices, SourceChoice, sourceOf, type Asked } from './refer-choices.tsx';
import { DiedNotice } from './died-notice.tsx';
import { ReferWho } from './refer-who.tsx';

const shownFirst = 8;

/** What is filled in about one patient, kept until it is sent or cancelled. */
export type ReferDraft = {
  readonly patient: PatientSummary;
  readonly needs: readonly NeedId[];
  readonly priority: Priority;
  readonly agrees: Permission;
  readonly shares: Permission;
  /** Who asked, where it is not what the role says. */
  readonly asked: Asked | null;
  readonly note: string;
  readonly linkWorker: string | null;
};
const blank = {
  needs: [],
  priority: 'routine',
  agrees: 'yes',
  shares: 'not_asked',
  asked: null,
  note: '',
  linkWorker: null,
} as const;

export function ReferForm(props: {
  readonly patient: PatientSummary;
  readonly focusButton: boolean;
  readonly onOther: () => void;
  /** `restore` brings back what was filled in, should the referral be taken back. */
  readonly onCreated: (created: Output<'referral.create'>, restore: () => void) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { patient } = props;
  const draft = useDraft<ReferDraft>(`refer/${patient.id}`, { patient, ...blank });
  const { needs, priority, agrees, shares, asked, note, linkWorker } = draft.value;
  const [more, setMore] = useState(false);
  const role = useRead('session.current', undefined).data?.role ?? 'clinician';
  const staff = useRead('staff.list', undefined);
  const create = useCommand('referral.create');
  const addTo = useCommand('referral.addTo');
  const decline = useCommand('referral.recordDeclined');
  const toast = usePatientToast(patient, patient.id);
  const button = useRef<HTMLButtonElement>(null);
  // Whoever got here by shortcut needs one key: Enter.
  const { focusButton } = props;
  const died = leftAs(patient) === 'died';
  const [listIsWrong, setListIsWrong] = useState(false);
  const held = died && !listIsWrong;
  useEffect(() => {
    if (focusButton && !died) button.current?.focus();
  }, [patient.id, focusButton, died]);
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
    if (busy || held) return;
    if (agrees === 'no') {
      decline.mutate(
        { patientId: patient.id, needs: [...needs], note },
        {
          onSuccess: () => {
            draft.saved();
            toast({ text: 'Recorded: offered and declined.' });
            props.onClose();
          },
        },
      );
    } else if (openId) {
      addTo.mutate(
        {
          id: openId,
          needs: [...needs],
          note,
          priority,
          linkWorkerId: linkWorker,
          permissionShare: shares,
        },
        {
          onSuccess: () => {
            draft.saved();
            toast({ text: 'Added to the open referral.' });
            props.onClose();
          },
        },
      );
    } else {
      create.mutate(
        {
          patientId: patient.id,
          needs: [...needs],
          priority,
          note,
          linkWorkerId: linkWorker,
          permissionRefer: agrees,
          permissionShare: shares,
          ...sourceOf(asked, role),
          confirmDied: listIsWrong,
        },
        {
          onSuccess: (created) => {
            props.onCreated(created, draft.saved());
          },
        },
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
        {died ? (
          <DiedNotice patient={patient} listIsWrong={listIsWrong} onListIsWrong={setListIsWrong} />
        ) : null}
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
          onChange={(chosen) => draft.set({ needs: chosen })}
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
          onChange={(chosen) => draft.set({ priority: chosen })}
          options={[
            { id: 'routine', label: 'Routine' },
            { id: 'soon', label: 'Soon' },
            { id: 'see_now', label: free ? `See now (${free.name} is free)` : 'See now' },
          ]}
        />
        <PermissionChoices
          refer={agrees}
          share={shares}
          onRefer={(answer) => draft.set({ agrees: answer })}
          onShare={(answer) => draft.set({ shares: answer })}
        />
        {agrees === 'no' ? (
          <Notice tone="amber" live>
            Without permission no referral is made. You can record that it was offered and declined.
          </Notice>
        ) : openId ? null : (
          <SourceChoice
            role={role}
            value={asked}
            onChange={(chosen) => draft.set({ asked: chosen })}
          />
        )}
        <LinkWorkerSelect
          label="Link worker"
          anyone="Whoever is free first"
          value={linkWorker}
          onChange={(id) => draft.set({ linkWorker: id })}
        />
        <TextArea
          label="Note (all staff can read it)"
          value={note}
          onChange={(typed) => draft.set({ note: typed })}
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
          <Button
            onPress={() => {
              draft.discard();
              props.onClose();
            }}
          >
            Cancel
          </Button>
          <Button variant="primary" type="submit" pending={busy} isDisabled={held} ref={button}>
            {agrees === 'no' ? 'Record declined' : openId ? 'Add to open referral' : 'Refer to CLW'}
          </Button>
        </div>
      </div>
    </form>
  );
}
