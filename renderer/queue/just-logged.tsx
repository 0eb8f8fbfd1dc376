import type { ReactElement } from 'react';
import type { ContactHow, ContactResult, ReferralDetail } from '../../shared/types.ts';
import { Button } from '../components/button.tsx';
import { agoOf } from '../components/dates.ts';
import { Notice } from '../components/states.tsx';
import { contactHowWords, contactResultWords } from '../components/words.ts';

/** The latest attempt to reach a patient, logged by somebody else while a panel was open. */
export type LoggedContact = {
  readonly byName: string;
  /** UTC instant. */
  readonly at: string;
  readonly how: ContactHow;
  readonly result: ContactResult;
  /** How many attempts there are with it. */
  readonly contactAttempts: number;
};

export function latestContactOf({ timeline, referral }: ReferralDetail): LoggedContact | null {
  const entry = timeline.find(({ kind }) => kind === 'contact');
  if (!entry) return null;
  return {
    byName: entry.byName,
    at: entry.at,
    how: entry.how as ContactHow,
    result: entry.what as ContactResult,
    contactAttempts: referral.contactAttempts,
  };
}

const howWords: Record<ContactHow, string> = {
  phone: 'a call',
  text: 'a text',
  letter: 'a letter',
  in_person: 'a talk in person',
};

/** Said before a second contact is saved: often it is the same one, logged at two desks. */
export function JustLogged(props: {
  readonly contact: LoggedContact;
  /** What was about to be logged here, or null before anything was pressed. */
  readonly mine: ContactResult | null;
  readonly onLogMine: () => void;
  readonly onLeave: () => void;
}): ReactElement {
  const { byName, at, how, result } = props.contact;
  return (
    <Notice tone="amber" live>
      <p>
        <strong>
          {byName} logged {howWords[how] ?? contactHowWords[how]} {agoOf(at)}:
        </strong>{' '}
        {contactResultWords[result].toLowerCase()}. Yours is not saved yet. Was it another one?
      </p>
      <div className="row">
        <Button size="s" onPress={props.onLogMine}>
          {props.mine ? `Yes, log mine: ${contactResultWords[props.mine].toLowerCase()}` : 'Yes'}
        </Button>
        <Button size="s" onPress={props.onLeave}>
          No, leave it
        </Button>
      </div>
    </Notice>
  );
}
