import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bankHolidayDates } from '../../shared/bank-holidays.ts';
import type { Help } from '../../shared/help.ts';
import type { ContactHow } from '../../shared/types.ts';
import { leftReasons } from '../../shared/patient.ts';
import {
  remindedDays,
  reminderCsv,
  reminderFor,
  reminderLines,
  smsNumber,
} from '../../shared/reminder.ts';

const of = {
  startsAt: '2027-01-05T10:45:00.000Z',
  endsAt: '2027-01-05T11:15:00.000Z',
  mode: 'in_practice',
  room: 'Room 3',
  linkWorkerName: 'Made-up Worker',
  practiceName: 'Made-up Practice',
  practicePhone: '01632 960001',
  practiceAddress: '1 Made-up Street',
  needsMoving: false,
} as const;
const noFlags = {
  noVoicemail: false,
  noLetters: false,
  noTexts: false,
  notAtHome: false,
  interpreterLanguage: null,
  largePrint: false,
};
const here = {
  safeContact: noFlags,
  leftReason: null,
  wouldHelp: [] as Help[],
  preferredContact: null as ContactHow | null,
};
const mobile = '07700 900123';

describe('a reminder', () => {
  it('gives the SMS tool every mobile number in one form', () => {
    const typed = [
      '07700900123',
      mobile,
      '+44 7700 900123',
      '+44 (0)7700 900123',
      '00447700900123',
    ];
    expect(typed.map(smsNumber)).toEqual(typed.map(() => '07700900123'));
  });

  it('goes to no landline, no broken number and nothing that is no number', () => {
    const typed = [
      '01632 960001',
      '0770090012',
      '077009001234',
      '=07700900123',
      'ask wife',
      '',
      null,
    ];
    expect(typed.map(smsNumber)).toEqual(typed.map(() => null));
  });

  it('is the text of the appointment, which says nothing about the patient', () => {
    expect(reminderFor(of, { ...here, phone: null, mobile })).toEqual({
      by: 'text',
      mobile: '07700900123',
      text: 'Made-up Practice: your appointment with Made-up Worker is at 10:45 on Tuesday 5 January 2027. To change it, phone 01632 960001.',
    });
  });

  it('is a phone call to somebody without a mobile number', () => {
    const patient = { ...here, phone: '01632 960002', mobile: null };
    expect(reminderFor(of, patient)).toEqual({
      by: 'phone',
      why: 'no_mobile',
      phone: '01632 960002',
    });
  });

  it('is a phone call to whoever asked for a reminder and likes to be phoned', () => {
    const asked = { ...here, wouldHelp: ['reminder'] as Help[], phone: null, mobile };
    const likes = { ...asked, preferredContact: 'phone' as const };
    expect(reminderFor(of, likes)).toEqual({ by: 'phone', why: 'likes_phone', phone: mobile });
    expect(reminderFor(of, asked)).toMatchObject({ by: 'text' });
    expect(reminderFor(of, { ...likes, wouldHelp: [] })).toMatchObject({ by: 'text' });
    const never = { ...likes, safeContact: { ...noFlags, noTexts: true } };
    expect(reminderFor(of, never)).toMatchObject({ why: 'no_texts' });
  });

  it('is never a text to somebody who must not get texts, whatever numbers they have', () => {
    const number = fc.option(fc.oneof(fc.string(), fc.constant(mobile)), { nil: null });
    fc.assert(
      fc.property(number, number, (phone, cell) => {
        const safeContact = { ...noFlags, noTexts: true };
        const made = reminderFor(of, { ...here, phone, mobile: cell, safeContact });
        expect(made).toEqual({ by: 'phone', why: 'no_texts', phone: phone || cell || null });
      }),
    );
  });

  it('only ever goes to 07 and nine digits', () => {
    const near = fc.stringMatching(/^(\+44|0044|0)? ?7?[\d ]{8,12}$/);
    fc.assert(
      fc.property(fc.oneof(near, fc.string()), (typed) => {
        const number = smsNumber(typed);
        expect(number === null || /^07\d{9}$/.test(number)).toBe(true);
        expect(number === null || smsNumber(number) === number).toBe(true);
      }),
    );
  });

  it('runs no formula in the sheet, whatever the practice calls itself', () => {
    const csv = reminderCsv([{ mobile: '07700900123', text: '=HYPERLINK("x"), now' }]);
    expect(csv).toBe('\ufeffMobile,Text\r\n07700900123,"\'=HYPERLINK(""x""), now"\r\n');
  });

  it('rings whoever must not be reached at home on their mobile phone', () => {
    const safeContact = { ...noFlags, noTexts: true, notAtHome: true };
    const patient = { ...here, phone: '01632 960002', mobile, safeContact };
    expect(reminderFor(of, patient)).toMatchObject({ by: 'phone', phone: mobile });
  });

  it('is sent to nobody whose time is no longer offered, or whom the list says to have died', () => {
    const patient = { ...here, phone: null, mobile };
    expect(reminderFor({ ...of, needsMoving: true }, patient)).toEqual({
      by: 'none',
      why: 'needs_moving',
    });
    const died = { ...patient, leftReason: leftReasons.died };
    expect(reminderFor(of, died)).toEqual({ by: 'none', why: 'died' });
    const left = { ...patient, leftReason: leftReasons.removed };
    expect(reminderFor(of, left)).toMatchObject({ by: 'text' });
  });

  it('is one line to copy, whatever the practice typed into its name', () => {
    const two = [
      { mobile: '07700900123', text: 'Made-up\nPractice: one' },
      { mobile: '07700900124', text: 'two' },
    ];
    expect(reminderLines(two)).toBe('07700900123\tMade-up Practice: one\n07700900124\ttwo');
  });

  it('is sent for the next day the practice is open, and for the weekend before it', () => {
    const from = (today: string, more: readonly string[] = []) =>
      remindedDays(today, new Set([...bankHolidayDates, ...more]));
    // Tuesday; Friday; the Friday before St Andrew's Day; Christmas Eve; a training day tomorrow.
    expect(from('2026-12-01')).toEqual({ from: '2026-12-02', date: '2026-12-02' });
    expect(from('2026-12-04')).toEqual({ from: '2026-12-05', date: '2026-12-07' });
    expect(from('2026-11-27')).toEqual({ from: '2026-11-28', date: '2026-12-01' });
    expect(from('2026-12-24')).toEqual({ from: '2026-12-25', date: '2026-12-29' });
    expect(from('2026-12-01', ['2026-12-02'])).toEqual({ from: '2026-12-02', date: '2026-12-03' });
  });
});
