import type { Generated, GeneratedAlways } from 'kysely';
import type { AppointmentEventKind } from '../../shared/appointment.ts';
import type { SeeNowEventKind } from '../../shared/see-now.ts';
import type {
  AppointmentStatus,
  CancelledBy,
  CloseReason,
  ContactHow,
  ContactResult,
  LiveStatus,
  Mode,
  NextAction,
  NoteAudience,
  Owner,
  Permission,
  Priority,
  ReferralStatus,
  RemindedHow,
  Role,
  Source,
} from '../../shared/types.ts';

/** Booleans are 0/1, instants fixed-width UTC ISO text, dates `YYYY-MM-DD`, on both engines. */
export type Flag = 0 | 1;

type PracticeSettingTable = { key: string; value: string };

type StaffTable = {
  id: string;
  name: string;
  role: Role;
  employer: string | null;
  room: string | null;
  phone: Generated<string | null>;
  leavesOn: string | null;
  active: Flag;
  /** What was chosen; a choice only where `liveStatusAt` says when (shared/live-status.ts). */
  liveStatus: LiveStatus;
  /** No longer written. */
  liveStatusNote: string | null;
  liveStatusAt: Generated<string | null>;
  liveStatusBackAt: Generated<string | null>;
  createdAt: string;
  version: Generated<number>;
};

export type PatientTable = {
  id: string;
  chi: string | null;
  title: string | null;
  surname: string;
  forename: string;
  dateOfBirth: string | null;
  address: string | null;
  postcode: string | null;
  phone: string | null;
  mobile: string | null;
  email: string | null;
  usualGp: string | null;
  onList: Flag;
  leftOn: string | null;
  leftReason: string | null;
  noVoicemail: Generated<Flag>;
  noLetters: Generated<Flag>;
  noTexts: Generated<Flag>;
  notAtHome: Generated<Flag>;
  interpreterLanguage: string | null;
  largePrint: Generated<Flag>;
  helpMorning: Generated<Flag>;
  helpAfternoon: Generated<Flag>;
  helpByPhone: Generated<Flag>;
  helpReminder: Generated<Flag>;
  helpTravel: Generated<Flag>;
  preferredContact: ContactHow | null;
  createdAt: string;
  updatedAt: string;
  version: Generated<number>;
};

/** Search keys of a patient: see shared/patient-search.ts. */
type PatientNameTable = { rank: number; first: string; second: string; patientId: string };
type PatientPhoneTable = { digits: string; patientId: string };

export type ReferralTable = {
  id: string;
  patientId: string;
  status: ReferralStatus;
  priority: Priority;
  source: Source;
  referredAt: string;
  referredBy: string;
  referrerName: string;
  note: string;
  linkWorkerId: string | null;
  owner: Owner;
  nextAction: NextAction | null;
  nextActionRank: number;
  nextActionDue: string | null;
  /** The latest time a call was promised for; it is promised while the call is due then. */
  promisedAt: string | null;
  permissionRefer: Permission;
  permissionReferBy: string | null;
  permissionReferAt: string | null;
  permissionShare: Permission;
  permissionShareBy: string | null;
  permissionShareAt: string | null;
  firstSeenAt: string | null;
  closedAt: string | null;
  closedReason: CloseReason | null;
  outcome: string | null;
  contactAttempts: Generated<number>;
  lastContactResult: ContactResult | null;
  version: Generated<number>;
};

type ReferralNeedTable = { referralId: string; needId: string };

type ContactAttemptTable = {
  id: string;
  referralId: string;
  at: string;
  how: ContactHow;
  result: ContactResult;
  byId: string;
  note: string;
  /** JSON of what the attempt changed (referrals.service.ts); null in attempts older than Undo. */
  stateBefore: string | null;
};

type ReferralEventTable = {
  id: string;
  referralId: string;
  at: string;
  /** Null: the app itself, at the daily renewal. */
  byId: string | null;
  kind: string;
  text: string;
  audience: NoteAudience;
  /** The referral before it, as JSON (`stateBefore`), so that undo gives back what was there. */
  stateBefore: string | null;
};

/** Append-only, `seq` from 1: shared/see-now.ts says what stands. */
export type SeeNowEventTable = {
  referralId: string;
  seq: number;
  at: string;
  byId: string;
  kind: SeeNowEventKind;
  linkWorkerId: string | null;
  dueAt: string | null;
  /** With `cant`: the referral before it, as JSON (`stateBefore`), so that undo gives it back. */
  referralBefore: string | null;
};

type ClinicTable = {
  id: string;
  linkWorkerId: string;
  name: string;
  rule: string;
  startTime: string;
  endTime: string;
  slotMinutes: number;
  gapMinutes: number;
  mode: Mode;
  room: string | null;
  validFrom: string;
  validTo: string | null;
  /** How many at the end of each session are held for the day, and the wall time they open at. */
  heldSlots: Generated<number>;
  heldOpensAt: Generated<string>;
  breakFrom: string | null;
  breakTo: string | null;
  version: Generated<number>;
};

type LeaveTable = {
  id: string;
  linkWorkerId: string;
  fromDate: string;
  toDate: string;
  reason: string;
};
type ClosureTable = { id: string; onDate: string; clinicId: string | null; reason: string };
/** `off` 0: a national holiday on which this practice works all the same. */
type BankHolidayTable = { onDate: string; name: string; off: Generated<Flag> };
type ExtraSessionTable = { id: string; clinicId: string; onDate: string; reason: string };

type SlotTable = {
  id: string;
  clinicId: string;
  linkWorkerId: string;
  startsAt: string;
  endsAt: string;
  localDate: string;
  localTime: string;
  mode: Mode;
  room: string | null;
  /** Held for the day: not offered before this instant. Null: not held. */
  heldUntil: string | null;
  /** 0: withdrawn under a booking (leave, closure, clinic changed); kept for its history. */
  open: Flag;
  /** Held by an appointment that is not cancelled: kept by triggers, never written by the app. */
  taken: Generated<Flag>;
};

export type AppointmentTable = {
  id: string;
  referralId: string;
  patientId: string;
  slotId: string | null;
  linkWorkerId: string;
  startsAt: string;
  endsAt: string;
  mode: Mode;
  room: string | null;
  status: AppointmentStatus;
  bookedAt: string;
  bookedBy: string;
  statusAt: string;
  cancelledBy: CancelledBy | null;
  cancelledLate: Generated<Flag>;
  reason: string | null;
  needsMoving: Generated<Flag>;
  /** Seen at once, without a slot. */
  unscheduled: Generated<Flag>;
  /** Booked together with those of the same id; null: by itself. */
  seriesId: string | null;
  sequence: Generated<number>;
  version: Generated<number>;
};

type AppointmentEventTable = {
  id: string;
  appointmentId: string;
  at: string;
  /** Null: the app itself, when it renews the slots. */
  byId: string | null;
  kind: AppointmentEventKind;
  detail: string | null;
  /** The referral before it, as JSON (`stateBefore`), so that undo gives back what was there. */
  referralBefore: string | null;
  /** The appointment's version once this had happened: the order of events. */
  appointmentVersion: Generated<number>;
  /** Of a missed one: what its answers changed with the patient (main/appointments/help-before.ts). */
  helpBefore: Generated<string | null>;
};

/** Append-only: triggers refuse update and delete. `detail` is JSON: main/audit/audit-detail.ts. */
type AuditTable = {
  /** In the order of writing. */
  id: GeneratedAlways<number>;
  at: string;
  staffId: string | null;
  pc: string;
  action: string;
  subjectKind: string | null;
  subjectId: string | null;
  detail: string | null;
};

type ReminderTable = {
  id: string;
  appointmentId: string;
  /** When the appointment was to start, as the reminder said. */
  startsAt: string;
  how: RemindedHow;
  sentAt: string;
  sentBy: string;
};

/** A text left the app for the SMS tool; whether it has gone, only the reminder says. */
type ReminderTakeTable = {
  id: string;
  appointmentId: string;
  startsAt: string;
  takenAt: string;
  takenBy: string;
};

/** The paper for a day came out of the printer. */
type PaperPrintTable = { id: string; forDate: string; printedAt: string; printedBy: string };

export type Schema = {
  practiceSetting: PracticeSettingTable;
  staff: StaffTable;
  patient: PatientTable;
  patientName: PatientNameTable;
  patientPhone: PatientPhoneTable;
  referral: ReferralTable;
  referralNeed: ReferralNeedTable;
  contactAttempt: ContactAttemptTable;
  referralEvent: ReferralEventTable;
  seeNowEvent: SeeNowEventTable;
  clinic: ClinicTable;
  leave: LeaveTable;
  closure: ClosureTable;
  bankHoliday: BankHolidayTable;
  extraSession: ExtraSessionTable;
  slot: SlotTable;
  appointment: AppointmentTable;
  appointmentEvent: AppointmentEventTable;
  audit: AuditTable;
  reminder: ReminderTable;
  reminderTake: ReminderTakeTable;
  paperPrint: PaperPrintTable;
};
