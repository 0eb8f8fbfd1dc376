import { z } from 'zod';
import { contactHows } from '../contact.ts';
import { helps } from '../help.ts';
import { rejectCodes } from '../patient-import-rejects.ts';
import {
  command,
  date,
  deskRoles,
  everyone,
  id,
  instant,
  line,
  managers,
  name,
  nothing,
  query,
  task,
  version,
} from './kinds.ts';

/** Safe-contact flags: shown wherever someone is about to make contact, obeyed by every output. */
export const safeContact = z.object({
  noVoicemail: z.boolean(),
  noLetters: z.boolean(),
  noTexts: z.boolean(),
  notAtHome: z.boolean(),
  interpreterLanguage: z.string().nullable(),
  largePrint: z.boolean(),
});

export const patientSummary = z.object({
  id,
  chi: z.string().nullable(),
  title: z.string().nullable(),
  surname: z.string(),
  forename: z.string(),
  dateOfBirth: date.nullable(),
  postcode: z.string().nullable(),
  phone: z.string().nullable(),
  mobile: z.string().nullable(),
  safeContact,
  /** What would help them to come: asked when an appointment was missed. */
  wouldHelp: z.array(z.enum(helps)),
  preferredContact: z.enum(contactHows).nullable(),
  /** False: not (or no longer) on the practice list. */
  onList: z.boolean(),
  leftOn: date.nullable(),
  /** Why they are off the list (shared/patient.ts); null: on it, or never was. */
  leftReason: z.string().nullable(),
  openReferralId: id.nullable(),
});

export const patient = patientSummary.extend({
  address: z.string().nullable(),
  email: z.string().nullable(),
  usualGp: z.string().nullable(),
  version,
});

const referralOfPatient = z.object({
  id,
  status: z.enum(['waiting', 'booked', 'active', 'closed']),
  referredAt: instant,
  closedAt: instant.nullable(),
  closedReason: z.string().nullable(),
  /** Times this patient was seen under this referral. */
  seen: z.int(),
  dna: z.int(),
});

/** Fields of a patient that a column of the file can feed. */
export const importFields = [
  'chi',
  'surname',
  'forename',
  'title',
  'dateOfBirth',
  'address',
  'postcode',
  'phone',
  'mobile',
  'email',
  'usualGp',
  'leftOn',
  'dateOfDeath',
  'deleted',
] as const;
export type ImportField = (typeof importFields)[number];

/** Per column of the file: the field it feeds, or null. Several address columns are joined. */
export const importMapping = z.array(z.enum(importFields).nullable()).max(200);

export const importPreview = z.object({
  token: id,
  fileName: z.string(),
  /** 'emis-extract', 'vision-extract', 'report' or 'unknown'. */
  format: z.string(),
  encoding: z.string(),
  delimiter: z.string(),
  headerRow: z.boolean(),
  columns: z.array(z.object({ header: z.string(), samples: z.array(z.string()) })),
  mapping: importMapping,
  /** True when the mapping was remembered from an earlier import of the same columns. */
  remembered: z.boolean(),
  rows: z.int(),
});

export const importCounts = z.object({
  rows: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** On the list today, not in the file (or marked as gone in it). */
  leaving: z.int(),
  rejected: z.int(),
});

export const importReject = z.object({
  line: z.int(),
  code: z.enum(rejectCodes),
  /** What is wrong and what to do, as in the rejects file. */
  reason: z.string(),
  row: z.array(z.string()),
});

const helpList = z.array(z.enum(helps)).max(helps.length);

/** What is not said stays as it is, so that two people at once both say something. */
export const whatHelps = z.object({
  addHelp: helpList.optional(),
  removeHelp: helpList.optional(),
  /** Null: no preference. */
  preferredContact: z.enum(contactHows).nullable().optional(),
});

export const patientsContract = {
  'patient.search': query({
    roles: everyone,
    input: z.object({ text: line(100), limit: z.int().min(1).max(50).default(20) }),
    output: z.array(patientSummary),
  }),
  'patient.get': query({
    roles: everyone,
    input: z.object({ id }),
    output: patient.extend({ referrals: z.array(referralOfPatient) }),
  }),
  /** Someone not on the list: temporary resident, or no CHI number yet. */
  'patient.create': command({
    roles: everyone,
    input: z.object({
      surname: name,
      forename: name,
      dateOfBirth: date,
      postcode: line(10),
      phone: line(30).nullable(),
      chi: line(20).nullable(),
      /** Set when the user has checked name and date of birth of a number that passes only Modulus 10. */
      chiConfirmed: z.boolean().default(false),
    }),
    output: patient,
  }),
  /**
   * Phone numbers and safe-contact flags, together. Only what is given changes. `stale` carries the
   * current patient, so that nothing typed is lost.
   */
  'patient.setContact': command({
    roles: deskRoles,
    input: z.object({
      id,
      version,
      phone: line(30).nullable().optional(),
      mobile: line(30).nullable().optional(),
      safeContact: safeContact
        .extend({ interpreterLanguage: line(60).nullable() })
        .partial()
        .default({}),
    }),
    output: patient,
  }),
  'patient.setHelp': command({
    roles: deskRoles,
    input: z.object({ id }).extend(whatHelps.shape),
    output: patient,
  }),
  'patient.count': query({
    roles: everyone,
    input: nothing,
    output: z.object({ onList: z.int(), left: z.int(), lastImportAt: instant.nullable() }),
  }),

  /** The bytes of a CSV file; nothing is written to the register until `patientImport.run`. */
  'patientImport.open': task({
    roles: managers,
    input: z.object({ name: line(260), bytes: z.instanceof(Uint8Array) }),
    output: importPreview,
  }),
  /** A dry run with this mapping: what would change, and the first rejected rows. */
  'patientImport.check': task({
    roles: managers,
    input: z.object({ token: id, mapping: importMapping, headerRow: z.boolean() }),
    output: z.object({ counts: importCounts, rejects: z.array(importReject).max(50) }),
  }),
  'patientImport.run': task({
    roles: managers,
    input: z.object({
      token: id,
      mapping: importMapping,
      headerRow: z.boolean(),
      /** The user has seen how many people would be marked as having left. */
      confirmLeavers: z.boolean().default(false),
    }),
    output: importCounts,
  }),
  'patientImport.progress': query({
    roles: managers,
    input: nothing,
    output: z
      .object({
        phase: z.enum(['reading', 'comparing', 'writing', 'done']),
        done: z.int(),
        total: z.int(),
      })
      .nullable(),
  }),
  'patientImport.cancel': task({ roles: managers, input: nothing, output: z.null() }),
  /** Rejected rows of the last check or run as CSV text, with a reason per row. */
  'patientImport.rejects': query({
    roles: managers,
    input: z.object({ token: id }),
    output: z.object({ fileName: z.string(), csv: z.string() }),
  }),
};
