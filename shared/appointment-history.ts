/** One thing that happened to an appointment, as the register keeps it. */
export type HistoryEvent = {
  readonly appointmentId: string;
  /** The appointment's version once this had happened: the order of events. */
  readonly version: number;
  readonly kind: string;
  /** Of a move: when the appointment started before it. */
  readonly detail: string | null;
  /** When the appointment starts as it is now. */
  readonly startsAt: string;
};

type Moment = { readonly startsAt: string; readonly movedFrom: string | null };

/**
 * When the appointment started once each thing had happened. The register holds the present start
 * only; a move holds the one before it, so the past is read backwards from today.
 */
export function withStarts<E extends HistoryEvent>(events: readonly E[]): (E & Moment)[] {
  const starts = new Map<string, string>();
  return events
    .toSorted((one, other) => other.version - one.version)
    .map((event) => {
      const startsAt = starts.get(event.appointmentId) ?? event.startsAt;
      const movedFrom = event.kind === 'moved' ? event.detail : null;
      starts.set(event.appointmentId, movedFrom ?? startsAt);
      return { ...event, startsAt, movedFrom };
    });
}

/**
 * What was taken back afterwards: each undo takes the latest that is left. That an appointment needed
 * another time, or no longer, is nothing that anybody did, and is not taken back.
 */
export function takenBack<E extends HistoryEvent>(events: readonly E[]): ReadonlySet<E> {
  const standing = new Map<string, E[]>();
  const gone = new Set<E>();
  for (const event of events.toSorted((one, other) => one.version - other.version)) {
    const of = standing.get(event.appointmentId) ?? [];
    standing.set(event.appointmentId, of);
    if (event.kind === 'undone') {
      const undone = of.pop();
      if (undone) gone.add(undone);
    } else if (event.kind !== 'needs_moving' && event.kind !== 'settled') of.push(event);
  }
  return gone;
}

/**
 * Another room at the same time is kept as `settled` with a detail: the register's list of kinds is
 * closed, and to the appointment's status it is as little as that. Null: no room is named any more.
 */
export const roomDetail = (room: string | null): string => `room ${room ?? ''}`.trim();

/** The room that an event tells of, "" for none; null where it is about something else. */
export function roomTold(event: {
  readonly kind: string;
  readonly detail: string | null;
}): string | null {
  const { kind, detail } = event;
  return kind === 'settled' && detail !== null && /^room( |$)/.test(detail)
    ? detail.slice('room '.length)
    : null;
}
