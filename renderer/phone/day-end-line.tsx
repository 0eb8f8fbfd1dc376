import type { ReactElement } from 'react';
import type { Session } from '../../shared/types.ts';
import { useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { count } from '../components/words.ts';
import { go } from '../frame/route.ts';

/** A quiet line once the last clinic is over: nobody is pressed, and nothing is closed by itself. */
export function DayEndLine({ session }: { readonly session: Session }): ReactElement | null {
  const own = session.role === 'link_worker' ? session.staffId : null;
  const enabled = session.role !== 'clinician';
  const line = useRead('dayEnd.line', { linkWorkerId: own }, { enabled, every: 60_000 }).data;
  if (!line?.clinicsOver || line.unfinished === 0) return null;
  return (
    <p className="row soft no-print">
      The last clinic of today is over: {count(line.unfinished, 'thing')} left to do.
      <Button size="s" onPress={() => go('phone', 'end')}>
        End of day
      </Button>
    </p>
  );
}
