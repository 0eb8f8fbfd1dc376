import { z } from 'zod';
import { contactHows } from '../contact.ts';
import { needIds } from '../needs.ts';
import { appointmentStatuses } from './appointments.ts';
import { command, deskRoles, everyone, id, instant, line, query, version } from './kinds.ts';
import { patientSummary } from './patients.ts';

export const referralStatuses = ['waiting', 'booked', 'active', 'closed'] as const;
export const priorities = ['see_now', 'soon', 'routine'] as const;
export const sources = ['clinician', 'reception', 'self', 'other_professional'] as const;
export const permissions = ['yes', 'no', 'not_asked'] as const;
export const closeReasons = [
  'completed',
  'declined',
  'could_not_contact',
  'moved_away',
  'deceased',
  're_routed',
  'withdrawn',
  'entered_in_error',
] as const;
/** Every open referral has exactly one. Listed in the order the desk should take them. */
export const nextActions = [
  'see_now',
  'move',
  'record_outcome',
  'attend',
  'rebook',
  'book',
  'phone',
  'follow_up',
] as const;
export const owners = ['desk', 'link_worker'] as const;
export const contactResults = [
  'spoke',
  'no_answer',
  'left_message',
  'wrong_number',
  'sent',
] as const;
/** Who may read a note. Reception never receives what is for link workers only. */
export const noteAudiences = ['everyone', 'link_workers'] as const;

/** The longest note a referral has, however often it is added to. */
export const noteLimit = 2000;
const noteText = line(noteLimit);

const need = z.enum(needIds);
const needList = z.array(need).max(needIds.length);
const status = z.enum(referralStatuses);
const priority = z.enum(priorities);
const permission = z.enum(permissions);

export const referral = z.object({
  id,
  patientId: id,
  status,
  priority,
  source: z.enum(sources),
  referredAt: instant,
  referrerName: z.string(),
  /** Those this person may see without opening them. */
  needs: z.array(z.string()),
  /** How many sensitive ones are held back: `referral.openSensitive` shows them. */
  hiddenNeeds: z.int(),
  note: z.string(),
  /** The link worker who has, or is asked for, this patient; null: whoever is free first. */
  linkWorkerId: id.nullable(),
  owner: z.enum(owners),
  nextAction: z.enum(nextActions).nullable(),
  /** When the next action is due: instant of an appointment, or of the next try to phone. */
  nextActionDue: instant.nullable(),
  permissionRefer: permission,
  permissionShare: permission,
  /** The first attended contact stops the wait clock. */
  firstSeenAt: instant.nullable(),
  closedAt: instant.nullable(),
  closedReason: z.enum(closeReasons).nullable(),
  outcome: z.string().nullable(),
  contactAttempts: z.int(),
  version,
});

export const waitLevels = ['ok', 'amber', 'red'] as const;

/** One row of the queue: all a desk needs without opening anything. */
export const queueRow = referral
  .pick({
    id: true,
    patientId: true,
    status: true,
    priority: true,
    referredAt: true,
    referrerName: true,
    needs: true,
    hiddenNeeds: true,
    linkWorkerId: true,
    owner: true,
    nextActionDue: true,
    contactAttempts: true,
    version: true,
  })
  .extend({
    nextAction: z.enum(nextActions),
    /** Working days since the referral, Scottish bank holidays out; frozen at the first attended contact. */
    waitDays: z.int(),
    waitLevel: z.enum(waitLevels),
    /** Result of the latest contact attempt. */
    lastContactResult: z.enum(contactResults).nullable(),
    /** What was done, for whoever referred and asks what became of the patient; null for others. */
    outcome: z.string().nullable(),
    patient: patientSummary.omit({ openReferralId: true }),
    appointment: z
      .object({
        id,
        startsAt: instant,
        status: z.enum(appointmentStatuses),
        linkWorkerId: id,
        needsMoving: z.boolean(),
        version,
      })
      .nullable(),
  });

export const queueViews = [
  'all',
  'mine',
  'see_now',
  'to_phone',
  'to_book',
  'moving',
  'today',
  'follow_up',
] as const;
const queueFilter = z.object({
  view: z.enum(queueViews).default('all'),
  linkWorkerId: id.nullable().default(null),
  text: line(100).default(''),
});

export const timelineEntry = z.object({
  id: z.string(),
  at: instant,
  byName: z.string(),
  kind: z.enum(['referral', 'contact', 'appointment', 'note', 'see_now']),
  /** What happened: 'referred', 'closed', 'spoke', 'booked', 'dna', ... the screen words it. */
  what: z.string(),
  /**
   * More of it, as words of lists that the screen knows: the fields changed, why it was closed, who
   * cancelled and whether late, the status that an undo went back to; of an answer to a "see now",
   * which it was, and the link worker's name where it is about one.
   */
  about: z.array(z.string()),
  /** What somebody typed. */
  text: z.string(),
  audience: z.enum(noteAudiences),
  /** For appointments: when it was to start once this had happened; for "in 10 minutes": when. */
  startsAt: instant.nullable(),
  movedFrom: instant.nullable(),
  how: z.string().nullable(),
});

export const referralDetail = z.object({
  referral,
  patient: patientSummary,
  waitDays: z.int(),
  waitLevel: z.enum(waitLevels),
  appointment: queueRow.shape.appointment,
  seen: z.int(),
  dna: z.int(),
  /** When the patient was last seen, under any referral; null: not yet. */
  lastSeenAt: instant.nullable(),
  timeline: z.array(timelineEntry),
});

export const referralsContract = {
  'referral.create': command({
    roles: everyone,
    input: z.object({
      patientId: id,
      priority: priority.default('routine'),
      source: z.enum(sources).optional(),
      /** Who asked, when it is not the person at the keyboard ("Health visitor Ms B"). */
      referrerName: line(120).optional(),
      needs: needList.default([]),
      note: noteText.default(''),
      linkWorkerId: id.nullable().default(null),
      permissionRefer: permission.default('yes'),
      permissionShare: permission.default('not_asked'),
      /** The list says that the patient has died, and the list is wrong. */
      confirmDied: z.boolean().default(false),
    }),
    /** `place` in the waiting list from 1; `expectedDays`: working days until seen, from recent waits, or null. */
    output: z.object({ referral, place: z.int(), expectedDays: z.int().nullable() }),
  }),
  /** Within 10 seconds (a little grace), by the person who referred: entered in error, and out of the queue. */
  'referral.undo': command({ roles: everyone, input: z.object({ id }), output: z.null() }),
  /**
   * The patient already has an open referral: needs are joined, priority raised, note appended; a
   * link worker asked for and an answer about sharing replace what was there.
   */
  'referral.addTo': command({
    roles: everyone,
    input: z.object({
      id,
      needs: needList,
      note: noteText,
      priority,
      /** Null: as it is. */
      linkWorkerId: id.nullable().default(null),
      /** `not_asked`: as it is. */
      permissionShare: permission.default('not_asked'),
    }),
    output: referral,
  }),
  /** "No" to being referred is an outcome worth recording. */
  'referral.recordDeclined': command({
    roles: everyone,
    input: z.object({ patientId: id, needs: needList, note: noteText }),
    output: referral,
  }),
  /** Sensitive needs are shown only when somebody asks for them; asking is audited. */
  'referral.openSensitive': command({
    roles: everyone,
    input: z.object({ id }),
    /** Of the referral at this version. */
    output: z.object({ needs: z.array(z.string()), version }),
  }),
  'referral.get': query({ roles: everyone, input: z.object({ id }), output: referralDetail }),
  /** Only the fields given change. `stale` carries the current referral, so that nothing typed is lost. */
  'referral.update': command({
    roles: everyone,
    input: z.object({
      id,
      version,
      priority: priority.optional(),
      /** Not the whole set: who edits need not have seen all of them. */
      addNeeds: needList.optional(),
      removeNeeds: needList.optional(),
      note: noteText.optional(),
      linkWorkerId: id.nullable().optional(),
      permissionShare: permission.optional(),
      /** The desk's own choice of what comes next, while nothing is booked. */
      nextAction: z.enum(['phone', 'book']).optional(),
    }),
    output: referral,
  }),
  'referral.logContact': command({
    roles: deskRoles,
    input: z.object({
      id,
      how: z.enum(contactHows),
      result: z.enum(contactResults),
      note: line(500).default(''),
      /**
       * How many attempts the screen showed when the form was opened. `contact_just_logged` carries
       * the latest one where there are more by now: two desks may have phoned, or logged one call.
       */
      seenAttempts: z.int().min(0).optional(),
    }),
    output: referral,
  }),
  /** Takes back the latest attempt, logged by mistake: by whoever logged it, while nothing else happened. */
  'referral.undoContact': command({
    roles: deskRoles,
    input: z.object({ id, version }),
    output: referral,
  }),
  'referral.addNote': command({
    roles: everyone,
    input: z.object({
      id,
      text: line(4000).min(1),
      audience: z.enum(noteAudiences).default('everyone'),
    }),
    output: z.object({ id }),
  }),
  /** After an appointment: one line for who referred, without closing. Later ones add to the history. */
  'referral.recordOutcome': command({
    roles: ['link_worker'],
    input: z.object({ id, outcome: line(500).min(1) }),
    output: referral,
  }),
  'referral.close': command({
    roles: deskRoles,
    input: z.object({ id, version, reason: z.enum(closeReasons), outcome: line(500).default('') }),
    output: referral,
  }),
  /** `undo`: closed by mistake a moment ago, so what came next comes next again. */
  'referral.reopen': command({
    roles: deskRoles,
    input: z.object({ id, version, undo: z.boolean().default(false) }),
    output: referral,
  }),

  'queue.list': query({
    roles: everyone,
    input: queueFilter.extend({
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.object({ rows: z.array(queueRow), total: z.int() }),
  }),
  /** How many open referrals each view holds, for this person. */
  'queue.counts': query({
    roles: everyone,
    input: z.object({ linkWorkerId: id.nullable().default(null) }),
    output: z.record(z.enum(queueViews), z.int()),
  }),
  /** CSV of what is on screen; sensitive needs stay masked, formula cells neutralised. */
  'queue.export': command({
    roles: deskRoles,
    input: queueFilter,
    output: z.object({ fileName: z.string(), csv: z.string() }),
  }),
};
