import type { Input } from '../../shared/contract.ts';
import { isSensitiveNeed, type NeedId } from '../../shared/needs.ts';
import type { Permission, Priority, Referral } from '../../shared/types.ts';

export type Plain = {
  readonly priority: Priority;
  readonly note: string;
  readonly linkWorkerId: string | null;
  readonly permissionShare: Permission;
};
/** Needs as what is to be added and removed: those that are not opened here stay as they are. */
export type Fields = Plain & {
  readonly added: readonly NeedId[];
  readonly removed: readonly string[];
};
export type Changes = Omit<Input<'referral.update'>, 'id' | 'version'>;

export const plainOf = ({ priority, note, linkWorkerId, permissionShare }: Referral): Plain => ({
  priority,
  note,
  linkWorkerId,
  permissionShare,
});

const needChanges = (add: readonly string[], remove: readonly string[]): Changes => ({
  ...(add.length > 0 ? { addNeeds: add as NeedId[] } : {}),
  ...(remove.length > 0 ? { removeNeeds: remove as NeedId[] } : {}),
});

/** The plain fields that were touched. */
const touched = (from: Plain, to: Plain): Partial<Plain> =>
  Object.fromEntries(
    Object.entries(to).filter(([name, value]) => value !== from[name as keyof Plain]),
  );

/** What was changed in the form: nothing else is sent. */
export const changes = (from: Plain, { added, removed, ...to }: Fields): Changes => ({
  ...touched(from, to),
  ...needChanges(added, removed),
});

/**
 * Somebody else saved in between: fields touched here keep what was chosen here, the others take
 * what is there now. Without it, old values would count as changes the next time, and undo theirs.
 * A need that they added or removed too is no change of this form any more, so that an Undo leaves
 * it; of sensitive ones nobody here can tell.
 */
export function rebased({ added, removed, ...typed }: Fields, from: Plain, onto: Referral): Fields {
  return {
    ...plainOf(onto),
    ...touched(from, typed),
    added: added.filter((need) => !onto.needs.includes(need)),
    removed: removed.filter((need) => isSensitiveNeed(need) || onto.needs.includes(need)),
  };
}

/** The fields of `saved` that `sent` changed, as they were; and what came next, where that changed too. */
export function takenBack(was: Referral, sent: Changes, saved: Referral): Changes {
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
