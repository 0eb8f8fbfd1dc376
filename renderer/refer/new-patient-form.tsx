import type { ReactElement } from 'react';
import type { PatientSummary } from '../../shared/types.ts';
import { errorData, useCommand } from '../api.ts';
import { Button } from '../components/button.tsx';
import { DateField } from '../components/date-fields.tsx';
import { useDraft } from '../components/drafts.tsx';
import { TextField } from '../components/fields.tsx';
import { ErrorNotice } from '../components/states.tsx';

/** Temporary residents, and people without a CHI number yet. */
export function NewPatientForm(props: {
  readonly text: string;
  readonly onAdded: (patient: PatientSummary) => void;
  readonly onCancel: () => void;
}): ReactElement {
  const draft = useDraft('new-patient', {
    surname: /^[^\d]*$/.test(props.text) ? props.text : '',
    forename: '',
    dateOfBirth: '',
    postcode: '',
    phone: '',
    chi: /^[\d ]+$/.test(props.text) ? props.text : '',
  });
  const { surname, forename, dateOfBirth, postcode, phone, chi } = draft.value;
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
      {
        onSuccess: (patient) => {
          draft.saved();
          props.onAdded({ ...patient, openReferralId: null });
        },
      },
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
      <TextField
        label="Surname"
        value={surname}
        onChange={(typed) => draft.set({ surname: typed })}
        autoFocus
      />
      <TextField
        label="Forename"
        value={forename}
        onChange={(typed) => draft.set({ forename: typed })}
      />
      <DateField
        label="Date of birth"
        value={dateOfBirth}
        onChange={(typed) => draft.set({ dateOfBirth: typed })}
      />
      <TextField
        label="Postcode"
        value={postcode}
        onChange={(typed) => draft.set({ postcode: typed })}
      />
      <TextField
        label="Phone (if known)"
        value={phone}
        onChange={(typed) => draft.set({ phone: typed })}
        type="tel"
      />
      <TextField
        label="CHI number (if known)"
        value={chi}
        onChange={(typed) => draft.set({ chi: typed })}
      />
      {add.error ? <ErrorNotice error={add.error} /> : null}
      <div className="row-between">
        <Button
          onPress={() => {
            draft.discard();
            props.onCancel();
          }}
        >
          Back
        </Button>
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
