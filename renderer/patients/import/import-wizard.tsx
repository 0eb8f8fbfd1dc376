import { useRef, useState, type ReactElement } from 'react';
import type { Output } from '../../../shared/contract.ts';
import type { ImportCounts, ImportMapping, ImportPreview } from '../../../shared/types.ts';
import { api, errorData, useRead } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { download } from '../../components/download.ts';
import { Checkbox } from '../../components/fields.tsx';
import { ErrorNotice, Notice } from '../../components/states.tsx';
import { count } from '../../components/words.ts';
import { MappingTable } from './mapping-table.tsx';

type Checked = Output<'patientImport.check'>;

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
  const file = useRef<HTMLInputElement>(null);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [mapping, setMapping] = useState<ImportMapping>([]);
  const [headerRow, setHeaderRow] = useState(true);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [done, setDone] = useState<ImportCounts | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const attempt = async (step: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await step();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const open = (chosen: File) =>
    attempt(async () => {
      const bytes = new Uint8Array(await chosen.arrayBuffer());
      const opened = await api.call('patientImport.open', { name: chosen.name, bytes });
      setPreview(opened);
      setMapping(opened.mapping);
      setHeaderRow(opened.headerRow);
      setChecked(null);
      setDone(null);
    });
  const choice = { token: preview?.token ?? '', mapping, headerRow };
  const check = () =>
    attempt(async () => setChecked(await api.call('patientImport.check', choice)));
  const run = (confirmLeavers: boolean) =>
    attempt(async () =>
      setDone(await api.call('patientImport.run', { ...choice, confirmLeavers })),
    );
  const rejects = () =>
    attempt(async () => {
      const { fileName, csv } = await api.call('patientImport.rejects', { token: choice.token });
      download(fileName, csv, 'text/csv');
    });
  const leavers = error !== null && errorData(error).code === 'too_many_leavers';
  return (
    <div
      className="stack"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const dropped = event.dataTransfer.files[0];
        if (dropped && !busy) void open(dropped);
      }}
    >
      <p>
        A CSV export of the practice list from Vision or EMIS. Nothing changes before you have seen
        what would.
      </p>
      <div className="row">
        <input
          ref={file}
          type="file"
          className="visually-hidden"
          aria-label="CSV file of the practice list"
          tabIndex={-1}
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            if (chosen) void open(chosen);
            event.target.value = '';
          }}
        />
        <Button
          variant={preview ? 'secondary' : 'primary'}
          onPress={() => file.current?.click()}
          isDisabled={busy}
        >
          {preview ? 'Choose another file' : 'Choose the file'}
        </Button>
        <Button variant="quiet" onPress={props.onDone}>
          {done ? props.doneLabel : props.laterLabel}
        </Button>
      </div>
      {busy ? <Progress /> : null}
      {error ? (
        <ErrorNotice
          error={error}
          action={
            leavers ? (
              <Button size="s" variant="danger" onPress={() => void run(true)}>
                Yes, mark {leavingOf(error)} people as having left
              </Button>
            ) : undefined
          }
        />
      ) : null}
      {done ? (
        <Notice tone="ok" live>
          <strong>Imported.</strong> {countWords(done)}
        </Notice>
      ) : null}
      {preview && !done ? (
        <>
          <p>
            <strong>{preview.fileName}</strong>: {count(preview.rows, 'row')}.{' '}
            {formats[preview.format] ?? 'Not a layout we know: please check the columns.'}
            {preview.remembered ? ' The columns are as you set them last time.' : ''}
          </p>
          <Checkbox
            isSelected={headerRow}
            onChange={(on) => {
              setHeaderRow(on);
              setChecked(null);
            }}
          >
            The first row holds the names of the columns
          </Checkbox>
          <MappingTable
            preview={preview}
            mapping={mapping}
            onChange={(next) => {
              setMapping(next);
              setChecked(null);
            }}
          />
          <div className="row">
            <Button
              onPress={() => void check()}
              isDisabled={busy}
              variant={checked ? 'secondary' : 'primary'}
            >
              Check
            </Button>
            {checked ? (
              <Button variant="primary" onPress={() => void run(false)} isDisabled={busy}>
                Import
              </Button>
            ) : null}
          </div>
        </>
      ) : null}
      {checked && !done ? <Notice tone="info">{countWords(checked.counts)}</Notice> : null}
      {(done ?? checked?.counts)?.rejected ? (
        <section className="stack-s">
          <div className="row-between">
            <h3>Rows that cannot be taken</h3>
            <Button size="s" onPress={() => void rejects()}>
              Save the rejected rows
            </Button>
          </div>
          <ul>
            {(checked?.rejects ?? []).slice(0, 10).map((reject) => (
              <li key={reject.line}>
                Line {reject.line}: {reject.reason}{' '}
                <span className="soft">{reject.row.filter(Boolean).slice(0, 5).join(' · ')}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

/** From the refusal itself: how many people would be marked as having left. */
const leavingOf = (error: unknown): string =>
  String((errorData(error).detail as { leaving?: number } | undefined)?.leaving ?? 'these');

function countWords(counts: ImportCounts): string {
  return `${counts.added} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.leaving} leaving, ${counts.rejected} rejected.`;
}

function Progress(): ReactElement {
  const progress = useRead('patientImport.progress', undefined);
  const { done, total } = progress.data ?? { done: 0, total: 0 };
  return (
    <div className="row">
      <progress
        className="grow progress"
        aria-label="Import"
        max={Math.max(1, total)}
        value={done}
      />
      <Button size="s" onPress={() => void api.call('patientImport.cancel')}>
        Cancel
      </Button>
    </div>
  );
}
