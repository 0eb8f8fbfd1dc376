import { BellRing, Check, Clock, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { alarmAt, isUrgent, type SeeNowState } from '../../shared/see-now.ts';
import { callWords } from '../../shared/see-now-words.ts';
import type { Session } from '../../shared/types.ts';
import { Button, IconButton } from '../components/button.tsx';
import { usePatientWords } from '../components/patient-toast.ts';
import { PatientName } from '../components/people.tsx';
import type { LiveNow } from '../components/use-live.ts';
import { go } from '../frame/route.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import type { CallNow } from './use-see-now.ts';

const icons: Record<SeeNowState, typeof BellRing> = {
  asked: BellRing,
  unanswered: BellRing,
  late: BellRing,
  cant: X,
  later: Clock,
  coming: Check,
};

/** Nobody has answered, or whoever did has not come. */
const isOpen = (state: SeeNowState): boolean => state === 'asked' || isUrgent(state);

/** Who said to come, else who was asked for, else who is in; nobody phones themselves. */
function whomToPhone(
  call: CallNow,
  workers: readonly LiveNow[],
  session: Session,
): readonly LiveNow[] {
  const named = call.answer?.linkWorkerId ?? call.linkWorkerId;
  const asked = workers.filter(({ linkWorkerId }) => linkWorkerId === named);
  const here = workers.filter(({ live }) => live.status !== 'out');
  const all = asked.length > 0 ? asked : here.length > 0 ? here : workers;
  return all.filter(({ linkWorkerId }) => linkWorkerId !== session.staffId);
}

/** One person who waits: who, what was answered, and what to press. */
export function SeeNowLine(props: {
  readonly call: CallNow;
  readonly now: string;
  readonly session: Session;
  readonly workers: readonly LiveNow[];
  /** The single keys answer for this one. */
  readonly hasKeys: boolean;
  readonly onHide: () => void;
}): ReactElement {
  const { call, now, session, workers } = props;
  const Icon = icons[call.state];
  const toPhone = whomToPhone(call, workers, session);
  const clinician = session.role === 'clinician';
  return (
    <div className="see-now-line" data-state={isUrgent(call.state) ? 'urgent' : call.state}>
      <Icon size={18} aria-hidden="true" />
      <span className="grow see-now-words">
        <strong>See now:</strong> <PatientName patient={call.patient} />.{' '}
        <span className={isUrgent(call.state) ? 'strong' : undefined}>
          {callWords(call, toPhone, now)}
        </span>
      </span>
      <Said call={call} toPhone={toPhone} />
      <span className="row see-now-buttons">
        {clinician ? null : <AnswerButtons {...props} />}
        <Button size="s" onPress={() => go('queue', call.referralId)}>
          Show
        </Button>
        {clinician || !isOpen(call.state) ? (
          <IconButton
            size="s"
            label="Hide until something changes"
            icon={<X size={16} aria-hidden="true" />}
            onPress={props.onHide}
          />
        ) : null}
      </span>
    </div>
  );
}

/**
 * Read out once for every change of what stands, not whenever a minute has passed: what asks for
 * somebody at once, the rest when the reader comes to it.
 */
function Said({ call, toPhone }: { readonly call: CallNow; readonly toPhone: readonly LiveNow[] }) {
  const nameOf = usePatientWords();
  // Of the moment at which it began to be so: the words stay while the minutes pass.
  const since = isUrgent(call.state) ? (alarmAt(call) ?? call.askedAt) : call.askedAt;
  const words = `See now: ${nameOf(call.patient)}. ${callWords(call, toPhone, since)}`;
  const open = isOpen(call.state);
  return (
    <>
      <span role="alert" className="visually-hidden">
        {open ? words : ''}
      </span>
      <span role="status" className="visually-hidden">
        {open ? '' : words}
      </span>
    </>
  );
}
