import { useState, type ReactElement } from 'react';
import { PatientPicker } from '../components/patient-picker.tsx';

/** The search box of the top bar: finds a patient from any screen. */
export function FindPatient({
  onPick,
}: {
  readonly onPick: (patientId: string) => void;
}): ReactElement {
  const [text, setText] = useState('');
  return (
    <div
      className="find-patient"
      onKeyDown={(event) => {
        if (event.key === 'Escape') setText('');
      }}
    >
      <PatientPicker
        compact
        label="Find a patient (Ctrl+K)"
        text={text}
        onText={setText}
        onPick={(patient) => {
          setText('');
          onPick(patient.id);
        }}
      />
    </div>
  );
}
