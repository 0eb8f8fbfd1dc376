import type { ReactElement } from 'react';
import { sayShortDate } from '../../shared/calendar.ts';
import { paperMissing } from '../../shared/day-end.ts';
import type { DayEnd } from '../../shared/types.ts';
import { Button } from '../components/button.tsx';
import { whenOf } from '../components/dates.ts';
import { Notice } from '../components/states.tsx';
import { count } from '../components/words.ts';
import { go } from '../frame/route.ts';
import { PaperButtons } from './paper-buttons.tsx';

/** The texts and the paper for the next day. */
export function DayEndRest({ end }: { readonly end: DayEnd }): ReactElement {
  const { unsent, date } = end.reminders;
  return (
    <div className="stack-s">
      <Notice
        tone={unsent > 0 ? 'amber' : 'ok'}
        action={
          unsent > 0 ? (
            <Button size="s" onPress={() => go('phone', 'reminders')}>
              Open reminders
            </Button>
          ) : undefined
        }
      >
        <strong>Reminders for {sayShortDate(date)}:</strong> {reminderWords(end)}
      </Notice>
      <Notice
        tone={paperMissing(end.paper) ? 'amber' : end.paper.changes > 0 ? 'info' : 'ok'}
        action={<PaperButtons />}
      >
        <strong>Paper for {sayShortDate(end.paper.date)}:</strong> {paperWords(end)}
      </Notice>
    </div>
  );
}

function reminderWords({ reminders: { unsent, sent } }: DayEnd): string {
  if (unsent > 0) return `${count(unsent, 'text')} not sent.`;
  return sent > 0 ? `${count(sent, 'text')} sent.` : 'no texts to send.';
}

function paperWords({ paper }: DayEnd): string {
  const { printedAt, printedBy, changes, bookings } = paper;
  if (printedAt === null) return bookings > 0 ? 'not printed.' : 'nobody is booked.';
  const since = changes > 0 ? ` ${count(changes, 'change')} since: print it again.` : '';
  return `printed ${whenOf(printedAt)} by ${printedBy ?? ''}.${since}`;
}
