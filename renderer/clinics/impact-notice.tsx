import type { ReactElement } from 'react';
import type { Impact } from '../../shared/types.ts';
import { whenOf } from '../components/dates.ts';
import { useNamesHidden } from '../components/privacy.tsx';
import { Notice } from '../components/states.tsx';
import { count } from '../components/words.ts';

/** "3 bookings need moving, 14 free times appear." */
export function impactWords(impact: Impact): string {
  const moving = impact.needMoving.length;
  const parts = [
    ...(moving > 0
      ? [`${count(moving, 'booking')} ${moving === 1 ? 'needs' : 'need'} moving`]
      : []),
    ...(impact.slotsAppearing > 0
      ? [`${count(impact.slotsAppearing, 'free time')} will be added`]
      : []),
    ...(impact.slotsGoing > 0 ? [`${count(impact.slotsGoing, 'free time')} will go`] : []),
  ];
  return parts.length === 0 ? 'No times and no bookings change.' : `${parts.join(', ')}.`;
}

/** The same, after it has happened. */
export function impactDone(impact: Impact): string {
  return impactWords(impact)
    .replaceAll('will be added', 'added')
    .replaceAll('will go', 'removed')
    .replace(/needs? moving/, (words) => `${words}: see Moving in the queue`);
}

/** What saving would do, or has `done`; every booking that needs moving is named. */
export function ImpactNotice(props: {
  readonly impact: Impact;
  readonly done?: boolean;
}): ReactElement {
  const { impact, done = false } = props;
  const hidden = useNamesHidden();
  const shown = impact.needMoving.slice(0, 8);
  const more = impact.needMoving.length - shown.length;
  return (
    <Notice tone={impact.needMoving.length > 0 ? 'amber' : 'info'} live>
      <strong>{done ? impactDone(impact) : impactWords(impact)}</strong>
      {shown.length > 0 ? (
        <>
          <p>
            No booking is lost: each goes into the queue under “Moving” until it has a new time.
          </p>
          <ul className="impact-list">
            {shown.map((booking) => (
              <li key={booking.appointmentId}>
                {whenOf(booking.startsAt)}: {hidden ? 'name hidden' : booking.patientName}
              </li>
            ))}
            {more > 0 ? <li className="soft">and {more} more</li> : null}
          </ul>
        </>
      ) : null}
    </Notice>
  );
}
