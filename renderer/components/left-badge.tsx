import { DoorOpen, UserX } from 'lucide-react';
import type { ReactElement } from 'react';
import { leftAs } from '../../shared/patient.ts';

const shown = {
  died: { icon: UserX, text: 'Died', tone: 'badge-red' },
  left: { icon: DoorOpen, text: 'Left the practice', tone: 'badge-amber' },
} as const;

/** What the practice list says of somebody who is off it, wherever they are about to be reached. */
export function LeftBadge({
  patient,
}: {
  readonly patient: { readonly leftReason: string | null };
}): ReactElement | null {
  const left = leftAs(patient);
  if (left === null) return null;
  const { icon: Icon, text, tone } = shown[left];
  return (
    <span className={`badge ${tone}`}>
      <Icon size={13} aria-hidden="true" />
      {text}
    </span>
  );
}
