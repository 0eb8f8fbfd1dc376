import { useState, type ReactElement } from 'react';
import type { PhoneRow } from '../../shared/types.ts';
import { errorData, useCommand } from '../api.ts';
import { Button } from '../components/button.tsx';
import { DateField, TimeField } from '../components/date-fields.tsx';
import { today, whenOf } from '../components/dates.ts';
import { usePatientToast } from '../components/patient-toast.ts';
import { ErrorNotice } from '../components/states.tsx';

/** "Ring me at three": they are first on the list once the time has come, and not before. */
export function CallBackForm(props: {
  readonly row: PhoneRow;
  readonly onDone: () => void;
}): ReactElement {
  const { row, onDone } = props;
  const [date, setDate] = useState(today());
  const [time, setTime] = useState('');
  const callBack = useCommand('phone.callBack');
  const toast = usePatientToast(row.patient, row.referralId);
  const isOver = callBack.error && errorData(callBack.error).code === 'invalid_input';
  const save = () => {
    if (callBack.isPending || time === '' || date === '') return;
    callBack.mutate(
      { id: row.referralId, version: row.version, date, time },
      {
        onSuccess: ({ dueAt }) => {
          toast({ text: `Ring ${whenOf(dueAt)}.` });
          onDone();
        },
      },
    );
  };
  return (
    <form
      className="card stack"
      aria-label="Ring at a time"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDownCapture={(event) => {
        if (event.key === 'Escape') onDone();
        // The parts of a time are no text fields: Enter in them sends no form by itself.
        const inPart = event.target instanceof Element && event.target.matches('.date-part');
        if (event.key === 'Enter' && inPart) save();
      }}
    >
      <div className="row">
        <TimeField
          label="Ring at"
          value={time}
          onChange={setTime}
          autoFocus
          {...(isOver ? { error: 'That time is over.' } : {})}
        />
        <DateField label="Day" value={date} onChange={setDate} />
      </div>
      <div className="row">
        <Button type="submit" variant="primary" isDisabled={time === '' || date === ''}>
          Promise the call
        </Button>
        <Button variant="quiet" onPress={onDone}>
          Back
        </Button>
      </div>
      {callBack.error && !isOver ? <ErrorNotice error={callBack.error} /> : null}
    </form>
  );
}
