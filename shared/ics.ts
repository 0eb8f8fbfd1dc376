/**
 * Calendar entry for an appointment, RFC 5545. Instants are written in UTC, so that no time zone
 * definition has to travel along. A calendar is often shared with the family: the entry says where
 * and when, never why.
 */
export type IcsAppointment = {
  readonly id: string;
  readonly startsAt: string;
  readonly endsAt: string;
  /** Counts moves and cancellations: a calendar keeps the entry with the highest. */
  readonly sequence: number;
  readonly cancelled: boolean;
  readonly practiceName: string;
  readonly practicePhone: string;
  /** The address, or how it takes place ("by phone"). */
  readonly place: string;
};

/** @param now instant at which the entry is made. */
export const appointmentIcs = (appointment: IcsAppointment, now: string): string =>
  calendarOf([appointment], appointment.cancelled ? 'CANCEL' : 'PUBLISH', now);

/** Several that stand, an entry each: a move of one later replaces that one alone. */
export const appointmentsIcs = (appointments: readonly IcsAppointment[], now: string): string =>
  calendarOf(appointments, 'PUBLISH', now);

function calendarOf(
  appointments: readonly IcsAppointment[],
  method: 'CANCEL' | 'PUBLISH',
  now: string,
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//CLW Desk//Appointments//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...appointments.flatMap((one) => entryOf(one, now)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function entryOf(appointment: IcsAppointment, now: string): string[] {
  const { practiceName, practicePhone, cancelled } = appointment;
  const change = practicePhone === '' ? '' : `To change or cancel, phone ${practicePhone}.`;
  return [
    'BEGIN:VEVENT',
    `UID:${appointment.id}@clw-desk.invalid`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(appointment.startsAt)}`,
    `DTEND:${utc(appointment.endsAt)}`,
    `SEQUENCE:${appointment.sequence}`,
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `SUMMARY:${escapeText(`Appointment at ${practiceName}`)}`,
    ...(appointment.place === '' ? [] : [`LOCATION:${escapeText(appointment.place)}`]),
    ...(change === '' ? [] : [`DESCRIPTION:${escapeText(change)}`]),
    'CLASS:PRIVATE',
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ];
}

/** `2026-11-25T09:30:00.000Z` to `20261125T093000Z`. */
const utc = (instant: string): string => `${instant.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** RFC 5545 3.3.11. Control characters are not allowed in text at all. */
function escapeText(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll(/\r\n|\r|\n/g, String.raw`\n`)
    .replaceAll(/\p{Cc}/gu, ' ');
}

/** RFC 5545 3.1: at most 75 octets a line, continued after a space, never within a character. */
function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0) ?? 0);
    if (octets + size > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

/** Length of a character in UTF-8. */
function octetsOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
