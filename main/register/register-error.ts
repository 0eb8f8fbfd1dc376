import { AppError, type ErrorCode } from '../../shared/errors.ts';

/** What the engines and the file system say, as what a user can do something about. */
const codes: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^SQLITE_(BUSY|LOCKED)/, 'register_locked'],
  [/^(EBUSY|ETXTBSY)$/, 'register_locked'],
  [/^SQLITE_READONLY/, 'register_read_only'],
  [/^(SQLITE_CANTOPEN|SQLITE_PERM|SQLITE_AUTH|EACCES|EPERM|EROFS|EISDIR)/, 'register_read_only'],
  // Beside the file there are its log and the log's index, which grow too.
  [/^SQLITE_(FULL|IOERR_(WRITE|SHMSIZE|SHMMAP|TRUNCATE))/, 'register_full'],
  [/^(ENOSPC|EDQUOT|EFBIG|53100)/, 'register_full'],
  [/^SQLITE_IOERR_.*LOCK/, 'register_locked'],
  [/^SQLITE_IOERR_ACCESS/, 'register_read_only'],
  [/^SQLITE_NOTADB/, 'register_wrong_key'],
  [/^SQLITE_(CORRUPT|IOERR)/, 'register_damaged'],
  // PostgreSQL: a number out of range, a character that text cannot hold
  [/^(22003|22021|22P05)$/, 'invalid_input'],
];

/** Constraints that carry a rule, by index, constraint or trigger name; SQLite names the column. */
const constraints: readonly (readonly [RegExp, ErrorCode])[] = [
  [/appointment_one_per_slot|appointment_no_overlap|appointment\.slot_id/, 'slot_taken'],
  [/appointment_slot_open|appointment_slot_id_fkey/, 'slot_gone'],
  [/slot_worker_once/, 'clinic_overlaps'],
  [/slot_room_once/, 'clinic_room_taken'],
  [/referral_one_open_per_patient|referral\.patient_id/, 'open_referral_exists'],
  [/patient_chi_key|patient\.chi/, 'chi_taken'],
];

/** The engines' own errors may be made in another realm than this code: a worker, a test. */
const codeOf = (error: unknown): string =>
  Error.isError(error) && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Another connection holds the write lock. */
export const isBusy = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_BUSY');

/** An AppError where the cause is known, else the error itself (a fault of ours). */
export function registerError(error: unknown): unknown {
  if (error instanceof AppError || !Error.isError(error)) return error;
  const code = codeOf(error);
  if (/CONSTRAINT|^23/.test(code)) {
    // PostgreSQL names it apart, SQLite in the message.
    const constraint = 'constraint' in error ? String(error.constraint) : '';
    const rule = constraints.find(([pattern]) => pattern.test(`${constraint} ${error.message}`));
    return rule ? new AppError(rule[1]) : error;
  }
  const known = codes.find(([pattern]) => pattern.test(code));
  return known ? new AppError(known[1]) : error;
}
