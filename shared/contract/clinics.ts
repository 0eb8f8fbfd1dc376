import { z } from 'zod';
import { modes } from '../modes.ts';
import {
  command,
  date,
  everyone,
  id,
  instant,
  line,
  managers,
  nothing,
  query,
  time,
  version,
} from './kinds.ts';

export const mode = z.enum(modes);

/** A link worker's recurring session: wall-clock time in Europe/London and an RFC 5545 rule. */
export const clinicDraft = z.object({
  linkWorkerId: id,
  name: line(60),
  /** RFC 5545 RRULE without DTSTART, `FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH`. */
  rule: line(200).min(1),
  startTime: time,
  endTime: time,
  slotMinutes: z.int().min(5).max(240).default(45),
  gapMinutes: z.int().min(0).max(120).default(0),
  mode: mode.default('in_practice'),
  room: line(60).nullable(),
  validFrom: date,
  validTo: date.nullable(),
  /** How many at the end of each session are held for the day, and when they open on it. */
  heldSlots: z.int().min(0).max(50).default(0),
  heldOpensAt: time.default('08:30'),
  /** A break in the session; both or neither. */
  breakFrom: time.nullable().default(null),
  breakTo: time.nullable().default(null),
});

export const clinic = clinicDraft.extend({ id, version, sentence: z.string() });
export const leave = z.object({
  id,
  linkWorkerId: id,
  fromDate: date,
  toDate: date,
  reason: z.string(),
});
export const closure = z.object({ id, onDate: date, clinicId: id.nullable(), reason: z.string() });

const affected = z.object({
  appointmentId: id,
  patientName: z.string(),
  startsAt: instant,
  linkWorkerId: id,
});
const slotTime = z.object({ linkWorkerId: id, startsAt: instant });
export const impact = z.object({
  /** Bookings that would need moving: listed, never dropped. */
  needMoving: z.array(affected),
  /** Bookings that stay at their time, in another room: patients may have been told the old one. */
  changeRoom: z.array(affected.extend({ room: z.string().nullable() })),
  slotsAppearing: z.int(),
  slotsGoing: z.int(),
  /** Free ones that stay at their time, with another length, room, way, or held otherwise. */
  slotsChanging: z.int(),
  /** The first of them, by start. */
  appearing: z.array(slotTime),
  going: z.array(slotTime),
});

export const clinicsContract = {
  'clinic.list': query({ roles: everyone, input: nothing, output: z.array(clinic) }),
  /** What saving would do, without saving. */
  'clinic.impact': query({
    roles: managers,
    input: clinicDraft.extend({ id: id.optional() }),
    output: impact,
  }),
  'clinic.save': command({
    roles: managers,
    input: clinicDraft.extend({ id: id.optional(), version: version.optional() }),
    output: z.object({ clinic, impact }),
  }),
  /** The last day the clinic runs. */
  'clinic.end': command({
    roles: managers,
    input: z.object({ id, version, validTo: date }),
    output: z.object({ clinic, impact }),
  }),
  'leave.list': query({ roles: everyone, input: nothing, output: z.array(leave) }),
  'leave.add': command({
    roles: ['link_worker', 'manager', 'reception'],
    input: leave.omit({ id: true }).extend({ reason: line(120) }),
    output: z.object({ leave, impact }),
  }),
  'leave.remove': command({
    roles: managers,
    input: z.object({ id }),
    output: z.object({ impact }),
  }),
  'closure.list': query({ roles: everyone, input: nothing, output: z.array(closure) }),
  'closure.add': command({
    roles: managers,
    input: closure.omit({ id: true }).extend({ reason: line(120) }),
    output: z.object({ closure, impact }),
  }),
  'closure.remove': command({
    roles: managers,
    input: z.object({ id }),
    output: z.object({ impact }),
  }),
};
