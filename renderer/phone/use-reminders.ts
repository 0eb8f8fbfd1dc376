import { useState } from 'react';
import type { Output } from '../../shared/contract.ts';
import type { ReminderRow } from '../../shared/types.ts';
import { api } from '../api.ts';
import { download } from '../components/download.ts';
import { useErrorToast, useToast } from '../components/toast.tsx';
import { count } from '../components/words.ts';

type Reminded = Output<'reminders.export'>['taken'][number];
/** Of those that were taken before: leave them, take one's own again, or anybody's. */
type Whose = 'leave' | 'mine' | 'all';
type Marked = Output<'reminders.markSent'>;
export type Filter = { readonly date: string | null; readonly linkWorkerId: string | null };

export const remindedOf = ({ appointmentId, startsAt }: ReminderRow): Reminded => ({
  appointmentId,
  startsAt,
});

/** What is taken out for the SMS tool, and what is said to have gone. */
export function useReminders(filter: Filter) {
  // Just taken on this screen: the next press is whether they have gone, until that is answered.
  const [tookHere, setTookHere] = useState(false);
  const toast = useToast();
  const fail = useErrorToast();
  const take = (
    taken: Whose,
    give: (file: Output<'reminders.export'>) => Promise<string> | string,
  ) => {
    void api
      .call('reminders.export', { ...filter, taken })
      .then(async (file) => {
        setTookHere(true);
        toast({
          text:
            file.taken.length > 0
              ? await give(file)
              : 'Nothing to take: somebody else has just taken them.',
        });
      })
      .catch(fail);
  };
  const undo = (reminders: readonly Reminded[]) => {
    api
      .call('reminders.undoSent', { reminders: [...reminders] })
      .then(({ undone }) =>
        toast({ text: `${count(undone.length, 'reminder')} not sent after all.` }),
      )
      .catch(fail);
  };
  return {
    tookHere,
    undo,
    copy: (whose: Whose = 'leave') =>
      take(whose, async ({ list, taken: all }) => {
        await api.call('clipboard.writeText', { text: list });
        return `${count(all.length, 'text')} copied, a line each.`;
      }),
    save: (whose: Whose = 'leave') =>
      take(whose, ({ csv, fileName, taken: all }) => {
        download(fileName, csv, 'text/csv');
        return `${count(all.length, 'text')} saved in ${fileName}.`;
      }),
    mark: (reminders: readonly Reminded[], how: 'text' | 'phone' = 'text') => {
      api
        .call('reminders.markSent', { reminders: [...reminders], how })
        .then((answer) => {
          setTookHere(false);
          const mine = reminders.filter(({ appointmentId }) =>
            answer.marked.includes(appointmentId),
          );
          toast({
            text: markedWords(answer),
            ...(mine.length > 0 ? { onUndo: () => undo(mine) } : {}),
          });
        })
        .catch(fail);
    },
  };
}

/** "11 marked as sent. 1 was marked by somebody else already." */
function markedWords({ marked, already, changed }: Marked): string {
  const were = (n: number) => (n === 1 ? 'was' : 'were');
  return [
    `${marked.length} marked as reminded.`,
    already.length > 0
      ? `${already.length} ${were(already.length)} marked by somebody else already.`
      : '',
    changed.length > 0
      ? `${changed.length} ${were(changed.length)} moved or cancelled meanwhile: look again.`
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}
