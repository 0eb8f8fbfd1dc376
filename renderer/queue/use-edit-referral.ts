import type { PatientSummary, Referral } from '../../shared/types.ts';
import { api, errorData, useCommand } from '../api.ts';
import { useDraft } from '../components/drafts.tsx';
import { usePatientToast } from '../components/patient-toast.ts';
import { useErrorToast } from '../components/toast.tsx';
import {
  changes,
  plainOf,
  rebased,
  takenBack,
  type Changes,
  type Fields,
} from './referral-draft.ts';

export type NextChoice = 'as_is' | 'phone' | 'book';

/** What somebody else saved in between: `stale` carries it. */
export type StaleDetail = {
  readonly current: Referral;
  readonly changedBy: string | null;
  readonly what: readonly string[];
};

function conflictOf(error: unknown): StaleDetail | null {
  if (error === null || errorData(error).code !== 'stale') return null;
  return (errorData(error).detail as StaleDetail | undefined) ?? null;
}

/**
 * Only what was changed here is sent. When somebody else saved in between, what is typed stays, and
 * saving again puts it on top of theirs.
 */
export function useEditReferral(referral: Referral, patient: PatientSummary, onDone: () => void) {
  // `base` is what the form started from: the difference to it is what the user wants.
  const draft = useDraft(`edit/${referral.id}`, {
    base: referral,
    fields: { ...plainOf(referral), added: [], removed: [] } as Fields,
    next: 'as_is' as NextChoice,
  });
  const { base, fields, next } = draft.value;
  const update = useCommand('referral.update');
  const toast = usePatientToast(patient, referral.id);
  const fail = useErrorToast();
  const save = () => {
    const sent: Changes = {
      ...changes(plainOf(base), fields),
      ...(next === 'as_is' ? {} : { nextAction: next }),
    };
    const { id } = referral;
    const undo = (saved: Referral) =>
      api.call('referral.update', { id, version: saved.version, ...takenBack(base, sent, saved) });
    update.mutate(
      { id, version: base.version, ...sent },
      {
        onSuccess: (saved) => {
          draft.saved();
          toast({ text: 'Saved.', onUndo: () => void undo(saved).catch(fail) });
          onDone();
        },
        onError: (error) => {
          const current = conflictOf(error)?.current;
          if (!current) return;
          draft.set((typed) => ({
            base: current,
            fields: rebased(typed.fields, plainOf(typed.base), current),
          }));
        },
      },
    );
  };
  return {
    fields,
    next,
    set: (change: Partial<Fields>) => draft.set({ fields: { ...fields, ...change } }),
    setNext: (choice: NextChoice) => draft.set({ next: choice }),
    save,
    cancel: () => {
      draft.discard();
      onDone();
    },
    conflict: conflictOf(update.error),
    error: update.error,
    pending: update.isPending,
  };
}
