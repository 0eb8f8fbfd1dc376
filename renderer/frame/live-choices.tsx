import { Circle, CircleDot, CircleOff } from 'lucide-react';
import type { ReactElement } from 'react';
import type { LiveStatus } from '../../shared/types.ts';
import { thisMoment, timeOf } from '../components/dates.ts';
import type { LiveChoice } from '../components/use-live.ts';
import { liveStatusWords } from '../components/words.ts';

/** In the order of use at the desk; contract.ts would bring its checker into the page. */
export const liveStatuses = [
  'free',
  'with_someone',
  'out',
] as const satisfies readonly LiveStatus[];

const icons: Record<LiveStatus, typeof Circle> = {
  free: Circle,
  with_someone: CircleDot,
  out: CircleOff,
};

export function LiveIcon({ status }: { readonly status: LiveStatus }): ReactElement {
  const Icon = icons[status];
  return <Icon size={13} aria-hidden="true" />;
}

/** 18:00, when practices close, counted in half hours. */
const lastHalfHour = 36;
const soonHalfHours = 4;

/** When whoever goes out now may be back: half hours for the next two hours, then full hours. */
function backTimes(): `${number}:${number}`[] {
  const [hour = 0, minutes = 0] = timeOf(thisMoment()).split(':').map(Number);
  const next = Math.floor((hour * 60 + minutes) / 30) + 1;
  return Array.from({ length: Math.max(0, lastHalfHour - next + 1) }, (_, at) => next + at)
    .filter((half, at) => at < soonHalfHours || half % 2 === 0)
    .map(
      (half) =>
        `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}` as `${number}:${number}`,
    );
}

type Choice = { readonly id: LiveChoice; readonly label: string };

export const backChoices = (): Choice[] => [
  ...backTimes().map((time) => ({ id: time, label: `Out, back at ${time}` })),
  { id: 'diary', label: 'As the diary says' },
];

export const allChoices = (): Choice[] => [
  ...liveStatuses.map((id) => ({ id, label: liveStatusWords[id] })),
  ...backChoices(),
];
