import type { ReactElement } from 'react';
import type { ReferralDetail } from '../../shared/types.ts';
import { useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { sentence, whenOf } from '../components/dates.ts';
import { MenuButton } from '../components/menu.tsx';
import { usePatientToast } from '../components/patient-toast.ts';
import { useErrorToast } from '../components/toast.tsx';
import { appointmentStatusWords } from '../components/words.ts';
import { allToCome, give } from './give.ts';
import { placeWords } from './series-words.ts';
import './series.css';

const outputs = [
  { id: 'print', label: 'Print one card' },
  { id: 'pdf', label: 'Save one card as PDF' },
  { id: 'text', label: 'Copy one text for the SMS tool' },
  { id: 'ics', label: 'Calendar file (.ics)' },
] as const;

/** All that are to come for a referral: the one pressed is the one in hand above. */
export function Upcoming(props: {
  readonly detail: ReferralDetail;
  readonly currentId: string | null;
  readonly canChange: boolean;
  readonly onChoose: (id: string) => void;
}): ReactElement | null {
  const { upcoming, referral, patient } = props.detail;
  const staff = useRead('staff.list', undefined);
  const toast = usePatientToast(patient, referral.id);
  const fail = useErrorToast();
  if (upcoming.length < 2) return null;
  const workers = new Set(upcoming.map(({ linkWorkerId }) => linkWorkerId));
  // No card, text or calendar file names a time that is no longer offered.
  const offered = upcoming.filter(({ needsMoving }) => !needsMoving).length;
  const nameOf = (id: string) => staff.data?.find((one) => one.id === id)?.name ?? '';
  return (
    <section className="stack-s" aria-label="All to come">
      <div className="row-between">
        <h3>{upcoming.length} to come</h3>
        {props.canChange && offered > 0 ? (
          <MenuButton
            size="s"
            options={outputs}
            onAction={(output) =>
              give(output, allToCome(referral.id))
                .then((text) => toast({ text }))
                .catch(fail)
            }
          >
            {offered === upcoming.length
              ? `Give all ${offered} to patient`
              : `Give ${offered} of ${upcoming.length} to patient`}
          </MenuButton>
        ) : null}
      </div>
      <ul className="upcoming-list">
        {upcoming.map((one) => (
          <li key={one.id}>
            <Button
              size="s"
              variant="quiet"
              isCurrent={one.id === props.currentId}
              onPress={() => props.onChoose(one.id)}
            >
              <span className="strong">{sentence(whenOf(one.startsAt))}</span>
              {workers.size > 1 ? <span>{nameOf(one.linkWorkerId)}</span> : null}
              {one.sessions ? <span className="soft">{placeWords(one.sessions)}</span> : null}
              {one.status === 'booked' ? null : (
                <span className="badge badge-info">{appointmentStatusWords[one.status]}</span>
              )}
              {one.needsMoving ? <span className="badge badge-amber">Needs moving</span> : null}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
