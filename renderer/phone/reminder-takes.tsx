import { Copy, FileDown } from 'lucide-react';
import type { ReactElement } from 'react';
import { localDateOf } from '../../shared/calendar.ts';
import { takesOf } from '../../shared/reminder-takes.ts';
import type { ReminderRow } from '../../shared/types.ts';
import { Button } from '../components/button.tsx';
import { timeOf, today, whenOf } from '../components/dates.ts';
import { MenuButton } from '../components/menu.tsx';
import { Notice } from '../components/states.tsx';
import { count } from '../components/words.ts';
import { remindedOf, type useReminders } from './use-reminders.ts';

const ways = [
  { id: 'copy', label: 'Copy the texts' },
  { id: 'save', label: 'Save file for the SMS tool' },
] as const;

const atOf = (instant: string): string =>
  localDateOf(instant) === today() ? `at ${timeOf(instant)}` : `on ${whenOf(instant)}`;

/**
 * The texts on their way out: those nobody has taken, those this person has and is asked about, and
 * those a colleague has. Only what somebody took is marked as sent in one press.
 */
export function ReminderTakes(props: {
  readonly rows: readonly ReminderRow[];
  readonly staffId: string;
  readonly reminders: ReturnType<typeof useReminders>;
}): ReactElement {
  const { reminders } = props;
  const { free, mine, theirs } = takesOf(props.rows, props.staffId);
  const none = free.length === 0;
  const last = mine.map(({ taken }) => taken?.at ?? '').reduce((a, b) => (a > b ? a : b), '');
  return (
    <>
      <div className="row no-print">
        <Button
          size="s"
          icon={<Copy size={14} aria-hidden="true" />}
          isDisabled={none}
          onPress={() => reminders.copy()}
        >
          Copy {count(free.length, 'text')}
        </Button>
        <Button
          size="s"
          icon={<FileDown size={14} aria-hidden="true" />}
          isDisabled={none}
          onPress={() => reminders.save()}
        >
          Save file for the SMS tool
        </Button>
      </div>
      {mine.length > 0 ? (
        <Notice
          tone="info"
          live
          action={
            <span className="row">
              <Button
                size="s"
                variant="primary"
                autoFocus={reminders.tookHere}
                onPress={() => reminders.mark(mine.map(remindedOf))}
              >
                Mark {mine.length} as sent
              </Button>
              <MenuButton
                size="s"
                variant="quiet"
                options={ways}
                onAction={(way) => reminders[way]('mine')}
              >
                Take again
              </MenuButton>
            </span>
          }
        >
          You took {count(mine.length, 'text')} out {atOf(last)}.{' '}
          {mine.length === 1 ? 'Has it gone?' : 'Have they gone?'}
        </Notice>
      ) : null}
      {theirs.length > 0 ? (
        <Notice
          tone="amber"
          live
          action={
            <MenuButton size="s" options={ways} onAction={(way) => reminders[way]('all')}>
              Take all the same
            </MenuButton>
          }
        >
          {theirs.map(({ by, rows }) => (
            <span key={by.byId}>
              {by.byName} took {rows.length === 1 ? 'this text' : `these ${rows.length} texts`}{' '}
              {atOf(by.at)}.{' '}
            </span>
          ))}
          Nobody has said yet that{' '}
          {theirs.length === 1 && theirs[0]!.rows.length === 1 ? 'it has' : 'they have'} gone.
        </Notice>
      ) : null}
    </>
  );
}
