import { useState, type ReactElement } from 'react';
import type { PatientSummary } from '../../shared/types.ts';
import { errorData, useCommand } from '../api.ts';
import { Button } from '../components/button.tsx';
import { DateField } from '../components/date-fields.tsx';
import { TextField } from '../components/fields.tsx';
import { ErrorNotice } from '../components/states.tsx';

/** Temporary residents, and people without a CHI number yet. */
export function NewPatientForm(props: {
  readonly text: string;
  readonly onAdded: (patient: PatientSummary) => void;
  readonly onCancel: () => void;
}): ReactElement {
  const [surname, setSurname] = useState(/^[^\d]*$/.test(props.text) ? props.text : '');
  const [forename, setForename] = useState('');
  const [dateOfBirth, setDateOfBirth] = useState('');
  const [postcode, setPostcode] = useState('');
  const [phone, setPhone] = useState('');
  const [chi, setChi] = useState(/^[\d ]+$/.test(props.text) ? props.text : '');
  const add = useCommand('patient.create');
  const confirm = add.error !== null && errorData(add.error).code === 'chi_needs_confirmation';
  const save = (chiConfirmed: boolean) =>
    add.mutate(
      {
        surname,
        forename,
        dateOfBirth,
        postcode,
        phone: phone || null,
        chi: chi || null,
        chiConfirmed,
      },
      { onSuccess: (patient) => props.onAdded({ ...patient, openReferralId: null }) },
    );
  return (
    <form
      className="stack card"
      onSubmit={(event) => {
        event.preventDefault();
        save(false);
      }}
    >
      <h3>Somebody not on the practice list</h3>
      <TextField label="Surname" value={surname} onChange={setSurname} autoFocus />
      <TextField label="Forename" value={forename} onChange={setForename} />
      <DateField label="Date of birth" value={dateOfBirth} onChange={setDateOfBirth} />
      <TextField label="Postcode" value={postcode} onChange={setPostcode} />
      <TextField label="Phone (if known)" value={phone} onChange={setPhone} type="tel" />
      <TextField label="CHI number (if known)" value={chi} onChange={setChi} />
      {add.error ? <ErrorNotice error={add.error} /> : null}
      <div className="row-between">
        <Button onPress={props.onCancel}>Back</Button>
        {confirm ? (
          <Button variant="primary" onPress={() => save(true)}>
            Checked with the patient, add
          </Button>
        ) : (
          <Button
            variant="primary"
            type="submit"
            pending={add.isPending}
            isDisabled={!surname || !forename || !dateOfBirth || !postcode}
          >
            Add
          </Button>
        )}
      </div>
    </form>
  );
}
