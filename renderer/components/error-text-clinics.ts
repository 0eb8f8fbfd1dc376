import { sayLongDate } from '../../shared/calendar.ts';
import type { ErrorData } from '../../shared/errors.ts';
import { spanWords } from './dates.ts';
import type { ErrorWords } from './error-words.ts';

const typed = 'What you typed is still here.';

/** Refusals that name what stands in the way; null where the error carries nothing to name. */
export function clinicErrorText({ code, detail }: ErrorData): ErrorWords | null {
  if (typeof detail !== 'object' || detail === null) return null;
  switch (code) {
    case 'clinic_overlaps':
    case 'clinic_room_taken':
      return clashText(code, detail as Clash);
    case 'leave_overlaps': {
      const { fromDate, toDate, reason } = detail as { [key: string]: string };
      const why = reason ? ` (${reason})` : '';
      return {
        what: `This person is already away ${spanWords(fromDate ?? '', toDate ?? '')}${why}.`,
        kept: typed,
        next: 'Give only the days beyond that, or remove the other leave first.',
      };
    }
    case 'clinic_date_closed':
      return {
        what: `No session can take place on that day: ${(detail as { reason: string }).reason}.`,
        kept: typed,
        next: 'Choose another day, or take back what closes it first.',
      };
    default:
      return null;
  }
}

type Clash = { who: string; sentence: string; room: string | null; date: string };

function clashText(
  code: 'clinic_overlaps' | 'clinic_room_taken',
  { who, sentence, room, date }: Clash,
): ErrorWords {
  const other = `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
  const first = `Both would first run on ${sayLongDate(date)}.`;
  return code === 'clinic_room_taken'
    ? {
        what: `${who} has ${room ?? 'that room'} at that time: ${other}. ${first}`,
        kept: typed,
        next: 'Choose another room, time or days, or change the other clinic first.',
      }
    : {
        what: `${who} already has a clinic at that time: ${other}. ${first}`,
        kept: typed,
        next: 'Change the time or the days, or end the other clinic first.',
      };
}
