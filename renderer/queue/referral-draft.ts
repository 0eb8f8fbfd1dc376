import type { Input } from '../../shared/contract.ts';
import type { Permission, Priority, Referral } from '../../shared/types.ts';

/** What the form of a referral changes. */
export type Draft = {
  readonly priority: Priority;
  readonly needs: readonly string[];
  readonly note: string;
  readonly linkWorkerId: string | null;
  readonly permissionShare: Permission;
};

export const draftOf = ({
  priority,
  needs,
  note,
  linkWorkerId,
  permissionShare,
}: Referral): Draft => ({ priority, needs, note, linkWorkerId, permissionShare });

/** The fields that were touched: nothing else is sent. */
export function changes(from: Draft, to: Draft): Omit<Input<'referral.update'>, 'id' | 'version'> {
  const changed = Object.entries(to).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(from[name as keyof Draft]),
  );
  return Object.fromEntries(changed);
}

/**
 * Somebody else saved in between: fields touched here keep what was chosen here, the others take
 * what is there now. Without it, old values would count as changes the next time, and undo theirs.
 */
export const rebased = (draft: Draft, from: Referral, onto: Referral): Draft => ({
  ...draftOf(onto),
  ...(changes(draftOf(from), draft) as Partial<Draft>),
});
