import { HeartHandshake } from 'lucide-react';
import type { ReactElement } from 'react';
import { wishWords } from '../../shared/wishes.ts';
import type { PhoneRow } from '../../shared/types.ts';

/** What they said would help, beneath what must not be done: nobody has to look for it while it rings. */
export function Wishes(props: { readonly patient: PhoneRow['patient'] }): ReactElement | null {
  const said = wishWords(props.patient);
  if (said.length === 0) return null;
  return (
    <span className="desk-wishes soft">
      <HeartHandshake size={13} aria-hidden="true" /> {said.join(' · ')}
    </span>
  );
}
