import { minutesOf } from './clinic-rule.ts';
import { clinicSentence, sayDays, sayPlace, slotsPerSession } from './clinic-sentence.ts';
import { sayHeld } from './held-slots.ts';
import { blankRule, formOfRule, ruleOf, weekdays, type RuleForm } from './rule-form.ts';
import type { Clinic, ClinicDraft, Mode } from './types.ts';

/** What the sentence builder holds while it is being filled in; text may be half typed. */
export type ClinicForm = RuleForm & {
  readonly startTime: string;
  readonly endTime: string;
  readonly slotMinutes: string;
  readonly gapMinutes: string;
  /** Both empty: no break. */
  readonly breakFrom: string;
  readonly breakTo: string;
  readonly heldSlots: string;
  readonly heldOpensAt: string;
  readonly mode: Mode;
  readonly room: string;
  readonly validFrom: string;
  readonly validTo: string;
};

export type ClinicFormField = keyof ClinicForm;
export type OwnerlessClinic = Required<Omit<ClinicDraft, 'linkWorkerId'>>;

export function blankClinic(today: string, room = ''): ClinicForm {
  return {
    ...blankRule,
    startTime: '09:15',
    endTime: '12:30',
    slotMinutes: '45',
    gapMinutes: '0',
    breakFrom: '',
    breakTo: '',
    heldSlots: '0',
    heldOpensAt: '08:30',
    mode: 'in_practice',
    room,
    validFrom: today,
    validTo: '',
  };
}

export function formOf(clinic: Clinic): ClinicForm {
  return {
    ...formOfRule(clinic.rule),
    startTime: clinic.startTime,
    endTime: clinic.endTime,
    slotMinutes: String(clinic.slotMinutes),
    gapMinutes: String(clinic.gapMinutes),
    breakFrom: clinic.breakFrom ?? '',
    breakTo: clinic.breakTo ?? '',
    heldSlots: String(clinic.heldSlots),
    heldOpensAt: clinic.heldOpensAt,
    mode: clinic.mode,
    room: clinic.room ?? '',
    validFrom: clinic.validFrom,
    validTo: clinic.validTo ?? '',
  };
}

const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
const isDate = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);
const isWhole = (text: string) => /^\d{1,3}$/.test(text.trim());

type Problems = Partial<Record<ClinicFormField, string>>;

/** One sentence per field that needs mending; the register checks everything again when it is saved. */
export function problemsOf(form: ClinicForm): Problems {
  return {
    ...dayProblems(form),
    ...timeProblems(form),
    ...breakProblems(form),
    ...heldProblems(form),
  };
}

function dayProblems(form: ClinicForm): Problems {
  const found: Problems = {};
  if (form.repeats === 'weekly' && form.days.length === 0) found.days = 'Choose at least one day.';
  if (form.repeats === 'month_weekday' && form.places.length === 0)
    found.places = 'Choose which of the month.';
  if (form.repeats === 'written' && ruleOf(form) === '')
    found.written =
      'Write a weekly or monthly rule such as FREQ=MONTHLY;BYDAY=1TU,3TU. Its end is the last day below, not COUNT or UNTIL.';
  if (!isDate(form.validFrom)) found.validFrom = 'Give the first day.';
  if (form.validTo !== '' && form.validTo < form.validFrom)
    found.validTo = 'The last day cannot be before the first.';
  return found;
}

function timeProblems(form: ClinicForm): Problems {
  const found: Problems = {};
  if (!isTime(form.startTime)) found.startTime = 'Give a start time such as 09:15.';
  if (!isTime(form.endTime)) found.endTime = 'Give an end time such as 12:30.';
  const minutes = Number(form.slotMinutes);
  if (!isWhole(form.slotMinutes) || minutes < 5 || minutes > 240)
    found.slotMinutes = 'Give a length from 5 to 240 minutes.';
  if (!isWhole(form.gapMinutes) || Number(form.gapMinutes) > 120)
    found.gapMinutes = 'Give from 0 to 120 minutes.';
  if (found.startTime === undefined && found.endTime === undefined) {
    const length = minutesOf(form.endTime) - minutesOf(form.startTime);
    if (length <= 0) found.endTime = 'The end must be later than the start.';
    else if (found.slotMinutes === undefined && minutes > length)
      found.slotMinutes = 'This is longer than the clinic itself.';
  }
  return found;
}

function breakProblems(form: ClinicForm): Problems {
  const { breakFrom, breakTo, startTime, endTime } = form;
  if (breakFrom === '' && breakTo === '') return {};
  if (breakFrom === '') return { breakFrom: 'Give both times of the break, or neither.' };
  if (breakTo === '') return { breakTo: 'Give both times of the break, or neither.' };
  if (breakTo <= breakFrom) return { breakTo: 'The break must end after it begins.' };
  if (breakFrom < startTime || breakTo > endTime)
    return { breakFrom: 'The break must be inside the clinic.' };
  if (Object.keys(timeProblems(form)).length === 0 && slotsPerSession(timesOf(form)) === 0)
    return { breakTo: 'The break leaves no time for one appointment.' };
  return {};
}

function heldProblems(form: ClinicForm): Problems {
  if (!isWhole(form.heldSlots)) return { heldSlots: 'Give a number, 0 for none.' };
  if (Number(form.heldSlots) === 0) return {};
  if (!isTime(form.heldOpensAt)) return { heldOpensAt: 'Give a time such as 08:30.' };
  const all = slotsOfForm(form);
  if (all !== null && Number(form.heldSlots) > all)
    return { heldSlots: `The clinic has ${all} each time.` };
  return {};
}

/** How many appointments fit in one session, or null while the form is incomplete. */
export function slotsOfForm(form: ClinicForm): number | null {
  if (Object.keys({ ...timeProblems(form), ...breakProblems(form) }).length > 0) return null;
  return slotsPerSession(timesOf(form));
}

const timesOf = (form: ClinicForm) => ({
  startTime: form.startTime,
  endTime: form.endTime,
  slotMinutes: Number(form.slotMinutes),
  gapMinutes: Number(form.gapMinutes),
  breakFrom: form.breakFrom === '' ? null : form.breakFrom,
  breakTo: form.breakTo === '' ? null : form.breakTo,
});

/** A clinic without its owner, ready for the contract; call it only on a form without problems. */
export function draftOf(form: ClinicForm): OwnerlessClinic {
  const rule = ruleOf(form);
  return {
    name: nameOf(form, rule),
    rule,
    ...timesOf(form),
    heldSlots: Number(form.heldSlots),
    heldOpensAt: form.heldOpensAt,
    mode: form.mode,
    room: form.room.trim() === '' ? null : form.room.trim(),
    validFrom: form.validFrom,
    validTo: form.validTo === '' ? null : form.validTo,
  };
}

function nameOf(form: ClinicForm, rule: string): string {
  const named = weekdays.filter(({ code }) => form.days.includes(code)).map(({ long }) => long);
  const days = form.repeats === 'weekly' ? named.join(' and ') : sayDays(rule);
  return `${days} ${form.mode === 'phone' ? 'phone clinic' : 'clinic'}`.slice(0, 60).trim();
}

/** "Ms A: every Tuesday and Thursday, 09:15 to 12:30, 45 minutes, Room 3", as far as it is typed. */
export function sentenceOf(form: ClinicForm, who: string): string {
  const complete = Object.keys(problemsOf(form)).length === 0;
  return `${who.trim() || 'Link worker'}: ${complete ? small(clinicSentence(draftOf(form))) : sofar(form)}`;
}

function sofar(form: ClinicForm): string {
  const rule = ruleOf(form);
  const held = /^[1-9]\d?$/.test(form.heldSlots)
    ? sayHeld({ heldSlots: Number(form.heldSlots), heldOpensAt: form.heldOpensAt || '…' })
    : '';
  return [
    rule === '' ? 'no days chosen yet' : small(sayDays(rule)),
    `${form.startTime || '…'} to ${form.endTime || '…'}`,
    `${form.slotMinutes.trim() || '…'} minutes`,
    sayPlace(form.mode, form.room.trim() || null),
    held,
  ]
    .filter(Boolean)
    .join(', ');
}

const small = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
