import { useRef, type ReactElement } from 'react';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/fields.tsx';
import { count } from '../../components/words.ts';
import { ImportProgressBar, useRunningImport } from './import-progress.tsx';
import { ImportResult } from './import-result.tsx';
import { MappingTable } from './mapping-table.tsx';
import { useImport, type Import } from './use-import.ts';
import './import.css';

const formats: Readonly<Record<string, string>> = {
  'emis-extract': 'Looks like an EMIS extract.',
  'vision-extract': 'Looks like a Vision extract (no header row).',
  report: 'Looks like a report from the GP system.',
};

/** Choose a file, check what its columns hold, see what would change, import. */
export function ImportWizard(props: {
  readonly onDone: () => void;
  readonly doneLabel: string;
  readonly laterLabel: string;
}): ReactElement {
  const job = useImport();
  const running = useRunningImport();
  const busy = job.busy || running;
  return (
    <div
      className="stack"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const dropped = event.dataTransfer.files[0];
        if (dropped && !busy) void job.open(dropped);
      }}
    >
      <p>
        A CSV export of the practice list from Vision or EMIS. Nothing changes before you have seen
        what would.
      </p>
      <div className="row">
        <ChooseFile job={job} busy={busy} />
        <Button variant={job.done ? 'primary' : 'quiet'} onPress={props.onDone}>
          {job.done ? props.doneLabel : props.laterLabel}
        </Button>
      </div>
      {job.preview && !job.done ? <Columns job={job} busy={busy} /> : null}
      {busy ? <ImportProgressBar /> : null}
      <ImportResult job={job} />
    </div>
  );
}

function ChooseFile({ job, busy }: { readonly job: Import; readonly busy: boolean }): ReactElement {
  const file = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={file}
        type="file"
        className="visually-hidden"
        aria-label="CSV file of the practice list"
        tabIndex={-1}
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          if (chosen) void job.open(chosen);
          event.target.value = '';
        }}
      />
      <Button
        variant={job.preview ? 'secondary' : 'primary'}
        onPress={() => file.current?.click()}
        isDisabled={busy}
      >
        {job.preview ? 'Choose another file' : 'Choose the file'}
      </Button>
    </>
  );
}

function Columns({ job, busy }: { readonly job: Import; readonly busy: boolean }): ReactElement {
  const preview = job.preview!;
  return (
    <div className="stack" inert={busy}>
      <p>
        <strong>{preview.fileName}</strong>: {count(preview.rows, 'row')}.{' '}
        {formats[preview.format] ?? 'Not a layout we know: please check the columns.'}
        {preview.remembered ? ' The columns are as you set them last time.' : ''}
      </p>
      <Checkbox
        isSelected={job.headerRow}
        onChange={(headerRow) => job.change({ headerRow })}
        isDisabled={busy}
      >
        The first row holds the names of the columns
      </Checkbox>
      {/* Folded once it is checked, so that what would change is in sight. */}
      <details open={!job.checked}>
        <summary>What each column holds</summary>
        <MappingTable
          preview={preview}
          mapping={job.mapping}
          onChange={(mapping) => job.change({ mapping })}
        />
      </details>
      <div className="row">
        <Button
          onPress={() => void job.check()}
          isDisabled={busy}
          variant={job.checked ? 'secondary' : 'primary'}
        >
          Check
        </Button>
        {job.checked ? (
          <Button variant="primary" onPress={() => void job.run(false)} isDisabled={busy}>
            Import
          </Button>
        ) : null}
      </div>
    </div>
  );
}
