import { useState, type ReactElement } from 'react';
import type { Holiday } from '../../shared/types.ts';
import { useCommand } from '../api.ts';
import { Button } from '../components/button.tsx';
import { TextField } from '../components/fields.tsx';
import { ErrorNotice } from '../components/states.tsx';

/** Another name for a holiday of the practice; nothing else changes. */
export function HolidayName(props: {
  readonly day: Holiday;
  readonly onClose: () => void;
}): ReactElement {
  const { onDate, off } = props.day;
  const [name, setName] = useState(props.day.name);
  const put = useCommand('holiday.put');
  const onSave = async () => {
    await put.mutateAsync({ onDate, name, off });
    props.onClose();
  };
  return (
    <form
      className="inline-form"
      aria-label="Rename holiday"
      onSubmit={(event) => {
        event.preventDefault();
        onSave().catch(() => undefined);
      }}
    >
      <TextField label="New name" value={name} onChange={setName} maxLength={60} autoFocus />
      <Button type="submit" variant="primary" pending={put.isPending}>
        Save name
      </Button>
      <Button onPress={props.onClose}>Cancel</Button>
      {put.error ? <ErrorNotice error={put.error} /> : null}
    </form>
  );
}
