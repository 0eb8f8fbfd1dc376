import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

export type ChipOption<T extends string> = {
  readonly id: T;
  readonly label: string;
  readonly count?: number | undefined;
  readonly icon?: ReactNode;
};

/** Several can be on at once. The tick says so without colour. */
export function Chips<T extends string>(props: {
  readonly label: string;
  readonly options: readonly ChipOption<T>[];
  readonly value: readonly T[];
  readonly onChange: (value: T[]) => void;
  readonly after?: ReactNode;
}): ReactElement {
  return (
    <ToggleButtonGroup
      className="chips"
      aria-label={props.label}
      selectionMode="multiple"
      selectedKeys={props.value}
      onSelectionChange={(keys) => props.onChange([...keys] as T[])}
    >
      {props.options.map((option) => (
        <ToggleButton key={option.id} id={option.id} className="chip">
          {({ isSelected }) => (
            <>
              {isSelected ? <Check size={14} aria-hidden="true" /> : null}
              {option.label}
            </>
          )}
        </ToggleButton>
      ))}
      {props.after}
    </ToggleButtonGroup>
  );
}

/** Exactly one is on. */
export function Segments<T extends string>(props: {
  readonly label: string;
  readonly options: readonly ChipOption<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}): ReactElement {
  return (
    <ToggleButtonGroup
      className="chips"
      aria-label={props.label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[props.value]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        if (key !== undefined) props.onChange(key as T);
      }}
    >
      {props.options.map((option) => (
        <ToggleButton key={option.id} id={option.id} className="chip">
          {option.icon}
          {option.label}
          {option.count === undefined ? null : <span className="count">{option.count}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
