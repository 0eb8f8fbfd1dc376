import { createHash } from 'node:crypto';
import { AppError } from '../../shared/errors.ts';
import {
  guessColumns,
  missingFields,
  signatureOf,
  type GuessedColumns,
} from '../../shared/patient-import-columns.ts';
import {
  prepareRows,
  type FileRow,
  type ImportPlan,
  type PreparedRows,
} from '../../shared/patient-import-plan.ts';
import { rejectsCsv, rejectSentences, type Reject } from '../../shared/patient-import-rejects.ts';
import type {
  ImportCounts,
  ImportMapping,
  ImportPreview,
  ImportReject,
} from '../../shared/types.ts';
import type { Db, Register } from '../register/register.ts';
import { readListFile, type ListFile } from './import-file.ts';
import { checkImport, refuseIfCancelled, runImport, type ImportHooks } from './import-run.ts';
import { insertAudit } from '../audit/audit.repo.ts';
import { lastImportKey, readSetting, writeSetting } from './patients.repo.ts';

/** Who imports, when, and from which PC: from the session, never from the file. */
export type ImportActor = {
  readonly staffId: string;
  readonly pc: string;
  readonly now: string;
  readonly today: string;
};
export type ImportChoice = {
  readonly token: string;
  readonly mapping: ImportMapping;
  readonly headerRow: boolean;
};
export type CheckedImport = { counts: ImportCounts; rejects: ImportReject[] };

/** One opened file at a time, from choosing it to its rejects. Lives in the worker thread. */
export type ImportDesk = {
  open(name: string, bytes: Uint8Array, today: string): Promise<ImportPreview>;
  check(choice: ImportChoice, today: string, hooks: ImportHooks): Promise<CheckedImport>;
  run(
    choice: ImportChoice & { confirmLeavers: boolean },
    actor: ImportActor,
    hooks: ImportHooks,
  ): Promise<ImportCounts>;
  rejects(token: string): Promise<{ fileName: string; csv: string }>;
};

type Opened = ListFile & {
  readonly token: string;
  readonly name: string;
  readonly guess: GuessedColumns;
  rejects: readonly Reject[];
};

const samplesShown = 5;
const rejectsShown = 50;

export function createImportDesk(register: Register, newId: () => string): ImportDesk {
  let opened: Opened | null = null;
  const mustBeOpen = (token: string): Opened => {
    if (opened?.token !== token) throw new AppError('import_not_open');
    return opened;
  };
  return {
    async open(name, bytes, today) {
      const file = readListFile(bytes);
      const guess = guessColumns(
        file.rows.map((row) => row.cells),
        today,
      );
      opened = { ...file, token: newId(), name, guess, rejects: [] };
      return preview(opened, await rememberedMapping(register.db, opened));
    },
    async check(choice, today, hooks) {
      const file = mustBeOpen(choice.token);
      const plan = await checkImport(register, prepare(file, choice, today, hooks));
      file.rejects = plan.rejects;
      return { counts: plan.counts, rejects: plan.rejects.slice(0, rejectsShown).map(shown) };
    },
    async run(choice, actor, hooks) {
      const file = mustBeOpen(choice.token);
      const prepared = prepare(file, choice, actor.today, hooks);
      file.rejects = prepared.rejects;
      const finish = (db: Db, plan: ImportPlan) => leaveTrace(db, { file, choice, actor, plan });
      const job = { ...actor, newId, confirmLeavers: choice.confirmLeavers, finish };
      const plan = await runImport(register, prepared, job, hooks);
      file.rejects = plan.rejects;
      return plan.counts;
    },
    rejects(token) {
      const file = mustBeOpen(token);
      const fileName = `${file.name.replace(/\.[^.]*$/, '')} - rows not taken.csv`;
      return Promise.resolve({ fileName, csv: rejectsCsv(headerOf(file), file.rejects) });
    },
  };
}

const shown = ({ line, code, row }: Reject): ImportReject => ({
  line,
  code,
  reason: rejectSentences[code],
  row: [...row],
});
const headerOf = ({ guess, rows }: Opened) =>
  guess.header === null ? null : (rows[guess.header]?.cells ?? null);

/** The rows that are people. The user's word on whether there is a header beats the guess. */
function dataRows({ rows, guess }: Opened, headerRow: boolean): readonly FileRow[] {
  if (headerRow) return rows.slice((guess.header ?? 0) + 1);
  return guess.header === null ? rows : rows.slice(guess.header);
}

function prepare(
  file: Opened,
  choice: ImportChoice,
  today: string,
  hooks: ImportHooks,
): PreparedRows {
  const missing = missingFields(choice.mapping);
  if (missing.length > 0) throw new AppError('mapping_incomplete', { fields: missing });
  const rows = dataRows(file, choice.headerRow);
  return prepareRows(rows, choice.mapping, today, (done) => {
    if (done % 500 !== 0) return;
    refuseIfCancelled(hooks);
    hooks.onProgress?.('reading', done, rows.length);
  });
}

function preview(file: Opened, remembered: ImportMapping | null): ImportPreview {
  const header = headerOf(file);
  const rows = dataRows(file, header !== null);
  const width = file.guess.mapping.length;
  const columns = Array.from({ length: width }, (_, index) => ({
    header: header?.[index]?.trim() || `Column ${index + 1}`,
    samples: samplesOf(rows, index),
  }));
  return {
    token: file.token,
    fileName: file.name,
    format: file.guess.format,
    encoding: file.encoding,
    delimiter: file.delimiter,
    headerRow: header !== null,
    columns,
    mapping: remembered ?? file.guess.mapping,
    remembered: remembered !== null,
    rows: rows.length,
  };
}

function samplesOf(rows: readonly FileRow[], index: number): string[] {
  const samples: string[] = [];
  for (const { cells } of rows) {
    const text = cells[index]?.trim();
    if (text && samples.push(text.slice(0, 60)) === samplesShown) break;
  }
  return samples;
}

function mappingKey(file: Opened): string {
  const signature = signatureOf(headerOf(file), file.guess.mapping.length);
  return `import.mapping.${createHash('sha256').update(signature).digest('hex').slice(0, 16)}`;
}

async function rememberedMapping(db: Db, file: Opened): Promise<ImportMapping | null> {
  const text = await readSetting(db, mappingKey(file));
  const mapping = text === null ? null : (JSON.parse(text) as ImportMapping);
  return mapping?.length === file.guess.mapping.length ? mapping : null;
}

type Trace = {
  file: Opened;
  choice: ImportChoice;
  actor: ImportActor;
  plan: ImportPlan;
};

/** In the import's own transaction: who did it, with what result, and the mapping for the next time. */
async function leaveTrace(db: Db, { file, choice, actor, plan }: Trace): Promise<void> {
  await insertAudit(db, {
    at: actor.now,
    staffId: actor.staffId,
    pc: actor.pc,
    action: 'patientImport.run',
    subjectKind: null,
    subjectId: null,
    detail: JSON.stringify({ format: file.guess.format, ...plan.counts }),
  });
  await writeSetting(db, mappingKey(file), JSON.stringify(choice.mapping));
  await writeSetting(db, lastImportKey, actor.now);
}
