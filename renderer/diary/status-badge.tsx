import {
  Ban,
  CalendarCheck,
  CheckCheck,
  DoorOpen,
  LogOut,
  MessagesSquare,
  TriangleAlert,
  UserX,
} from 'lucide-react';
import type { ReactElement } from 'react';
import type { AppointmentStatus } from '../../shared/types.ts';
import { appointmentStatusWords } from '../components/words.ts';

/** A shape of its own for each: the colour behind it only repeats what they say. */
const icons: Record<AppointmentStatus, typeof Ban> = {
  booked: CalendarCheck,
  arrived: DoorOpen,
  in_progress: MessagesSquare,
  attended: CheckCheck,
  dna: UserX,
  cancelled: Ban,
  left_before_seen: LogOut,
};

export function StatusBadge({ status }: { readonly status: AppointmentStatus }): ReactElement {
  const Icon = icons[status];
  return (
    <span className="badge">
      <Icon size={13} aria-hidden="true" />
      {appointmentStatusWords[status]}
    </span>
  );
}

export const NeedsMovingBadge = (): ReactElement => (
  <span className="badge badge-amber">
    <TriangleAlert size={13} aria-hidden="true" />
    Needs moving
  </span>
);
