import { Eye, EyeOff } from 'lucide-react';
import { createContext, useContext, useState, type ReactElement, type ReactNode } from 'react';
import { useRead } from '../api.ts';
import { Button } from './button.tsx';

/**
 * Whether the waiting room can see this screen. One answer for every name, CHI number, date of
 * birth, address and phone number: the components that show them ask here.
 */
type Privacy = {
  readonly hidden: boolean;
  /** Shows them here, on purpose, or hides them again; null where there is nothing to show. */
  readonly toggle: (() => void) | null;
};

const Shown: Privacy = { hidden: false, toggle: null };
const PrivacyContext = createContext<Privacy>(Shown);

export const useNamesHidden = (): boolean => useContext(PrivacyContext).hidden;

/** This PC's setting. Until it is known: hidden, so that no name flashes up. */
export function useNamesHiddenOnThisPc(): boolean {
  return useRead('pc.settings.get', undefined).data?.privacy ?? true;
}

/** Around everything: hidden where this PC's setting says so. */
export function NamesOfThisPc({ children }: { readonly children: ReactNode }): ReactElement {
  const hidden = useNamesHiddenOnThisPc();
  return <PrivacyContext value={{ hidden, toggle: null }}>{children}</PrivacyContext>;
}

/** Referring: whoever picks a patient has to see that it is the right one. */
export function NamesShown({ children }: { readonly children: ReactNode }): ReactElement {
  return <PrivacyContext value={Shown}>{children}</PrivacyContext>;
}

/** One person's details, or one search: shown on purpose, until they are left (give it a key). */
export function ShownOnPurpose({ children }: { readonly children: ReactNode }): ReactElement {
  const outer = useContext(PrivacyContext);
  const [shown, setShown] = useState(false);
  const toggle = outer.hidden ? () => setShown(!shown) : null;
  return (
    <PrivacyContext value={{ hidden: outer.hidden && !shown, toggle }}>{children}</PrivacyContext>
  );
}

/** Inside `ShownOnPurpose`. Not there at all where names are not hidden. */
export function ShowNameButton({ many = false }: { readonly many?: boolean }): ReactElement | null {
  const { hidden, toggle } = useContext(PrivacyContext);
  if (!toggle) return null;
  const Icon = hidden ? Eye : EyeOff;
  return (
    <Button size="s" icon={<Icon size={14} aria-hidden="true" />} onPress={toggle}>
      {`${hidden ? 'Show' : 'Hide'} ${many ? 'names' : 'name'}`}
    </Button>
  );
}
