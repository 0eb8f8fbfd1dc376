import { ClockAlert } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { clockTrouble, type ClockTrouble } from '../../shared/clock.ts';
import { useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { timeOf, whenOf } from '../components/dates.ts';
import { count } from '../components/words.ts';

const often = 60_000;

/** What this PC's own clock shows, in its own zone. */
function wallOf(instant: string): { zone: string; wall: string } {
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
  const wall = new Date(instant).toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return { zone, wall };
}

/** On every screen while this PC's clock would make people come at a wrong time. */
export function ClockBar(): ReactElement | null {
  const { data } = useRead('clock.check', undefined, { every: often });
  const [noticed, setNoticed] = useState<ClockTrouble['kind'] | null>(null);
  const trouble = data ? clockTrouble(data.now, data.latest, wallOf(data.now)) : null;
  if (!data || !trouble || trouble.kind === noticed) return null;
  return (
    <div className="backup-bar" role="status">
      <ClockAlert size={18} aria-hidden="true" />
      <span className="grow">{sentenceFor(trouble, data.now)}</span>
      <Button size="s" variant="quiet" onPress={() => setNoticed(trouble.kind)}>
        Noticed
      </Button>
    </div>
  );
}

function sentenceFor(trouble: ClockTrouble, now: string): ReactElement {
  if (trouble.kind === 'zone') {
    return (
      <>
        <strong>This PC is set to another time zone</strong> ({trouble.zone}, {trouble.wall}). CLW
        Desk shows and books by London’s time: it is {timeOf(now)} there.
      </>
    );
  }
  return (
    <>
      <strong>Is this PC’s clock right?</strong> It shows {timeOf(now)}, and the register already
      has something of {whenOf(trouble.latest)}, {count(trouble.minutes, 'minute')} later. Set the
      clock before you book: a wrong one books wrong times.
    </>
  );
}
