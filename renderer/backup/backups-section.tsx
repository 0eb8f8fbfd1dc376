import { useState, type ReactElement } from 'react';
import type { Output } from '../../shared/contract.ts';
import { useCommand, useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { whenOf } from '../components/dates.ts';
import { errorText } from '../components/error-text.ts';
import { EmptyState, ErrorNotice, ErrorState, Notice, Skeleton } from '../components/states.tsx';
import { useToast } from '../components/toast.tsx';
import { backupKindWords, backupPlaceWords, keyOf, sizeOf, type Backup } from './backup-words.ts';
import { RestorePanel } from './restore-panel.tsx';
import { SecondFolder } from './second-folder.tsx';

const minute = 60_000;

/** Backups: whether they are made, where they are, and the way back. Managers only. */
export function BackupsSection(): ReactElement {
  const status = useRead('backup.status', undefined, { every: minute });
  if (status.error)
    return <ErrorState error={status.error} onRetry={() => void status.refetch()} />;
  if (!status.data) return <Skeleton />;
  return (
    <div className="stack settings-form">
      <Status status={status.data} />
      <SecondFolder key={status.data.secondFolder ?? ''} folder={status.data.secondFolder} />
      <BackupList />
    </div>
  );
}

function Status({ status }: { readonly status: Output<'backup.status'> }): ReactElement {
  const make = useCommand('backup.make');
  const toast = useToast();
  const { lastAt, secondLastAt, secondFolder, problem } = status;
  const onMake = () =>
    make.mutate(undefined, {
      onSuccess: (after) =>
        after.problem === null
          ? toast({ text: 'Backup made, opened and checked.' })
          : toast({ tone: 'red', text: problemLine(after.problem) }),
    });
  return (
    <section className="card stack" aria-label="Last good backup">
      <div className="row-between">
        <h2>{lastAt === null ? 'No backup yet' : `Last good backup: ${whenOf(lastAt)}`}</h2>
        <Button variant="primary" pending={make.isPending || status.running} onPress={onMake}>
          Back up now
        </Button>
      </div>
      {status.overdue ? (
        <Notice tone="red" live>
          <strong>The last good backup is older than a day.</strong>{' '}
          {problem ? problemLine(problem) : 'Press “Back up now”.'}
        </Notice>
      ) : problem ? (
        <Notice tone="amber" live>
          {problemLine(problem)}
        </Notice>
      ) : null}
      <p className="soft">
        One is made every day and before every import of the list, encrypted like the register, and
        opened and checked afterwards. 14 days, 8 weeks and 12 months are kept in{' '}
        <span className="path">{status.folder}</span>
        {secondFolder === null ? '.' : null}
      </p>
      {secondFolder === null ? null : (
        <p className="soft">
          Last in the second folder: {secondLastAt === null ? 'none' : whenOf(secondLastAt)}.
        </p>
      )}
      {make.error ? <ErrorNotice error={make.error} /> : null}
    </section>
  );
}

function problemLine({ code, place }: NonNullable<Output<'backup.status'>['problem']>): string {
  const words = errorText({ code });
  const where = place === 'first' ? 'on this PC' : 'to the second folder';
  return `The last try ${where} failed. ${words.what} ${words.next}`;
}

function BackupList(): ReactElement {
  const backups = useRead('backup.list', undefined);
  const [chosen, setChosen] = useState<string | null>(null);
  if (backups.error) return <ErrorState error={backups.error} />;
  if (!backups.data) return <Skeleton />;
  return (
    <section className="stack-s" aria-label="Backups">
      <h2>Put a backup back</h2>
      {backups.data.length === 0 ? (
        <EmptyState title="No backup yet">The first is made a minute after the start.</EmptyState>
      ) : null}
      <ul className="plain-list">
        {backups.data.map((backup) => (
          <li key={keyOf(backup)} className="stack-s">
            <BackupLine backup={backup}>
              <Button
                size="s"
                ariaLabel={`Restore the backup of ${whenOf(backup.at)} ${backupPlaceWords[backup.place]}`}
                onPress={() => setChosen(keyOf(backup))}
              >
                Restore…
              </Button>
            </BackupLine>
            {chosen === keyOf(backup) ? (
              <RestorePanel backup={backup} onBack={() => setChosen(null)} />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function BackupLine(props: {
  readonly backup: Backup;
  readonly children: ReactElement;
}): ReactElement {
  const { backup } = props;
  return (
    <div className="row-between">
      <span>
        <strong>{whenOf(backup.at)}</strong>{' '}
        <span className="soft">
          · {backupKindWords[backup.kind]} · {backupPlaceWords[backup.place]} ·{' '}
          {sizeOf(backup.bytes)}
        </span>
      </span>
      {props.children}
    </div>
  );
}
