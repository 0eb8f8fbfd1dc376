import type { ReactElement } from 'react';
import { useRead } from '../api.ts';
import { Select } from './fields.tsx';

const anyone = 'any';

/** One link worker, or null for any of them. */
export function LinkWorkerSelect(props: {
  readonly label: string;
  readonly hideLabel?: boolean;
  /** What null is called here: "Anyone", "Whoever is free first"; null: it has to be one of them. */
  readonly anyone: string | null;
  readonly value: string | null;
  readonly onChange: (linkWorkerId: string | null) => void;
}): ReactElement {
  const staff = useRead('staff.list', undefined);
  const workers = (staff.data ?? []).filter(
    ({ id, role, active }) => role === 'link_worker' && (active || id === props.value),
  );
  return (
    <Select
      label={props.label}
      hideLabel={props.hideLabel ?? false}
      value={props.value ?? anyone}
      onChange={(id) => props.onChange(id === anyone ? null : id)}
      options={[
        ...(props.anyone === null ? [] : [{ id: anyone, label: props.anyone }]),
        ...workers.map(({ id, name }) => ({ id, label: name })),
      ]}
    />
  );
}
