import type { Clinic, ClinicDraft, Mode } from '../../shared/types.ts';
import { minutesOf } from '../../shared/clinic-rule.ts';
import { sayDays, sayPlace, slotsPerSession as slotsIn } from '../../shared/clinic-sentence.ts';
import { listDays, ruleFromWeekly, weeklyFromRule } from './weekly-rule.ts';
import type { Weekday } from './weekly-rule.ts';

/** What the sentence builder holds while it is being filled in; text may be half typed. */
export type ClinicForm = {
  readonly days: readonly Weekday[];
  readonly everyWeeks: number;
  readonly startTime: string;
  readonly endTime: string;
  readonly slotMinutes: string;
  readonly gapMinutes: string;
  readonly mode: Mode;
  readonly room: string;
  readonly validFrom: string;
  readonly validTo: string;
};

export type ClinicFormField = keyof ClinicForm;
export type OwnerlessClinic = Omit<ClinicDraft, 'linkWorkerId'>;

export function blankClinic(today: string, room = ''): ClinicForm {
  return {
    days: [],
    everyWeeks: 1,
    startTime: '09:15',
    endTime: '12:30',
    slotMinutes: '45',
    gapMinutes: '0',
    mode: 'in_practice',
    room,
    validFrom: today,
    validTo: '',
  };
}

export function formOf(clinic: Clinic): ClinicForm {
  const weekly = weeklyFromRule(clinic.rule);
  return {
    days: weekly?.days ?? [],
    everyWeeks: weekly?.everyWeeks ?? 1,
    startTime: clinic.startTime,
    endTime: clinic.endTime,
    slotMinutes: String(clinic.slotMinutes),
    gapMinutes: String(clinic.gapMinutes),
    mode: clinic.mode,
    room: clinic.room ?? '',
    validFrom: clinic.validFrom,
    validTo: clinic.validTo ?? '',
  };
}

const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
const isDate = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);
const isWhole = (text: string) => /^\d{1,3}$/.test(text.trim());

/** One sentence per field that needs mending; the register checks everything again when it is saved. */
export function problemsOf(form: ClinicForm): Partial<Record<ClinicFormField, string>> {
  const found: Partial<Record<ClinicFormField, string>> = {};
  if (form.days.length === 0) found.days = 'Choose at least one day.';
  if (!isTime(form.startTime)) found.startTime = 'Give a start time such as 09:15.';
  if (!isTime(form.endTime)) found.endTime = 'Give an end time such as 12:30.';
  const minutes = Number(form.slotMinutes);
  if (!isWhole(form.slotMinutes) || minutes < 5 || minutes > 240)
    found.slotMinutes = 'Give a length from 5 to 240 minutes.';
  const gap = Number(form.gapMinutes);
  if (!isWhole(form.gapMinutes) || gap > 120)
    found.gapMinutes = 'Give a break from 0 to 120 minutes.';
  if (!isDate(form.validFrom)) found.validFrom = 'Give the first day.';
  if (form.validTo !== '' && form.validTo < form.validFrom)
    found.validTo = 'The last day cannot be before the first.';
  if (found.startTime === undefined && found.endTime === undefined) {
    const length = minutesOf(form.endTime) - minutesOf(form.startTime);
    if (length <= 0) found.endTime = 'The end must be later than the start.';
    else if (found.slotMinutes === undefined && minutes > length)
      found.slotMinutes = 'This is longer than the clinic itself.';
  }
  return found;
}

/** How many appointments fit in one session, or null while the form is incomplete. */
export function slotsPerSession(form: ClinicForm): number | null {
  const wrong = problemsOf(form);
  if (wrong.startTime ?? wrong.endTime ?? wrong.slotMinutes ?? wrong.gapMinutes) return null;
  return slotsIn({
    startTime: form.startTime,
    endTime: form.endTime,
    slotMinutes: Number(form.slotMinutes),
    gapMinutes: Number(form.gapMinutes),
  });
}

/** A clinic without its owner, ready for the contract; call it only on a form without problems. */
export function draftOf(form: ClinicForm, keepRule?: string): OwnerlessClinic {
  return {
    name: `${listDays(form.days)} ${form.mode === 'phone' ? 'phone clinic' : 'clinic'}`
      .slice(0, 60)
      .trim(),
    rule: keepRule ?? ruleFromWeekly(form),
    startTime: form.startTime,
    endTime: form.endTime,
    slotMinutes: Number(form.slotMinutes),
    gapMinutes: Number(form.gapMinutes),
    mode: form.mode,
    room: form.room.trim() === '' ? null : form.room.trim(),
    validFrom: form.validFrom,
    validTo: form.validTo === '' ? null : form.validTo,
    heldSlots: 0,
    heldOpensAt: '08:30',
    breakFrom: null,
    breakTo: null,
  };
}

/** "Ms A: every Tuesday and Thursday, 09:15 to 12:30, 45 minutes, Room 3", as far as it is typed. */
export function sentenceOf(form: ClinicForm, who: string): string {
  const days = form.days.length === 0 ? 'no days chosen yet' : sayDays(ruleFromWeekly(form));
  const times = `${form.startTime || '…'} to ${form.endTime || '…'}`;
  const length = `${form.slotMinutes.trim() || '…'} minutes`;
  const place = sayPlace(form.mode, form.room.trim() || null);
  return `${who.trim() || 'Link worker'}: ${[days, times, length, place].join(', ')}`;
}
