import { AlertCircle } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';

/** What every field has, whatever is typed into it. */
export type FieldProps = {
  readonly label: string;
  /** Label for screen readers only, where the place already says what it is. */
  readonly hideLabel?: boolean;
  readonly description?: ReactNode;
  /** What is wrong with it and how to mend it; shows the field as invalid. */
  readonly error?: string | null | undefined;
  readonly isDisabled?: boolean;
};

export function FieldLabel({
  label,
  hideLabel,
}: Pick<FieldProps, 'label' | 'hideLabel'>): ReactElement {
  return <Label className={hideLabel ? 'visually-hidden' : 'field-label'}>{label}</Label>;
}

export function FieldHelp({
  description,
  error,
}: Pick<FieldProps, 'description' | 'error'>): ReactElement {
  return (
    <>
      {description ? (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      ) : null}
      <FieldError className="field-error">
        <AlertCircle size={14} aria-hidden="true" />
        {error}
      </FieldError>
    </>
  );
}
