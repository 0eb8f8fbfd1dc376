import type { Role } from './types.ts';

/** The screens with keys of their own. */
export type KeyScreen = 'queue' | 'phone' | 'diary' | 'patients' | 'settings';

/**
 * A key as written on it, and what it does. `only`: where it means that, and nothing else: in a form
 * that is open, on the line that has the focus, while somebody is being moved.
 */
export type KeyLine = readonly [key: string, does: string, only?: 'form' | 'line' | 'moving'];

/** The keys that are meant: "Enter or V" are two, "1 to 5" are five. */
export function keysIn(written: string): string[] {
  const [first, last] = written.split(' to ').map(Number);
  if (first && last) return Array.from({ length: last - first + 1 }, (_, n) => String(first + n));
  return written.toLowerCase().split(/ or |, | /);
}

/** For the first person in the bar above; where it is not clear who comes, a list asks. */
const seeNow: readonly KeyLine[] = [
  ['Y', 'coming'],
  ['W', 'wait: in 10 minutes'],
  ['K', 'can’t, book instead'],
  ['F8', 'to the bar and back, also while typing'],
];

const everywhere: readonly KeyLine[] = [
  ['Ctrl+K', 'find a patient, or something to do'],
  ['R', 'refer somebody'],
  ['1 2 3', 'routine, soon, see now, once R has found them', 'form'],
  ['Ctrl+Z', 'undo the last step'],
  ['Esc', 'leave a form or a window'],
  ['?', 'show these keys'],
  ['F1', 'the same, also while typing'],
];

/** The person beside the list, in the queue and in the diary. */
const chosenPerson: readonly KeyLine[] = [
  ['B', 'book an appointment'],
  ['E', 'several at once, once B is open'],
  ['P', 'note a phone call'],
  ['1 to 5', 'how the call went, once P is open', 'form'],
  ['N', 'write a note'],
  ['A', 'arrived'],
  ['I', 'in the room'],
  ['S', 'seen'],
  ['D', 'did not attend'],
  ['L', 'left before being seen'],
  ['M', 'move the appointment'],
  ['C', 'cancel the appointment'],
  ['G', 'after seen: book the next one offered'],
];
const note: readonly KeyLine[] = [['N', 'write a note']];
const diaryMove: readonly KeyLine[] = [
  ['Enter or V', 'after M: move to this free time, on any day', 'moving'],
  ['Esc', 'after M: leave the appointment where it is', 'moving'],
];

/**
 * Letters that mean somebody. Where a place of the diary has the focus they are for whoever is in
 * it, or for nobody: never for the one who is in the pane beside it.
 */
export const personKeys: ReadonlySet<string> = new Set(
  [...chosenPerson, ...diaryMove].flatMap(([written]) =>
    keysIn(written).filter((key) => /^[a-z]$/.test(key)),
  ),
);

const screens: Record<KeyScreen, readonly KeyLine[]> = {
  queue: [
    ['↑ ↓', 'next and previous person'],
    ['PgUp PgDn', 'a screenful up or down'],
    ['Home, End', 'first and last person'],
    ['Enter', 'open the details'],
    ['F6', 'from the list to the details and back'],
    ['/', 'filter the list'],
  ],
  phone: [
    ['↑ ↓', 'next and previous person'],
    ['Enter', 'note how the call went'],
    ['T', 'ring at a time that was promised'],
    ['S', 'in the reminders: sent, or not sent after all', 'line'],
    ['F6', 'from the list to the details and back'],
  ],
  diary: [
    ['1 2 3', 'day, week of one link worker, month'],
    ['PgUp PgDn', 'the day, week or month before and after'],
    ['T', 'today'],
    ['↑ ↓ ← →', 'from time to time, from column to column; in the month from day to day'],
    ['Home, End', 'first and last time of this column; in the month Monday and Sunday'],
    ['Enter', 'open this person, this free time or this day'],
    ['F6', 'from the diary to the details and back'],
  ],
  patients: [
    ['↑ ↓', 'next and previous patient found'],
    ['Enter', 'open this patient'],
  ],
  settings: [['← →', 'next and previous page of the settings']],
};

export const screenNames: Record<KeyScreen, string> = {
  queue: 'Queue',
  phone: 'Phone list',
  diary: 'Diary',
  patients: 'Patients',
  settings: 'Settings',
};

/** The keys of a screen in groups; a GP or nurse is not shown what only the desk can do. */
export function keysOf(
  screen: KeyScreen,
  role: Role,
): readonly { readonly title: string; readonly keys: readonly KeyLine[] }[] {
  const person = screen === 'diary' ? [...chosenPerson, ...diaryMove] : chosenPerson;
  const hasPerson = screen === 'queue' || screen === 'phone' || screen === 'diary';
  return [
    { title: screenNames[screen], keys: screens[screen] },
    ...(hasPerson
      ? [{ title: 'The person chosen', keys: role === 'clinician' ? note : person }]
      : []),
    {
      title: 'Somebody to be seen now',
      keys: role === 'clinician' ? seeNow.slice(-1) : seeNow,
    },
    { title: 'Everywhere', keys: everywhere },
  ];
}
