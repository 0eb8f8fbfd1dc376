import { DatabaseBackup } from 'lucide-react';
import type { ReactElement } from 'react';
import { useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { whenOf } from '../components/dates.ts';
import { go } from '../frame/route.ts';

const often = 10 * 60_000;

/** On every screen of a manager while there is no backup of the last day. */
export function BackupBar(): ReactElement | null {
  const { data } = useRead('backup.status', undefined, { every: often });
  if (!data?.overdue) return null;
  const last = data.lastAt;
  return (
    <div className="backup-bar" role="status">
      <DatabaseBackup size={18} aria-hidden="true" />
      <span className="grow">
        <strong>No backup of the last day.</strong>{' '}
        {last === null ? 'There is none yet.' : `The last good one is of ${whenOf(last)}.`}
        {data.problem?.place === 'second' ? ' The second folder cannot be reached.' : ''}
      </span>
      <Button size="s" onPress={() => go('settings', 'backups')}>
        Backups
      </Button>
    </div>
  );
}
