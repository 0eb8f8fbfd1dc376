import { z } from 'zod';
import {
  command,
  date,
  everyone,
  id,
  line,
  managers,
  name,
  nothing,
  query,
  roles,
  task,
  version,
} from './kinds.ts';
import { clinicDraft } from './clinics.ts';

export const liveStatuses = ['free', 'with_someone', 'out'] as const;
export const role = z.enum(roles);

/** One member of staff, as shown wherever a name, colour or status is needed. */
export const staffMember = z.object({
  id,
  name: z.string(),
  role,
  employer: z.string().nullable(),
  room: z.string().nullable(),
  /** Number or extension in the practice. */
  phone: z.string().nullable(),
  /** Last day in the practice (contract end); no slots after it. */
  leavesOn: date.nullable(),
  active: z.boolean(),
  version,
});

export const session = z.object({ staffId: id, name: z.string(), role });

const linkWorkerDraft = z.object({
  name,
  employer: line(120).nullable(),
  room: line(60).nullable(),
  leavesOn: date.nullable(),
  /** Clinics of this link worker, without their owner. */
  clinics: z.array(clinicDraft.omit({ linkWorkerId: true })).max(20),
});

export const practiceSettings = z.object({
  practiceName: z.string(),
  practicePhone: z.string(),
  practiceAddress: z.string(),
  /** The practice's own SNOMED or Read code that goes with an outcome into the record; may be empty. */
  outcomeCode: line(60),
  /** Wait in working days after which a referral is shown amber, then red. */
  amberAfterDays: z.int().min(1).max(250),
  redAfterDays: z.int().min(1).max(250),
  /** Generated practice: plainly marked on every screen. */
  demo: z.boolean(),
});

export const sessionContract = {
  'session.current': query({ roles: 'open', input: nothing, output: session.nullable() }),
  /** Until sign-in arrives the session is the person picked on the start screen. */
  'session.pick': task({ roles: 'open', input: z.object({ staffId: id }), output: session }),
  'session.end': task({ roles: 'open', input: nothing, output: z.null() }),

  'setup.state': query({
    roles: 'open',
    input: nothing,
    output: z.object({
      ready: z.boolean(),
      practiceName: z.string().nullable(),
      demo: z.boolean(),
      people: z.array(staffMember.pick({ id: true, name: true, role: true })),
    }),
  }),
  /** First run: practice, first manager, link workers with their clinics. Refused once there is staff. */
  'setup.complete': task({
    roles: 'open',
    input: z.object({
      practiceName: name,
      practicePhone: line(30),
      manager: z.object({ name }),
      linkWorkers: z.array(linkWorkerDraft).max(20),
    }),
    output: session,
  }),

  'settings.get': query({
    roles: everyone,
    input: nothing,
    output: practiceSettings.extend({ version }),
  }),
  'settings.update': command({
    roles: managers,
    input: practiceSettings.omit({ demo: true }).partial().extend({ version }),
    output: practiceSettings.extend({ version }),
  }),

  'staff.list': query({ roles: everyone, input: nothing, output: z.array(staffMember) }),
  'staff.save': command({
    roles: managers,
    input: z.object({
      /** Absent: a new member of staff. */
      id: id.optional(),
      version: version.optional(),
      name,
      role,
      employer: line(120).nullable(),
      room: line(60).nullable(),
      /** Absent: as it is. */
      phone: line(30).nullable().optional(),
      leavesOn: date.nullable(),
      active: z.boolean(),
    }),
    output: staffMember,
  }),
};
