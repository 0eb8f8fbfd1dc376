import type { Input } from '../../shared/contract.ts';
import type { Permission, Priority, Referral } from '../../shared/types.ts';
import { api, errorData, useCommand } from '../api.ts';
import { useDraft } from '../components/drafts.tsx';
import { useErrorToast, useToast } from '../components/toast.tsx';

type Fields = {
  readonly priority: Priority;
  readonly needs: readonly string[];
  readonly note: string;
  readonly linkWorkerId: string | null;
  readonly permissionShare: Permission;
};
export type NextChoice = 'as_is' | 'phone' | 'book';

/** What somebody else saved in between: `stale` carries it. */
export type StaleDetail = {
  readonly current: Referral;
  readonly changedBy: string | null;
  readonly what: readonly string[];
};

const fieldsOf = ({ priority, needs, note, linkWorkerId, permissionShare }: Referral): Fields => ({
  priority,
  needs,
  note,
  linkWorkerId,
  permissionShare,
});

function conflictOf(error: unknown): StaleDetail | null {
  if (error === null || errorData(error).code !== 'stale') return null;
  return (errorData(error).detail as StaleDetail | undefined) ?? null;
}

type Changes = Omit<Input<'referral.update'>, 'id' | 'version'>;

/** What is in `to` and not in `from`. */
function changes(from: Fields, to: Fields): Changes {
  const changed = Object.entries(to).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(from[name as keyof Fields]),
  );
  return Object.fromEntries(changed);
}

/** The fields of `saved` that `sent` changed, as they were; and what came next, where that changed too. */
function takenBack(was: Referral, sent: Changes, saved: Referral): Changes {
  const old = fieldsOf(was);
  const names = Object.keys(sent).filter((name) => name in old);
  const { nextAction } = was;
  return {
    ...(Object.fromEntries(names.map((name) => [name, old[name as keyof Fields]])) as Changes),
    ...(nextAction !== saved.nextAction && (nextAction === 'phone' || nextAction === 'book')
      ? { nextAction }
      : {}),
  };
}

/**
 * Only what was changed here is sent. When somebody else saved in between, what is typed stays, and
 * saving again puts it on top of theirs.
 */
export function useEditReferral(referral: Referral, onDone: () => void) {
  // `base` is what the form started from: the difference to it is what the user wants.
  const draft = useDraft(`edit/${referral.id}`, {
    base: referral,
    fields: fieldsOf(referral),
    next: 'as_is' as NextChoice,
  });
  const { base, fields, next } = draft.value;
  const update = useCommand('referral.update');
  const toast = useToast();
  const fail = useErrorToast();
  const conflict = conflictOf(update.error);
  const save = () => {
    const onTopOf = conflict?.current ?? base;
    const sent: Changes = {
      ...changes(fieldsOf(base), fields),
      ...(next === 'as_is' ? {} : { nextAction: next }),
    };
    const { id } = referral;
    const undo = (saved: Referral) =>
      api.call('referral.update', {
        id,
        version: saved.version,
        ...takenBack(onTopOf, sent, saved),
      });
    update.mutate(
      { id, version: onTopOf.version, ...sent },
      {
        onSuccess: (saved) => {
          draft.saved();
          toast({ text: 'Saved.', onUndo: () => void undo(saved).catch(fail) });
          onDone();
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
    conflict,
    error: update.error,
    pending: update.isPending,
  };
}
