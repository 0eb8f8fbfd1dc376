import { useState, type ReactElement } from 'react';
import { useCommand, useRead } from '../api.ts';
import { BackupLine } from '../backup/backups-section.tsx';
import { keyOf } from '../backup/backup-words.ts';
import { Button } from '../components/button.tsx';
import { whenOf } from '../components/dates.ts';
import { ErrorNotice } from '../components/states.tsx';

const shown = 5;

/** Before a register that cannot be opened: the newest backups, and one press puts one back. */
export function Recovery(): ReactElement | null {
  const backups = useRead('recovery.list', undefined);
  const restore = useCommand('recovery.restore');
  const [asked, setAsked] = useState<string | null>(null);
  if (!backups.data || backups.data.length === 0) return null;
  return (
    <section className="stack-s" aria-label="Backups">
      <h2>Backups</h2>
      <p>
        Each was opened and checked when it was made. What was done after it is not in it. The
        register that cannot be opened is kept beside it under another name.
      </p>
      <ul className="plain-list">
        {backups.data.slice(0, shown).map((backup) => {
          const key = keyOf(backup);
          const { place, name } = backup;
          return (
            <li key={key}>
              <BackupLine backup={backup}>
                {asked === key ? (
                  <Button
                    size="s"
                    variant="danger"
                    autoFocus
                    pending={restore.isPending}
                    onPress={() => restore.mutate({ place, name })}
                  >
                    {`Yes, go on from ${whenOf(backup.at)}`}
                  </Button>
                ) : (
                  <Button size="s" onPress={() => setAsked(key)}>
                    Restore…
                  </Button>
                )}
              </BackupLine>
            </li>
          );
        })}
      </ul>
      {restore.error ? <ErrorNotice error={restore.error} /> : null}
    </section>
  );
}
