import { parse, type CsvError } from 'csv-parse/sync';
import { AppError } from '../../shared/errors.ts';
import type { FileRow } from '../../shared/patient-import-plan.ts';

/** A practice list as it came: text, decoded and cut into rows. */
export type ListFile = {
  readonly encoding: 'utf-8' | 'utf-16le' | 'windows-1252';
  readonly delimiter: ',' | ';' | '\t';
  readonly rows: readonly FileRow[];
};

const mostBytes = 200 * 1024 * 1024;

/**
 * Throws file_empty, file_too_large, and not_csv (detail.looksLike) for a PDF, a workbook, an
 * archive or other binary, and for text that has no columns.
 */
export function readListFile(bytes: Uint8Array): ListFile {
  if (bytes.byteLength === 0) throw new AppError('file_empty');
  if (bytes.byteLength > mostBytes) throw new AppError('file_too_large');
  const { encoding, text } = decode(bytes);
  if (text.trim() === '') throw new AppError('file_empty');
  if (/^\s*<(!doctype|html|\?xml|table)/i.test(text)) notCsv('web page');
  const delimiter = sniffDelimiter(text);
  return { encoding, delimiter, rows: parseRows(text, delimiter) };
}

function notCsv(looksLike: string, detail: { line?: number } = {}): never {
  throw new AppError('not_csv', { detail: { looksLike, ...detail } });
}

const magics: readonly (readonly [string, string])[] = [
  ['%PDF', 'PDF'],
  ['PK\u0003\u0004', 'Excel workbook or zip archive'],
  ['\u00d0\u00cf\u0011\u00e0', 'old Excel workbook'],
  ['\u001f\u008b', 'compressed file'],
  ['{\\rtf', 'Word document'],
  ['\u0089PNG', 'picture'],
];

function decode(bytes: Uint8Array): Pick<ListFile, 'encoding'> & { text: string } {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  const magic = magics.find(([sign]) => start.startsWith(sign));
  if (magic) notCsv(magic[1]);
  // What Excel saves as "Unicode text".
  if (start.startsWith('\u00ff\u00fe')) {
    return { encoding: 'utf-16le', text: new TextDecoder('utf-16le').decode(bytes) };
  }
  if (bytes.subarray(0, 65536).includes(0)) notCsv('binary file');
  try {
    // Drops a byte order mark by itself.
    return { encoding: 'utf-8', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { encoding: 'windows-1252', text: new TextDecoder('windows-1252').decode(bytes) };
  }
}

const delimiters = [',', ';', '\t'] as const;

/** The delimiter that gives most lines the same, largest number of columns. */
function sniffDelimiter(text: string): ListFile['delimiter'] {
  const lines = text
    .slice(0, 65536)
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 200);
  const scores = delimiters.map((delimiter) => {
    const counts = Map.groupBy(
      lines.map((line) => outsideQuotes(line, delimiter)),
      (count) => count,
    );
    const [columns, same] = [...counts].toSorted(
      (a, b) => b[1].length * b[0] - a[1].length * a[0],
    )[0] ?? [0, []];
    return { delimiter, score: columns * same.length };
  });
  const best = scores.toSorted((a, b) => b.score - a.score)[0];
  if (!best || best.score === 0) notCsv('text without columns');
  return best.delimiter;
}

const outsideQuotes = (line: string, delimiter: string): number =>
  line.replaceAll(/"[^"]*"/g, '').split(delimiter).length - 1;

/** Reports saved on different systems mix line endings, so none is guessed from the first line. */
const lineEnds = ['\r\n', '\n', '\r'];

function parseRows(text: string, delimiter: string): FileRow[] {
  const rows: FileRow[] = [];
  let line = 1;
  for (const cells of records(text, delimiter)) {
    if (cells.length > 1 || cells[0]?.trim()) rows.push({ line, cells });
    line += 1 + cells.reduce((sum, cell) => sum + lineBreaksIn(cell), 0);
  }
  return rows;
}

function records(text: string, delimiter: string): string[][] {
  try {
    return parse(text, {
      delimiter,
      record_delimiter: lineEnds,
      relax_column_count: true,
      relax_quotes: true,
    });
  } catch (error) {
    // A quote that is never closed: the rest of the file would be one cell.
    const { lines } = error as CsvError & { lines?: number };
    const at = lines === undefined ? {} : { line: lines };
    return notCsv('text with a quotation mark that is never closed', at);
  }
}

const lineBreaksIn = (cell: string): number => cell.match(/\r\n|\r|\n/g)?.length ?? 0;
