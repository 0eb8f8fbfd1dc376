import type { ReactElement } from 'react';
import { ageOf, plainDate } from './dates.ts';

type Named = {
  readonly surname: string;
  readonly forename: string;
  readonly dateOfBirth?: string | null;
};

/** "CAMPBELL, Mary", for plain-text places. */
export function plainName(patient: Named): string {
  return `${patient.surname.toLocaleUpperCase('en-GB')}, ${patient.forename}`;
}

/** CAMPBELL, Mary · 66 y. With `hidden`, initials only (privacy). */
export function PatientName(props: {
  readonly patient: Named;
  readonly hidden?: boolean;
  readonly noAge?: boolean;
}): ReactElement {
  const { patient } = props;
  const age = ageOf(patient.dateOfBirth ?? null);
  if (props.hidden) {
    return (
      <span className="patient-name">
        {patient.surname.charAt(0)}. {patient.forename.charAt(0)}.
        <span className="soft"> hidden</span>
      </span>
    );
  }
  return (
    <span className="patient-name">
      <span className="surname">{patient.surname}</span>, {patient.forename}
      {age === null || props.noAge ? null : <span className="soft nowrap"> · {age} y</span>}
    </span>
  );
}

/** Ten digits as 010160 1234. */
export function formatChi(chi: string): string {
  return chi.length === 10 ? `${chi.slice(0, 6)} ${chi.slice(6)}` : chi;
}

export function Chi({ chi }: { readonly chi: string | null }): ReactElement {
  return chi ? (
    <span className="chi">{formatChi(chi)}</span>
  ) : (
    <span className="soft">no CHI number yet</span>
  );
}

export function Born({ date }: { readonly date: string | null }): ReactElement {
  return (
    <span className="nowrap">{date ? `born ${plainDate(date)}` : 'date of birth not known'}</span>
  );
}
