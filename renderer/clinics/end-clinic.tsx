import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Clinic, Impact } from '../../shared/types.ts';
import { useCommand, useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { today } from '../components/dates.ts';
import { DateField } from '../components/date-fields.tsx';
import { ErrorNotice } from '../components/states.tsx';
import { useToast } from '../components/toast.tsx';
import { ImpactNotice } from './impact-notice.tsx';

/** Gives a clinic its last day, showing first which bookings would need another time. */
export function EndClinic(props: {
  readonly clinic: Clinic;
  readonly onClose: () => void;
  readonly onSaved: (impact: Impact) => void;
}): ReactElement {
  const { clinic, onClose } = props;
  const [lastDay, setLastDay] = useState(clinic.validTo ?? today());
  const end = useCommand('clinic.end');
  const toast = useToast();
  const { version, sentence: _sentence, ...draft } = clinic;
  const usable = lastDay !== '' && lastDay >= clinic.validFrom;
  const impact = useRead(
    'clinic.impact',
    { ...draft, validTo: lastDay },
    { enabled: usable, keepPrevious: true },
  );
  const onEnd = async () => {
    const done = await end.mutateAsync({ id: clinic.id, version, validTo: lastDay });
    toast({ text: 'The clinic ends on its last day.' });
    props.onSaved(done.impact);
    onClose();
  };
  return (
    <form
      className="card stack"
      aria-label="End clinic"
      onSubmit={(event) => {
        event.preventDefault();
        if (usable) onEnd().catch(() => undefined);
      }}
    >
      <h3>End this clinic</h3>
      <p>{clinic.sentence}</p>
      <DateField
        label="Last day it runs"
        value={lastDay}
        onChange={setLastDay}
        className="short-field"
        error={usable ? null : 'The last day cannot be before the first.'}
      />
      {usable && impact.data ? <ImpactNotice impact={impact.data} /> : null}
      {end.error ? <ErrorNotice error={end.error} /> : null}
      <div className="row">
        <Button type="submit" variant="danger" pending={end.isPending} isDisabled={!usable}>
          End clinic
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
