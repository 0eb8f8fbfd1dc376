import { Check, ChevronDown } from 'lucide-react';
import type { ReactElement, ReactNode, Ref } from 'react';
import {
  Button,
  Checkbox as AriaCheckbox,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  Radio,
  RadioGroup as AriaRadioGroup,
  Select as AriaSelect,
  SelectValue,
  Text,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
} from 'react-aria-components';
import { FieldHelp, FieldLabel, type FieldProps } from './field-parts.tsx';

export type Option<T extends string> = {
  readonly id: T;
  readonly label: string;
  readonly description?: string;
};

export type TextFieldProps = FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'search' | 'tel' | 'email' | 'number';
  readonly placeholder?: string;
  readonly isRequired?: boolean;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
  readonly name?: string;
  readonly className?: string;
  readonly onKeyDown?: (event: React.KeyboardEvent<HTMLInputElement>) => void;
  readonly onBlur?: () => void;
  readonly ref?: Ref<HTMLInputElement>;
};

export function TextField(props: TextFieldProps): ReactElement {
  return (
    <AriaTextField
      className={`field ${props.className ?? ''}`}
      value={props.value}
      onChange={props.onChange}
      type={props.type ?? 'text'}
      isRequired={props.isRequired ?? false}
      isInvalid={Boolean(props.error)}
      isDisabled={props.isDisabled ?? false}
      validationBehavior="aria"
      {...(props.autoFocus ? { autoFocus: true } : {})}
      {...(props.maxLength ? { maxLength: props.maxLength } : {})}
      {...(props.name ? { name: props.name } : {})}
      {...(props.onBlur ? { onBlur: props.onBlur } : {})}
    >
      <FieldLabel {...props} />
      <Input
        className="input"
        autoComplete="off"
        spellCheck={false}
        {...(props.ref ? { ref: props.ref } : {})}
        {...(props.placeholder ? { placeholder: props.placeholder } : {})}
        {...(props.onKeyDown ? { onKeyDown: props.onKeyDown } : {})}
      />
      <FieldHelp description={props.description} error={props.error} />
    </AriaTextField>
  );
}

export function TextArea(
  props: Omit<TextFieldProps, 'type' | 'onKeyDown' | 'ref'> & {
    readonly rows?: number;
    readonly onKeyDown?: (event: React.KeyboardEvent<HTMLTextAreaElement>) => void;
    readonly ref?: Ref<HTMLTextAreaElement>;
  },
): ReactElement {
  return (
    <AriaTextField
      className={`field ${props.className ?? ''}`}
      value={props.value}
      onChange={props.onChange}
      isInvalid={Boolean(props.error)}
      isDisabled={props.isDisabled ?? false}
      validationBehavior="aria"
      {...(props.autoFocus ? { autoFocus: true } : {})}
      {...(props.maxLength ? { maxLength: props.maxLength } : {})}
    >
      <FieldLabel {...props} />
      <AriaTextArea
        className="input"
        rows={props.rows ?? 3}
        {...(props.ref ? { ref: props.ref } : {})}
        {...(props.placeholder ? { placeholder: props.placeholder } : {})}
        {...(props.onKeyDown ? { onKeyDown: props.onKeyDown } : {})}
      />
      <FieldHelp description={props.description} error={props.error} />
    </AriaTextField>
  );
}

export function Select<T extends string>(
  props: FieldProps & {
    /** Null: nothing chosen yet. */
    readonly value: T | null;
    readonly onChange: (value: T) => void;
    readonly options: readonly Option<T>[];
    readonly placeholder?: string;
    readonly className?: string;
  },
): ReactElement {
  return (
    <AriaSelect
      className={`field ${props.className ?? ''}`}
      value={props.value}
      onChange={(key) => {
        if (key !== null) props.onChange(key as T);
      }}
      placeholder={props.placeholder ?? 'Choose'}
      isInvalid={Boolean(props.error)}
      isDisabled={props.isDisabled ?? false}
    >
      <FieldLabel {...props} />
      <Button className="input select-button">
        <SelectValue />
        <ChevronDown size={16} aria-hidden="true" />
      </Button>
      <FieldHelp description={props.description} error={props.error} />
      <Popover className="popover" offset={4}>
        <ListBox className="listbox">
          {props.options.map((option) => (
            <ListBoxItem key={option.id} id={option.id} textValue={option.label} className="option">
              <span className="stack-s">
                <Text slot="label">{option.label}</Text>
                {option.description ? (
                  <Text slot="description" className="field-description">
                    {option.description}
                  </Text>
                ) : null}
              </span>
              <Check size={16} className="option-check" aria-hidden="true" />
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

export function Checkbox(props: {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (selected: boolean) => void;
  readonly isDisabled?: boolean;
}): ReactElement {
  return (
    <AriaCheckbox
      className="checkbox"
      isSelected={props.isSelected}
      onChange={props.onChange}
      isDisabled={props.isDisabled ?? false}
    >
      <span className="checkbox-box">
        <Check size={14} strokeWidth={3} aria-hidden="true" />
      </span>
      {props.children}
    </AriaCheckbox>
  );
}

export function RadioGroup<T extends string>(
  props: FieldProps & {
    readonly value: T | null;
    readonly onChange: (value: T) => void;
    /** `hint`: the key that chooses it. */
    readonly options: readonly (Option<T> & { isDisabled?: boolean; hint?: string })[];
    readonly orientation?: 'horizontal' | 'vertical';
  },
): ReactElement {
  const orientation = props.orientation ?? 'horizontal';
  return (
    <AriaRadioGroup
      className="field"
      value={props.value}
      onChange={(value) => props.onChange(value as T)}
      orientation={orientation}
      isInvalid={Boolean(props.error)}
      isDisabled={props.isDisabled ?? false}
    >
      <FieldLabel {...props} />
      <div className="radio-options" data-orientation={orientation}>
        {props.options.map((option) => (
          <Radio
            key={option.id}
            value={option.id}
            className="radio"
            isDisabled={option.isDisabled ?? false}
          >
            <span className="radio-dot" />
            <span>
              {option.label}
              {option.description ? <span className="soft"> {option.description}</span> : null}
            </span>
            {option.hint ? <kbd aria-hidden="true">{option.hint}</kbd> : null}
          </Radio>
        ))}
      </div>
      <FieldHelp description={props.description} error={props.error} />
    </AriaRadioGroup>
  );
}
