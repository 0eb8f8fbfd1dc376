import type { ReactElement } from 'react';
import type { Output } from '../../../shared/contract.ts';
import { api, useRead } from '../../api.ts';
import { Button } from '../../components/button.tsx';

type ImportProgress = NonNullable<Output<'patientImport.progress'>>;

const phaseWords: Record<ImportProgress['phase'], string> = {
  reading: 'Reading the file',
  comparing: 'Comparing it with the list',
  writing: 'Saving',
  done: 'Finishing',
};

/** How far it is, in rows, and the way out. */
export function ImportProgressBar(): ReactElement {
  const progress = useRead('patientImport.progress', undefined);
  const { phase, done, total } = progress.data ?? { phase: 'reading', done: 0, total: 0 };
  const counted = total > 1 && phase !== 'done' && phase !== 'comparing';
  return (
    <div className="import-progress">
      <span className="import-phase">
        {phaseWords[phase]}
        {counted ? `: ${number(done)} of ${number(total)}` : '…'}
      </span>
      <progress
        className="grow progress"
        aria-label="Import"
        max={Math.max(1, total)}
        // Comparing takes one look at everything: no share of it is known.
        {...(phase === 'comparing' ? {} : { value: Math.min(done, Math.max(1, total)) })}
      />
      <Button size="s" onPress={() => void api.call('patientImport.cancel')}>
        Cancel
      </Button>
    </div>
  );
}

/** True while an import runs that was started before this screen was opened. */
export function useRunningImport(): boolean {
  const progress = useRead('patientImport.progress', undefined);
  return Boolean(progress.data && progress.data.phase !== 'done');
}

const number = (value: number): string => value.toLocaleString('en-GB');
