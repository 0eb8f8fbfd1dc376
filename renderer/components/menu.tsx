import { ChevronDown } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { Button, type ButtonProps } from './button.tsx';

export type MenuOption<T extends string> = {
  readonly id: T;
  readonly label: string;
  readonly description?: string;
  readonly icon?: ReactNode;
  readonly hint?: string;
  readonly isDisabled?: boolean;
};

/**
 * Opens its list for a key that was pressed elsewhere, as the arrow key would: the keyboard stands on
 * the first line. A click by script is taken for a screen reader's, and then Enter reaches no line.
 */
export function openList(button: HTMLButtonElement | null): void {
  const arrow = { key: 'ArrowDown', bubbles: true, cancelable: true };
  button?.dispatchEvent(new KeyboardEvent('keydown', arrow));
}

/** A button that opens a list of things to do. */
export function MenuButton<T extends string>(
  props: Omit<ButtonProps, 'onPress'> & {
    readonly options: readonly MenuOption<T>[];
    readonly onAction: (id: T) => void;
    readonly noArrow?: boolean;
  },
): ReactElement {
  const { options, onAction, noArrow, children, ...button } = props;
  return (
    <MenuTrigger>
      <Button {...button}>
        {children}
        {noArrow ? null : <ChevronDown size={14} aria-hidden="true" />}
      </Button>
      <Popover className="popover" offset={4}>
        <Menu className="menu" onAction={(key) => onAction(key as T)}>
          {options.map((option) => (
            <MenuItem
              key={option.id}
              id={option.id}
              textValue={option.label}
              className="option"
              isDisabled={option.isDisabled ?? false}
            >
              {option.icon}
              <span className="stack-s">
                <Text slot="label">{option.label}</Text>
                {option.description ? (
                  <Text slot="description" className="field-description">
                    {option.description}
                  </Text>
                ) : null}
              </span>
              {option.hint ? <kbd className="option-hint">{option.hint}</kbd> : null}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
