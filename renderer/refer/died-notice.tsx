import type { ReactElement } from 'react';
import type { PatientSummary } from '../../shared/types.ts';
import { plainDate } from '../components/dates.ts';
import { Checkbox } from '../components/fields.tsx';
import { Notice } from '../components/states.tsx';

/** The list says that they have died: nothing is referred until somebody says that it is wrong. */
export function DiedNotice(props: {
  readonly patient: PatientSummary;
  readonly listIsWrong: boolean;
  readonly onListIsWrong: (wrong: boolean) => void;
}): ReactElement {
  const { leftOn } = props.patient;
  return (
    <Notice tone="red" live>
      <p>
        <strong>The practice list says that this patient has died</strong>
        {leftOn ? ` (${plainDate(leftOn)})` : ''}. Check before anybody phones the family.
      </p>
      <Checkbox isSelected={props.listIsWrong} onChange={props.onListIsWrong}>
        The list is wrong, refer them
      </Checkbox>
    </Notice>
  );
}
