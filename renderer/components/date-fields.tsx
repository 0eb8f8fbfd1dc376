import { parseDate, parseTime } from '@internationalized/date';
import type { ReactElement } from 'react';
import {
  DateField as AriaDateField,
  DateInput,
  DateSegment,
  TimeField as AriaTimeField,
} from 'react-aria-components';
import { FieldHelp, FieldLabel, type FieldProps } from './field-parts.tsx';

type Props = FieldProps & {
  /** Empty: none. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoFocus?: boolean;
  readonly className?: string;
};

const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);
const isTime = (text: string): boolean => /^\d\d:\d\d$/.test(text);

/**
 * A calendar date, `YYYY-MM-DD`, shown and typed day first whatever the language of the PC: a
 * browser's own date field would read 05/01 as the first of May on a PC set up in American English.
 */
export function DateField(props: Props): ReactElement {
  return (
    <AriaDateField
      className={`field ${props.className ?? ''}`}
      value={isDate(props.value) ? parseDate(props.value) : null}
      onChange={(date) => props.onChange(date ? date.toString() : '')}
      shouldForceLeadingZeros
      {...common(props)}
    >
      <Parts {...props} />
    </AriaDateField>
  );
}

/** A wall-clock time, `HH:MM`, by the 24-hour clock. */
export function TimeField(props: Props): ReactElement {
  return (
    <AriaTimeField
      className={`field ${props.className ?? ''}`}
      value={isTime(props.value) ? parseTime(props.value) : null}
      onChange={(time) => props.onChange(time ? time.toString().slice(0, 5) : '')}
      hourCycle={24}
      shouldForceLeadingZeros
      {...common(props)}
    >
      <Parts {...props} />
    </AriaTimeField>
  );
}

const common = (props: Props) => ({
  isInvalid: Boolean(props.error),
  isDisabled: props.isDisabled ?? false,
  validationBehavior: 'aria' as const,
  ...(props.autoFocus ? { autoFocus: true } : {}),
});

function Parts(props: Props): ReactElement {
  return (
    <>
      <FieldLabel {...props} />
      <DateInput className="input date-input">
        {(segment) => <DateSegment segment={segment} className="date-part" />}
      </DateInput>
      <FieldHelp description={props.description} error={props.error} />
    </>
  );
}
