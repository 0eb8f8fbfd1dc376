import type { Session, Theme } from '../../shared/types.ts';
import { fold } from '../../shared/patient-search.ts';
import { useCommand, useRead } from '../api.ts';
import { useSetLive } from '../components/use-live.ts';
import { liveStatusWords } from '../components/words.ts';
import { go } from './route.ts';

/** Something to do, found in the search box by the words a user would type. */
export type Command = {
  readonly id: string;
  readonly label: string;
  /** Further words it is found by. */
  readonly also?: string;
  readonly hint?: string;
  readonly run: () => void;
};

const themeWords: Record<Theme, string> = {
  system: 'Theme: as the system',
  light: 'Theme: light',
  dark: 'Theme: dark',
  contrast: 'Theme: high contrast',
};
const themes = Object.keys(themeWords) as Theme[];

const diaryViews = [
  { id: 'day', label: 'Diary: day', also: 'view' },
  { id: 'week', label: 'Diary: week', also: 'view link worker' },
  { id: 'month', label: 'Diary: month', also: 'view free overview' },
];

type Wanted = {
  readonly session: Session;
  readonly onRefer: () => void;
  readonly onKeys: () => void;
};

const deskCommands: readonly Command[] = [
  {
    id: 'print-today',
    label: 'Print today’s diary',
    also: 'print today appointments list',
    run: () => go('diary', 'print'),
  },
  // The rest after it: "print today" is the day that is on the screen.
  { id: 'phone', label: 'Phone list', also: 'call who to phone today', run: () => go('phone') },
  {
    id: 'reminders',
    label: 'Reminders to send',
    also: 'texts sms tomorrow',
    run: () => go('phone', 'reminders'),
  },
  {
    id: 'day-end',
    label: 'End of day',
    also: 'close closing routine outcomes finish',
    run: () => go('phone', 'end'),
  },
  {
    id: 'paper',
    label: 'Paper for today and tomorrow',
    also: 'print power cut pdf',
    run: () => go('phone', 'paper'),
  },
];

/** What this person can do from anywhere, in the order of use. */
export function useCommands({ session, onRefer, onKeys }: Wanted): readonly Command[] {
  const settings = useRead('pc.settings.get', undefined);
  const update = useCommand('pc.settings.update');
  const end = useCommand('session.end');
  const own = useOwnStatus(session);
  const hidden = settings.data?.privacy ?? false;
  return [
    { id: 'refer', label: 'Refer somebody', hint: 'R', run: onRefer },
    { id: 'queue', label: 'Go to Queue', also: 'waiting list', run: () => go('queue') },
    { id: 'diary', label: 'Go to Diary', also: 'appointments today', run: () => go('diary') },
    ...diaryViews.map(({ id, ...view }) => ({ ...view, id, run: () => go('diary', id) })),
    { id: 'patients', label: 'Go to Patients', also: 'practice list', run: () => go('patients') },
    { id: 'settings', label: 'Go to Settings', also: 'options', run: () => go('settings') },
    ...own,
    ...(session.role === 'clinician' ? [] : deskCommands),
    {
      id: 'privacy',
      label: hidden ? 'Show names' : 'Hide names',
      also: 'privacy',
      run: () => update.mutate({ privacy: !hidden }),
    },
    ...themes
      .filter((theme) => theme !== settings.data?.theme)
      .map((theme) => ({
        id: `theme-${theme}`,
        label: themeWords[theme],
        also: 'colours appearance mode',
        run: () => update.mutate({ theme }),
      })),
    ...(session.role === 'manager'
      ? [
          { id: 'people', label: 'Settings: people', also: 'staff link workers' },
          { id: 'clinics', label: 'Settings: clinics', also: 'sessions' },
          { id: 'backups', label: 'Settings: backups', also: 'restore copy' },
          { id: 'away', label: 'Settings: leave and closures', also: 'holidays away' },
        ].map((tab) => ({ ...tab, run: () => go('settings', tab.id) }))
      : []),
    { id: 'keys', label: 'Keys of this screen', also: 'help shortcuts', hint: '?', run: onKeys },
    {
      id: 'switch',
      label: 'Switch person',
      also: 'sign out log out lock',
      run: () => end.mutate(undefined),
    },
  ];
}

/** A link worker says in two words whether somebody can be walked over. */
function useOwnStatus(session: Session): readonly Command[] {
  const set = useSetLive();
  if (session.role !== 'link_worker') return [];
  return (['free', 'with_someone', 'out'] as const).map((liveStatus) => ({
    id: `status-${liveStatus}`,
    label: `I am: ${liveStatusWords[liveStatus].toLowerCase()}`,
    also: 'status',
    run: () => set(session.staffId, liveStatus),
  }));
}

/** Every word typed begins a word of the command; nothing typed: all of them. */
export function commandsFor(commands: readonly Command[], text: string): readonly Command[] {
  const typed = fold(text).split(' ').filter(Boolean);
  return commands.filter(({ label, also }) => {
    const words = fold(`${label} ${also ?? ''}`).split(' ');
    return typed.every((one) => words.some((word) => word.startsWith(one)));
  });
}
