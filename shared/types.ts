import type { z } from 'zod';
import type { contactHows } from './contact.ts';
import type * as appointments from './contract/appointments.ts';
import type * as clinics from './contract/clinics.ts';
import type * as live from './contract/live-status.ts';
import type * as fill from './contract/fill.ts';
import type * as patients from './contract/patients.ts';
import type * as pc from './contract/pc.ts';
import type * as referrals from './contract/referrals.ts';
import type * as seeNow from './contract/see-now.ts';
import type * as session from './contract/session.ts';

/** The field's words as types, derived from the contract so that there is one definition of each. */
export type { Role } from './contract/kinds.ts';
export type { Help } from './help.ts';
export type Session = z.output<typeof session.session>;
export type StaffMember = z.output<typeof session.staffMember>;
export type LiveStatus = (typeof session.liveStatuses)[number];
export type LiveWorker = z.output<typeof live.liveFacts>;
export type PracticeSettings = z.output<typeof session.practiceSettings>;

export type SafeContact = z.output<typeof patients.safeContact>;
export type PatientSummary = z.output<typeof patients.patientSummary>;
export type Patient = z.output<typeof patients.patient>;
export type ImportPreview = z.output<typeof patients.importPreview>;
export type ImportMapping = z.output<typeof patients.importMapping>;
export type ImportCounts = z.output<typeof patients.importCounts>;
export type ImportReject = z.output<typeof patients.importReject>;
export type { ImportField } from './contract/patients.ts';

export type Referral = z.output<typeof referrals.referral>;
export type ReferralStatus = Referral['status'];
export type Priority = Referral['priority'];
export type Source = Referral['source'];
export type Permission = Referral['permissionRefer'];
export type Owner = Referral['owner'];
export type NextAction = (typeof referrals.nextActions)[number];
export type CloseReason = (typeof referrals.closeReasons)[number];
export type ContactHow = (typeof contactHows)[number];
export type ContactResult = (typeof referrals.contactResults)[number];
export type NoteAudience = (typeof referrals.noteAudiences)[number];
export type QueueRow = z.output<typeof referrals.queueRow>;
export type QueueView = (typeof referrals.queueViews)[number];
export type WaitLevel = (typeof referrals.waitLevels)[number];
export type TimelineEntry = z.output<typeof referrals.timelineEntry>;
export type ReferralDetail = z.output<typeof referrals.referralDetail>;

export type SeeNowCall = z.output<typeof seeNow.seeNowCall>;

export type Mode = z.output<typeof clinics.mode>;
export type ClinicDraft = z.output<typeof clinics.clinicDraft>;
export type Clinic = z.output<typeof clinics.clinic>;
export type Leave = z.output<typeof clinics.leave>;
export type Closure = z.output<typeof clinics.closure>;
export type Impact = z.output<typeof clinics.impact>;

export type Slot = z.output<typeof appointments.slot>;
export type Offer = z.output<typeof fill.offer>;
export type Appointment = z.output<typeof appointments.appointment>;
export type AppointmentStatus = Appointment['status'];
export type CancelledBy = (typeof appointments.cancelledBy)[number];

export type PcSettings = z.output<typeof pc.pcSettings>;
export type Theme = PcSettings['theme'];
