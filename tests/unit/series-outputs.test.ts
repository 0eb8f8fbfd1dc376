import { describe, expect, it } from '@jest/globals';
import { appointmentIcs, appointmentsIcs } from '../../shared/ics.ts';
import { isPrintPage } from '../../shared/print-page.ts';
import { seriesCard, seriesText } from '../../shared/series-outputs.ts';
import { whyNot, type WhyFacts } from '../../shared/series-why.ts';
import type { SafeContact } from '../../shared/types.ts';

const visit = (startsAt: string, more: object = {}) => ({
  startsAt,
  mode: 'in_practice' as const,
  room: 'Room 3',
  linkWorkerName: 'Link Worker (made up)',
  ...more,
});
const of = {
  practiceName: 'Made-up <Practice>',
  practicePhone: '0131 496 0000',
  practiceAddress: '1 Example Street',
  patientName: 'Person (made up)',
  visits: [
    visit('2027-01-05T10:45:00.000Z'),
    visit('2027-03-30T09:45:00.000Z'),
    visit('2027-04-13T09:45:00.000Z'),
  ],
};
const anyContact: SafeContact = {
  noVoicemail: false,
  noLetters: false,
  noTexts: false,
  notAtHome: false,
  interpreterLanguage: null,
  largePrint: false,
};

describe('a card for several appointments', () => {
  it('lists every time on the practice’s clock, and says once what is the same for all', () => {
    const html = seriesCard(of, anyContact);
    for (const said of [
      'Tuesday 5 January 2027, 10:45',
      'Tuesday 30 March 2027, 10:45',
      'Tuesday 13 April 2027, 10:45',
    ]) {
      expect(html).toContain(`<b>${said}</b></li>`);
    }
    expect(html.match(/Link Worker \(made up\)/g)).toHaveLength(1);
    expect(html).toContain('please phone 0131 496 0000');
    expect(html).toContain('Made-up &lt;Practice&gt;');
    expect(isPrintPage(html)).toBe(true);
  });

  it('says on each line with whom and where, where that differs', () => {
    const visits = [
      of.visits[0]!,
      visit('2027-01-19T10:45:00.000Z', { linkWorkerName: 'Another', mode: 'phone', room: null }),
    ];
    const html = seriesCard({ ...of, visits }, anyContact);
    expect(html).toContain('</b>, Link Worker (made up), ');
    expect(html).toContain('</b>, Another, ');
    expect(html).not.toContain('<dt>With</dt>');
  });

  it('is larger for large print, names the interpreter, and is refused where nothing may be carried home', () => {
    expect(seriesCard(of, { ...anyContact, largePrint: true })).toContain('18pt');
    expect(seriesCard(of, { ...anyContact, interpreterLanguage: 'Polish' })).toContain(
      '<dd>Polish</dd>',
    );
    expect(() => seriesCard(of, { ...anyContact, noLetters: true })).toThrow('no_letters');
  });
});

describe('a text for several appointments', () => {
  it('says all times and names neither the patient nor the reason', () => {
    const text = seriesText(of, anyContact);
    expect(text).toBe(
      'Made-up <Practice>: your appointments with Link Worker (made up) are ' +
        'Tuesday 5 January 2027, 10:45; Tuesday 30 March 2027, 10:45; Tuesday 13 April 2027, 10:45.' +
        ' To change any, phone 0131 496 0000.',
    );
    const byPhone = of.visits.map((one) => ({ ...one, mode: 'phone' as const }));
    expect(seriesText({ ...of, visits: byPhone }, anyContact)).toContain(
      'appointments by phone with',
    );
    expect(() => seriesText(of, { ...anyContact, noTexts: true })).toThrow('no_texts');
  });
});

describe('a calendar file for several appointments', () => {
  it('has an entry each, the same as the single file has', () => {
    const now = '2026-11-25T09:30:00.000Z';
    const entry = (id: string, startsAt: string) => ({
      id,
      startsAt,
      endsAt: startsAt.replace(':45:', ':59:'),
      sequence: 0,
      cancelled: false,
      practiceName: 'Practice',
      practicePhone: '',
      place: 'Room 3',
    });
    const entries = of.visits.map(({ startsAt }, at) => entry(`id-${at}`, startsAt));
    const file = appointmentsIcs(entries, now);
    const events = (ics: string) => ics.match(/BEGIN:VEVENT[^]*?END:VEVENT/g) ?? [];
    expect(events(file)).toEqual(entries.flatMap((one) => events(appointmentIcs(one, now))));
    expect(file.match(/BEGIN:VCALENDAR/g)).toHaveLength(1);
    expect(file).toContain('METHOD:PUBLISH');
  });
});

describe('why a wished time cannot be had', () => {
  const date = '2027-01-05';
  const wish = { date, time: '10:45', startsAt: `${date}T10:45:00.000Z` };
  const facts: WhyFacts = {
    linkWorkerId: 'worker',
    slots: [],
    clinics: [],
    absences: { leave: [], closures: [], bankHolidays: new Map(), leavesOn: new Map(), extras: [] },
    until: '2027-05-26',
    patientDates: new Set(),
    now: '2026-11-25T09:30:00.000Z',
  };
  const why = (more: Partial<WhyFacts>) => whyNot(wish, { ...facts, ...more }).why;

  it('is the most telling reason of all there are', () => {
    const slots = [
      { startsAt: `${date}T10:30:00.000Z`, endsAt: `${date}T11:15:00.000Z`, taken: true },
    ];
    const leavesOn = new Map([['worker', '2026-12-31']]);
    expect(why({})).toBe('no_clinic');
    // Somebody is booked across that time, in a slot of another clinic.
    expect(why({ slots })).toBe('taken');
    expect(why({ slots, now: '2027-01-06T09:00:00.000Z' })).toBe('past');
    expect(why({ slots, patientDates: new Set([date]) })).toBe('patient_booked');
    expect(why({ slots, absences: { ...facts.absences, leavesOn } })).toBe('leave');
    const bankHolidays = new Map([[date, 'A holiday']]);
    expect(why({ absences: { ...facts.absences, leavesOn, bankHolidays } })).toBe('bank_holiday');
    expect(why({ slots, until: '2027-01-04' })).toBe('beyond');
  });

  it('is no closure of a clinic that would not run that day anyway', () => {
    const clinic = {
      id: 'clinic',
      linkWorkerId: 'worker',
      rule: 'FREQ=WEEKLY;BYDAY=TU',
      startTime: '09:15',
      endTime: '12:30',
      slotMinutes: 45,
      gapMinutes: 0,
      mode: 'in_practice' as const,
      room: null,
      validFrom: '2026-11-02',
      validTo: null,
      heldSlots: 0,
      heldOpensAt: '08:30',
      breakFrom: null,
      breakTo: null,
    };
    const closures = [{ onDate: date, clinicId: 'clinic', reason: 'Painters' }];
    const absences = { ...facts.absences, closures };
    expect(whyNot(wish, { ...facts, absences, clinics: [clinic] })).toEqual({
      why: 'closed',
      reason: 'Painters',
    });
    const thursdays = { ...clinic, rule: 'FREQ=WEEKLY;BYDAY=TH' };
    expect(why({ absences, clinics: [thursdays] })).toBe('no_clinic');
  });
});
