import { leftReasons } from './patient.ts';
import type { Reject } from './patient-import-rejects.ts';
import { identityOf, isNotAPatient, readRow, type ImportedPatient } from './patient-import-rows.ts';
import type { ImportCounts, ImportMapping } from './types.ts';

/** A row of the file with the line it starts on, from 1. */
export type FileRow = { readonly line: number; readonly cells: readonly string[] };
export type GoodRow = FileRow & { readonly patient: ImportedPatient };

/** The file read, before anybody looked into the register. */
export type PreparedRows = {
  readonly good: readonly GoodRow[];
  readonly rejects: readonly Reject[];
  /** People of rejected rows: their row is damaged, but they are on the list. */
  readonly seen: ReadonlySet<string>;
};

/** Reads every row; `onRow` may throw to stop. `today`: `YYYY-MM-DD`. */
export function prepareRows(
  rows: readonly FileRow[],
  mapping: ImportMapping,
  today: string,
  onRow: (done: number) => void = () => undefined,
): PreparedRows {
  const good: GoodRow[] = [];
  const rejects: Reject[] = [];
  const seen = new Set<string>();
  const taken = new Set<string>();
  rows.forEach(({ line, cells }, index) => {
    onRow(index);
    if (isNotAPatient(cells)) return;
    const read = readRow(cells, mapping, today);
    if (!read.ok) {
      rejects.push({ line, code: read.because, row: cells });
      for (const key of [read.chi, read.identity]) if (key !== null) seen.add(key);
      return;
    }
    const key = read.patient.chi ?? identity(read.patient);
    if (taken.has(key))
      rejects.push({ line, code: read.patient.chi ? 'chi_twice' : 'person_twice', row: cells });
    else good.push({ line, cells, patient: read.patient });
    taken.add(key);
  });
  return { good, rejects, seen };
}

const identity = (person: {
  surname: string;
  forename: string;
  dateOfBirth: string | null;
}): string => identityOf(person.surname, person.forename, person.dateOfBirth ?? '');

/** What the register holds of a patient, as far as an import looks at it. */
export type KnownPatient = Omit<ImportedPatient, 'left'> & {
  readonly id: string;
  readonly onList: 0 | 1;
  readonly leftOn: string | null;
  readonly leftReason: string | null;
};
export type PatientValues = Omit<KnownPatient, 'id'>;

export type ImportPlan = {
  readonly added: readonly PatientValues[];
  readonly changed: readonly { readonly before: KnownPatient; readonly after: PatientValues }[];
  /** On the list until now and not in the file. */
  readonly missing: readonly KnownPatient[];
  readonly rejects: readonly Reject[];
  readonly counts: ImportCounts;
  readonly onListBefore: number;
};

/** What the file changes in the register. Nobody is ever deleted. */
export function planImport(prepared: PreparedRows, known: readonly KnownPatient[]): ImportPlan {
  const find = finder(known);
  const present = new Set<string>();
  const spared = new Set<string>();
  const rejects = [...prepared.rejects];
  const added: PatientValues[] = [];
  const changed: { before: KnownPatient; after: PatientValues }[] = [];
  let unchanged = 0;
  let leaving = 0;
  // By CHI number first: a row without one may not take a patient whose own row comes later.
  const ordered = prepared.good.toSorted(
    (a, b) => Number(a.patient.chi === null) - Number(b.patient.chi === null),
  );
  for (const { patient, line, cells } of ordered) {
    const before = find(patient, present);
    if (Array.isArray(before)) {
      rejects.push({ line, code: 'several_match', row: cells });
      // One of the namesakes is in the file, so none of them is missing from it.
      for (const namesake of before) spared.add(namesake.id);
      continue;
    }
    const after = valuesAfter(patient, before);
    // Somebody who had left before we ever knew them: nothing to do.
    if (!before && after.onList === 0) {
      unchanged += 1;
      continue;
    }
    if (before) present.add(before.id);
    if (!before) added.push(after);
    else if (before.onList === 1 && after.onList === 0) leaving += 1;
    else if (!differs(before, after)) unchanged += 1;
    if (before && differs(before, after)) changed.push({ before, after });
  }
  const missing = known.filter(
    (one) =>
      one.onList === 1 &&
      !present.has(one.id) &&
      !spared.has(one.id) &&
      !isSeen(one, prepared.seen),
  );
  return {
    added,
    changed,
    missing,
    rejects: rejects.toSorted((a, b) => a.line - b.line),
    onListBefore: known.filter((one) => one.onList === 1).length,
    counts: {
      rows: prepared.good.length + prepared.rejects.length,
      added: added.length,
      changed: changed.filter(({ before, after }) => !(before.onList === 1 && after.onList === 0))
        .length,
      unchanged,
      leaving: missing.length + leaving,
      rejected: rejects.length,
    },
  };
}

const isSeen = (one: KnownPatient, seen: ReadonlySet<string>): boolean =>
  (one.chi !== null && seen.has(one.chi)) || seen.has(identity(one));

/** By CHI number; else by names and date of birth, if only one can be meant. */
function finder(known: readonly KnownPatient[]) {
  const byChi = new Map(
    known.flatMap((one) => (one.chi === null ? [] : [[one.chi, one] as const])),
  );
  const byIdentity = Map.groupBy(known, identity);
  return (
    patient: ImportedPatient,
    present: ReadonlySet<string>,
  ): KnownPatient | KnownPatient[] | undefined => {
    const same = patient.chi === null ? undefined : byChi.get(patient.chi);
    if (same || patient.dateOfBirth === null) return same;
    // A CHI number that is new may belong to somebody entered without one, never to another number.
    const candidates = (byIdentity.get(identity(patient)) ?? []).filter(
      (one) => (patient.chi === null || one.chi === null) && !present.has(one.id),
    );
    if (candidates.length > 1) return patient.chi === null ? candidates : undefined;
    return candidates[0];
  };
}

const details = [
  'title',
  'dateOfBirth',
  'address',
  'postcode',
  'phone',
  'mobile',
  'email',
  'usualGp',
] as const;

function valuesAfter(patient: ImportedPatient, before: KnownPatient | undefined): PatientValues {
  const { left, ...told } = patient;
  const kept = Object.fromEntries(
    details.map((field) => [field, told[field] ?? before?.[field] ?? null]),
  );
  return {
    ...told,
    ...kept,
    chi: told.chi ?? before?.chi ?? null,
    forename: told.forename || (before?.forename ?? ''),
    onList: left ? 0 : 1,
    ...leftAfter(left, before),
  };
}

/** "Deleted" carries no date of its own; the first import that said so keeps its day. */
function leftAfter(left: ImportedPatient['left'], before: KnownPatient | undefined) {
  if (!left) return { leftOn: null, leftReason: null };
  const told = left.reason === leftReasons.deleted && before?.leftReason === left.reason;
  return { leftOn: told ? before.leftOn : left.on, leftReason: left.reason };
}

const compared = [
  ...details,
  'chi',
  'surname',
  'forename',
  'onList',
  'leftOn',
  'leftReason',
] as const;
const differs = (before: KnownPatient, after: PatientValues): boolean =>
  compared.some((field) => before[field] !== after[field]);

/**
 * A whole list does not lose half of its people between two imports: then it is a part of the list,
 * another practice's, or badly damaged, and somebody has to say that it is meant.
 */
export function needsConfirmation({ counts, onListBefore }: ImportPlan): boolean {
  if (counts.leaving === 0) return false;
  return counts.leaving * 2 > onListBefore || counts.rejected * 2 > counts.rows;
}
