import type { Input } from '../../shared/contract.ts';
import type { NeedId } from '../../shared/needs.ts';
import type { Permission, Priority, Referral } from '../../shared/types.ts';
import { api, errorData, useCommand } from '../api.ts';
import { useDraft } from '../components/drafts.tsx';
import { useErrorToast, useToast } from '../components/toast.tsx';

type Plain = {
  readonly priority: Priority;
  readonly note: string;
  readonly linkWorkerId: string | null;
  readonly permissionShare: Permission;
};
/** Needs as what is to be added and removed: those that are not opened here stay as they are. */
type Fields = Plain & { readonly added: readonly NeedId[]; readonly removed: readonly string[] };
export type NextChoice = 'as_is' | 'phone' | 'book';

/** What somebody else saved in between: `stale` carries it. */
export type StaleDetail = {
  readonly current: Referral;
  readonly changedBy: string | null;
  readonly what: readonly string[];
};

const plainOf = ({ priority, note, linkWorkerId, permissionShare }: Referral): Plain => ({
  priority,
  note,
  linkWorkerId,
  permissionShare,
});

function conflictOf(error: unknown): StaleDetail | null {
  if (error === null || errorData(error).code !== 'stale') return null;
  return (errorData(error).detail as StaleDetail | undefined) ?? null;
}

type Changes = Omit<Input<'referral.update'>, 'id' | 'version'>;

const needChanges = (add: readonly string[], remove: readonly string[]): Changes => ({
  ...(add.length > 0 ? { addNeeds: add as NeedId[] } : {}),
  ...(remove.length > 0 ? { removeNeeds: remove as NeedId[] } : {}),
});

/** What was changed in the form. */
function changes(from: Plain, { added, removed, ...to }: Fields): Changes {
  const changed = Object.entries(to).filter(([name, value]) => value !== from[name as keyof Plain]);
  return { ...Object.fromEntries(changed), ...needChanges(added, removed) };
}

/** The fields of `saved` that `sent` changed, as they were; and what came next, where that changed too. */
function takenBack(was: Referral, sent: Changes, saved: Referral): Changes {
  const old = plainOf(was);
  const names = Object.keys(sent).filter((name) => name in old);
  const { nextAction } = was;
  return {
    ...(Object.fromEntries(names.map((name) => [name, old[name as keyof Plain]])) as Changes),
    ...needChanges(sent.removeNeeds ?? [], sent.addNeeds ?? []),
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
    fields: { ...plainOf(referral), added: [], removed: [] } as Fields,
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
      ...changes(plainOf(base), fields),
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
