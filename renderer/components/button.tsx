import type { ReactElement, ReactNode, Ref } from 'react';
import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components';

export type ButtonProps = {
  readonly children?: ReactNode;
  readonly onPress?: () => void;
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly size?: 'm' | 's';
  readonly icon?: ReactElement;
  /** Key that does the same, shown beside the words. */
  readonly hint?: string;
  readonly isDisabled?: boolean;
  /** Running: stays focusable, says so, cannot be pressed twice. */
  readonly pending?: boolean;
  readonly type?: 'button' | 'submit';
  readonly autoFocus?: boolean;
  readonly className?: string;
  readonly ariaLabel?: string;
  /** The one of a list that is shown elsewhere. */
  readonly isCurrent?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
};

export function Button(props: ButtonProps): ReactElement {
  const { variant = 'secondary', size = 'm', icon, hint, pending = false, type = 'button' } = props;
  return (
    <AriaButton
      {...(props.ref ? { ref: props.ref } : {})}
      {...(props.onPress ? { onPress: props.onPress } : {})}
      {...(props.autoFocus ? { autoFocus: true } : {})}
      {...(props.ariaLabel ? { 'aria-label': props.ariaLabel } : {})}
      {...(props.isCurrent ? { 'aria-current': true as const } : {})}
      {...(hint ? { 'aria-keyshortcuts': hint } : {})}
      type={type}
      isDisabled={props.isDisabled ?? false}
      isPending={pending}
      className={`button button-${variant} button-${size} ${props.className ?? ''}`}
    >
      {icon}
      {props.children}
      {hint ? <kbd aria-hidden="true">{hint}</kbd> : null}
    </AriaButton>
  );
}

/** A button that is only an icon: its name is its tooltip and what a screen reader says. */
export function IconButton(
  props: Omit<ButtonProps, 'children' | 'icon'> & {
    readonly label: string;
    readonly icon: ReactElement;
  },
): ReactElement {
  const { label, icon, variant = 'quiet', ...rest } = props;
  return (
    <TooltipTrigger delay={400}>
      <Button
        {...rest}
        variant={variant}
        ariaLabel={label}
        className={`icon-button ${rest.className ?? ''}`}
      >
        {icon}
      </Button>
      <Tooltip className="tooltip" placement="bottom" offset={4}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
