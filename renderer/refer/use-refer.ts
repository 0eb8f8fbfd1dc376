import { useState } from 'react';
import type { Output } from '../../shared/contract.ts';
import type { NeedId } from '../../shared/needs.ts';
import { leftAs } from '../../shared/patient.ts';
import type { PatientSummary, Permission, Priority } from '../../shared/types.ts';
import { errorData, useCommand, useRead } from '../api.ts';
import { useDraft } from '../components/drafts.tsx';
import { usePatientToast } from '../components/patient-toast.ts';
import { sourceOf, type Asked } from './refer-choices.tsx';

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

type Ends = {
  /** `restore` brings back what was filled in, should the referral be taken back. */
  readonly onCreated: (created: Output<'referral.create'>, restore: () => void) => void;
  readonly onClose: () => void;
};

/** What is filled in, and the one button's three meanings: refer, add to the open one, declined. */
export function useRefer(patient: PatientSummary, { onCreated, onClose }: Ends) {
  const draft = useDraft<ReferDraft>(`refer/${patient.id}`, { patient, ...blank });
  const { agrees } = draft.value;
  const [listIsWrong, setListIsWrong] = useState(false);
  const role = useRead('session.current', undefined).data?.role ?? 'clinician';
  const create = useCommand('referral.create');
  const addTo = useCommand('referral.addTo');
  const decline = useCommand('referral.recordDeclined');
  const toast = usePatientToast(patient, patient.id);
  const died = leftAs(patient) === 'died';
  const held = died && !listIsWrong;
  const problem = create.error ? errorData(create.error) : null;
  // Somebody else was faster: the same button adds to theirs.
  const theirs =
    problem?.code === 'open_referral_exists'
      ? (problem.detail as { readonly referralId: string | null }).referralId
      : null;
  const openId = patient.openReferralId ?? theirs;
  const busy = create.isPending || addTo.isPending || decline.isPending;
  const said = (text: string) => () => {
    draft.saved();
    toast({ text });
    onClose();
  };
  const submit = () => {
    if (busy || held) return;
    const { needs, priority, shares, asked, note, linkWorker } = draft.value;
    const what = { needs: [...needs], note };
    const more = { ...what, priority, linkWorkerId: linkWorker, permissionShare: shares };
    if (agrees === 'no') {
      const onSuccess = said('Recorded: offered and declined.');
      decline.mutate({ patientId: patient.id, ...what }, { onSuccess });
    } else if (openId) {
      const onSuccess = said('Added to the open referral.');
      addTo.mutate({ id: openId, ...more }, { onSuccess });
    } else {
      const who = { patientId: patient.id, permissionRefer: agrees, confirmDied: listIsWrong };
      create.mutate(
        { ...who, ...more, ...sourceOf(asked, role) },
        { onSuccess: (created) => onCreated(created, draft.saved()) },
      );
    }
  };
  return {
    draft,
    role,
    openId,
    busy,
    died,
    held,
    listIsWrong,
    setListIsWrong,
    submit,
    error: (theirs === null ? create.error : null) ?? addTo.error ?? decline.error,
  };
}
