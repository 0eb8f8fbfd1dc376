/**
 * Everything a user can cause, as data. Screens own the wording (renderer/components/error-text.ts);
 * anything that is not in this list is a fault of ours and reaches the screen as `internal`.
 */
export const errorCodes = [
  // dispatch
  'unknown_call',
  'invalid_input',
  'not_signed_in',
  'not_allowed',
  'internal',
  'stale',
  'not_found',
  // register
  'register_locked',
  'register_read_only',
  'register_full',
  'register_missing',
  'register_newer',
  'register_wrong_key',
  'register_not_a_register',
  'register_on_network_share',
  'register_damaged',
  'key_lost',
  'no_keychain',
  // set-up and staff
  'already_set_up',
  'last_manager',
  // patients and import
  'chi_invalid',
  'chi_taken',
  'chi_needs_confirmation',
  'not_csv',
  'file_too_large',
  'file_empty',
  'mapping_incomplete',
  'too_many_leavers',
  'no_good_rows',
  'import_running',
  'import_not_open',
  'import_cancelled',
  // referrals
  'patient_died',
  'link_worker_gone',
  'note_too_long',
  'contact_impossible',
  'permission_refused',
  'open_referral_exists',
  'referral_closed',
  'referral_not_closed',
  'referral_has_appointment',
  'undo_too_late',
  'contact_just_logged',
  'see_now_answered',
  'see_now_over',
  // clinics and appointments
  'clinic_ends_before_start',
  'clinic_no_occurrences',
  'clinic_slot_too_long',
  'clinic_time_does_not_exist',
  'clinic_rule_invalid',
  'clinic_overlaps',
  'clinic_room_taken',
  'clinic_holds_too_many',
  'clinic_held_opens_late',
  'clinic_break_outside',
  'leave_overlaps',
  'clinic_date_taken',
  'clinic_date_closed',
  'dates_out_of_order',
  'slot_taken',
  'slot_gone',
  'slot_in_past',
  'slot_held',
  'patient_booked_that_day',
  'referral_already_booked',
  'series_slot_taken',
  'appointment_wrong_state',
  'time_not_offered',
  'no_texts',
  'no_letters',
  // this PC
  'pdf_not_available',
  'print_failed',
  'shortcut_taken',
  // backups
  'backup_gone',
  'backup_cut_off',
  'backup_folder_unusable',
  'backup_not_restored',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** What crosses to the screen. `fields` names inputs that need mending; `detail` is safe to show. */
export type ErrorData = {
  readonly code: ErrorCode;
  readonly fields?: readonly string[];
  readonly detail?: unknown;
};

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorData };

/** Thrown by rules and services for what a user can cause; dispatch turns it into a `Result`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields?: readonly string[];
  readonly detail?: unknown;

  constructor(
    code: ErrorCode,
    more: { readonly fields?: readonly string[]; readonly detail?: unknown } = {},
  ) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    if (more.fields) this.fields = more.fields;
    if (more.detail !== undefined) this.detail = more.detail;
  }

  toData(): ErrorData {
    return {
      code: this.code,
      ...(this.fields ? { fields: this.fields } : {}),
      ...(this.detail === undefined ? {} : { detail: this.detail }),
    };
  }
}

/** The end of an exhaustive switch: a new member of the union stops compiling here. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
