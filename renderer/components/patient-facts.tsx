import type { ReactElement } from 'react';
import type { PatientSummary } from '../../shared/types.ts';
import { plainDate } from './dates.ts';
import { useNamesHidden } from './privacy.tsx';

/** "born 05/01/1960 G20 7AA", unless names are hidden. */
export function BornAndPostcode({
  patient,
}: {
  readonly patient: Pick<PatientSummary, 'dateOfBirth' | 'postcode'>;
}): ReactElement | null {
  if (useNamesHidden()) return null;
  return (
    <>
      {patient.dateOfBirth ? `born ${plainDate(patient.dateOfBirth)}` : ''} {patient.postcode ?? ''}
    </>
  );
}

/** Phone numbers, or that there are some. */
export function PhoneNumbers({
  patient,
}: {
  readonly patient: Pick<PatientSummary, 'phone' | 'mobile'>;
}): ReactElement {
  const hidden = useNamesHidden();
  const phones = [patient.phone, patient.mobile].filter(Boolean);
  if (phones.length === 0) return <>No phone number</>;
  return hidden ? <span className="soft">Phone hidden</span> : <>{phones.join(' · ')}</>;
}
