import { useEffect, useRef, type ReactElement } from 'react';
import type { Output } from '../../shared/contract.ts';
import { useCommand } from '../api.ts';
import { Button } from '../components/button.tsx';
import { whenOf } from '../components/dates.ts';
import { ErrorNotice, Notice, Skeleton } from '../components/states.tsx';
import { count } from '../components/words.ts';
import type { Backup } from './backup-words.ts';

type Contents = Output<'backup.preview'>['inRegister'];

/** What is in a backup, and what would be lost; then the one press that cannot be undone from here. */
export function RestorePanel(props: {
  readonly backup: Backup;
  readonly onBack: () => void;
}): ReactElement {
  const { place, name, at } = props.backup;
  const preview = useCommand('backup.preview');
  const { mutate } = preview;
  useEffect(() => mutate({ place, name }), [mutate, place, name]);
  const restore = useCommand('backup.restore');
  const panel = useRef<HTMLElement>(null);
  // In braces: browsers begin to answer with a promise, which an effect must not return.
  useEffect(() => {
    panel.current?.scrollIntoView({ block: 'nearest' });
  }, [preview.data]);
  return (
    <section ref={panel} className="card stack" aria-label="Restore this backup">
      {preview.error ? <ErrorNotice error={preview.error} /> : null}
      {preview.isPending ? <Skeleton rows={3} label="Opening and checking the backup" /> : null}
      {preview.data ? (
        <>
          <p>
            Opened and checked. In it: {said(preview.data.inBackup)}.
            <br />
            In the register now: {said(preview.data.inRegister)}.
          </p>
          <Notice tone="amber">
            <strong>{lost(preview.data)}</strong> The register of now is kept beside it under
            another name. Everybody signs in again.
          </Notice>
        </>
      ) : null}
      {restore.error ? <ErrorNotice error={restore.error} /> : null}
      <div className="row">
        <Button
          variant="danger"
          isDisabled={!preview.data}
          pending={restore.isPending}
          onPress={() => restore.mutate({ place, name })}
        >
          {`Go back to ${whenOf(at)}`}
        </Button>
        <Button onPress={props.onBack}>Keep the register of now</Button>
      </div>
    </section>
  );
}

const said = ({ patients, referrals, appointments }: Contents): string =>
  [
    count(patients, 'patient'),
    count(referrals, 'referral'),
    count(appointments, 'appointment'),
  ].join(', ');

function lost({ inBackup, inRegister }: Output<'backup.preview'>): string {
  const steps = Math.max(0, inRegister.steps - inBackup.steps);
  if (steps === 0) return 'Nothing was done since: nothing would be lost.';
  const gone = [
    [inRegister.referrals - inBackup.referrals, 'referral'],
    [inRegister.appointments - inBackup.appointments, 'appointment'],
    [inRegister.patients - inBackup.patients, 'patient'],
  ] as const;
  const parts = gone.filter(([n]) => n > 0).map(([n, one]) => count(n, one));
  const all = `${count(steps, 'thing')} done since`;
  return parts.length === 0
    ? `${all} would be lost.`
    : `${all} would be lost, among them ${parts.join(', ')}.`;
}
