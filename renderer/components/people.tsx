import {
  BellOff,
  Clock,
  Home,
  Languages,
  MailX,
  MessageSquareOff,
  TriangleAlert,
  Type,
} from 'lucide-react';
import type { ReactElement } from 'react';
import { needList } from '../../shared/needs.ts';
import { nextActionText } from '../../shared/referral-words.ts';
import { safeContactWords } from '../../shared/safe-contact.ts';
import type { NextAction, QueueRow, SafeContact, WaitLevel } from '../../shared/types.ts';
import { ageOf } from './dates.ts';
import { useNamesHidden } from './privacy.tsx';
import { count } from './words.ts';

type Named = {
  readonly surname: string;
  readonly forename: string;
  readonly dateOfBirth: string | null;
};

/** SURNAME, Forename and age; dots where names are hidden from the waiting room. */
export function PatientName({ patient }: { readonly patient: Named }): ReactElement {
  if (useNamesHidden()) {
    return (
      <span className="patient-name">
        {patient.surname.charAt(0)}. {patient.forename.charAt(0)}.{' '}
        <span className="soft small">name hidden</span>
      </span>
    );
  }
  const age = ageOf(patient.dateOfBirth);
  return (
    <span className="patient-name">
      <span className="surname">{patient.surname}</span>, {patient.forename}
      {age === null ? null : <span className="soft"> {age} y</span>}
    </span>
  );
}

export function Chi({ chi }: { readonly chi: string | null }): ReactElement | null {
  if (useNamesHidden()) return null;
  if (chi === null) return <span className="soft">no CHI number</span>;
  return (
    <span className="chi">
      {chi.slice(0, 6)} {chi.slice(6)}
    </span>
  );
}

const flagIcons: Record<keyof SafeContact, typeof BellOff> = {
  noVoicemail: BellOff,
  noLetters: MailX,
  noTexts: MessageSquareOff,
  notAtHome: Home,
  interpreterLanguage: Languages,
  largePrint: Type,
};

/** Words with an icon, wherever somebody is about to make contact. */
export function SafeContactFlags({ flags }: { readonly flags: SafeContact }): ReactElement | null {
  const shown = safeContactWords(flags);
  if (shown.length === 0) return null;
  return (
    <span className="flags">
      {shown.map(({ flag, text }) => {
        const Icon = flagIcons[flag];
        return (
          <span key={flag} className="badge badge-amber">
            <Icon size={13} aria-hidden="true" />
            {text}
          </span>
        );
      })}
    </span>
  );
}

/** Why somebody was referred, in words; sensitive needs only say so until they are opened. */
export function needWords(referral: Parameters<typeof needList>[0], opened = false): string {
  return needList(referral, opened).join(', ') || 'not said';
}

const waitTone: Record<WaitLevel, string> = {
  ok: 'badge-plain',
  amber: 'badge-amber',
  red: 'badge-red',
};

export function WaitBadge({
  days,
  level,
  inFull = false,
}: {
  /** Working days. */
  readonly days: number;
  readonly level: WaitLevel;
  /** Says "working", where no heading does. */
  readonly inFull?: boolean;
}): ReactElement {
  return (
    <span className={`badge ${waitTone[level]}`}>
      {level === 'red' ? <TriangleAlert size={13} aria-hidden="true" /> : null}
      {level === 'amber' ? <Clock size={13} aria-hidden="true" /> : null}
      {days === 0 ? 'today' : count(days, inFull ? 'working day' : 'day')}
      {level === 'ok' ? null : <span className="visually-hidden"> (long wait)</span>}
    </span>
  );
}

const actionTone: Partial<Record<NextAction, string>> = {
  see_now: 'badge-red',
  move: 'badge-amber',
  record_outcome: 'badge-amber',
  attend: 'badge-ok',
};

export function NextActionBadge({
  row,
}: {
  readonly row: Pick<QueueRow, 'nextAction' | 'patient' | 'appointment'>;
}): ReactElement {
  return (
    <span className={`badge ${actionTone[row.nextAction] ?? 'badge-info'}`}>
      {nextActionText(row)}
    </span>
  );
}
