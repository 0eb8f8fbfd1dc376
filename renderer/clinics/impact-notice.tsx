import type { ReactElement } from 'react';
import type { Impact } from '../../shared/types.ts';
import { useRead } from '../api.ts';
import { dayOf, timeOf, whenOf } from '../components/dates.ts';
import { localDateOf } from '../../shared/calendar.ts';
import { useNamesHidden } from '../components/privacy.tsx';
import { Notice } from '../components/states.tsx';
import { count } from '../components/words.ts';
import { ShowMoving } from './show-moving.tsx';

/** "3 bookings need moving, 14 free times will be added, 2 free times will go." */
export function impactWords(impact: Impact): string {
  const moving = impact.needMoving.length;
  const parts = [
    ...(moving > 0
      ? [`${count(moving, 'booking')} ${moving === 1 ? 'needs' : 'need'} moving`]
      : []),
    ...(impact.changeRoom.length > 0
      ? [`${count(impact.changeRoom.length, 'booking')} will change room`]
      : []),
    ...(impact.slotsAppearing > 0
      ? [`${count(impact.slotsAppearing, 'free time')} will be added`]
      : []),
    ...(impact.slotsGoing > 0 ? [`${count(impact.slotsGoing, 'free time')} will go`] : []),
    ...(impact.slotsChanging > 0
      ? [`${count(impact.slotsChanging, 'free time')} will change (length, room, how or held)`]
      : []),
  ];
  return parts.length === 0 ? 'No times and no bookings change.' : `${parts.join(', ')}.`;
}

/** The same, after it has happened. */
export function impactDone(impact: Impact): string {
  return impactWords(impact)
    .replaceAll('will be added', 'added')
    .replaceAll('will go', 'removed')
    .replaceAll('will change', 'changed')
    .replace(/needs? moving/, (words) => `${words}: see Moving in the queue`);
}

const shownBookings = 20;

/** What saving would do, or has `done`; every booking that needs moving is named. */
export function ImpactNotice(props: {
  readonly impact: Impact;
  readonly done?: boolean;
}): ReactElement {
  const { impact, done = false } = props;
  const moving = impact.needMoving.length;
  return (
    <Notice
      tone={moving + impact.changeRoom.length > 0 ? 'amber' : 'info'}
      live
      action={done && moving > 0 ? <ShowMoving bookings={moving} /> : null}
    >
      <strong>{done ? impactDone(impact) : impactWords(impact)}</strong>
      {moving > 0 ? (
        <p>No booking is lost: each goes into the queue under “Moving” until it has a new time.</p>
      ) : null}
      <Bookings all={impact.needMoving} />
      {impact.changeRoom.length > 0 ? (
        <p>{done ? 'These are' : 'These will be'} in another room, at the same time:</p>
      ) : null}
      <Bookings all={impact.changeRoom} />
      <Times title="Times added" times={impact.appearing} all={impact.slotsAppearing} />
      <Times
        title={done ? 'Times removed' : 'Times that go'}
        times={impact.going}
        all={impact.slotsGoing}
      />
    </Notice>
  );
}

function Bookings(props: {
  readonly all: readonly (Impact['needMoving'][number] & { readonly room?: string | null })[];
}): ReactElement | null {
  const hidden = useNamesHidden();
  const shown = props.all.slice(0, shownBookings);
  const more = props.all.length - shown.length;
  if (shown.length === 0) return null;
  return (
    <ul className="impact-list">
      {shown.map(({ appointmentId, startsAt, patientName, room }) => (
        <li key={appointmentId}>
          {whenOf(startsAt)}: {hidden ? 'name hidden' : patientName}
          {room === undefined ? '' : `, ${room ?? 'no room'}`}
        </li>
      ))}
      {more > 0 ? <li className="soft">and {more} more</li> : null}
    </ul>
  );
}

type TimesProps = {
  readonly title: string;
  readonly times: Impact['appearing'];
  /** How many there are: `times` has the first of them. */
  readonly all: number;
};

/** "Tue 8 Dec: 09:15, 10:00", a line per day and person. */
function Times({ title, times, all }: TimesProps): ReactElement | null {
  const staff = useRead('staff.list', undefined);
  if (times.length === 0) return null;
  const several = new Set(times.map(({ linkWorkerId }) => linkWorkerId)).size > 1;
  const days = Map.groupBy(
    times,
    ({ startsAt, linkWorkerId }) => `${localDateOf(startsAt)} ${several ? linkWorkerId : ''}`,
  );
  const nameOf = (id: string) => staff.data?.find((one) => one.id === id)?.name ?? '';
  return (
    <details>
      <summary>{title}</summary>
      <ul className="impact-times">
        {[...days].map(([key, own]) => (
          <li key={key}>
            {dayOf(key.slice(0, 10))}
            {several ? `, ${nameOf(key.slice(11))}` : ''}:{' '}
            {own.map(({ startsAt }) => timeOf(startsAt)).join(', ')}
          </li>
        ))}
        {all > times.length ? <li className="soft">and {all - times.length} more</li> : null}
      </ul>
    </details>
  );
}
