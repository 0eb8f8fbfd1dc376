import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { printOutcome } from '../../main/shell/print-outcome.ts';
import { appointmentCard } from '../../shared/appointment-card.ts';
import { contract } from '../../shared/contract.ts';
import { escapeHtml, isPrintPage } from '../../shared/print-page.ts';
import { appointmentText, outputWarnings } from '../../shared/appointment-text.ts';
import { appointmentIcs } from '../../shared/ics.ts';
import type { SafeContact } from '../../shared/types.ts';

const of = {
  startsAt: '2027-01-05T10:45:00.000Z',
  endsAt: '2027-01-05T11:30:00.000Z',
  mode: 'in_practice' as const,
  room: 'Room 3',
  linkWorkerName: 'Link Worker (made up)',
  practiceName: 'Made-up Medical Practice',
  practicePhone: '0131 496 0000',
  practiceAddress: '1 Example Street, Edinburgh',
  patientName: 'Person (made up)',
};
const anyContact: SafeContact = {
  noVoicemail: false,
  noLetters: false,
  noTexts: false,
  notAtHome: false,
  interpreterLanguage: null,
  largePrint: false,
};
const entry = {
  id: '0190a000-0000-7000-8000-000000000001',
  startsAt: of.startsAt,
  endsAt: of.endsAt,
  sequence: 0,
  cancelled: false,
  practiceName: of.practiceName,
  practicePhone: of.practicePhone,
  place: of.practiceAddress,
};
const now = '2026-11-25T09:30:00.000Z';

/** A reader of RFC 5545 as the RFC writes it: unfold, split, unescape. */
function read(ics: string): Map<string, string> {
  const lines = ics.replaceAll('\r\n ', '').split('\r\n');
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      const value = line
        .slice(colon + 1)
        .replaceAll(/\\(.)/g, (_, c: string) => (c === 'n' ? '\n' : c));
      return [line.slice(0, colon), value];
    }),
  );
}

describe('the appointment card', () => {
  it('says day and time in words, with whom, where and how to change it', () => {
    const html = appointmentCard(of, anyContact);
    for (const text of [
      'Tuesday 5 January 2027, 10:45',
      'Link Worker (made up)',
      'Room 3',
      'please phone 0131 496 0000',
      'Person (made up)',
    ]) {
      expect(html).toContain(text);
    }
  });

  it('shows the time on the practice’s clock in summer', () => {
    expect(appointmentCard({ ...of, startsAt: '2027-07-06T09:45:00.000Z' }, anyContact)).toContain(
      'Tuesday 6 July 2027, 10:45',
    );
  });

  it('is larger for large print and names the interpreter', () => {
    expect(appointmentCard(of, anyContact)).toContain('12pt');
    expect(appointmentCard(of, { ...anyContact, largePrint: true })).toContain('18pt');
    expect(appointmentCard(of, { ...anyContact, interpreterLanguage: 'Polish' })).toContain(
      '<dd>Polish</dd>',
    );
  });

  it('is not made for a patient who must not get letters', () => {
    expect(() => appointmentCard(of, { ...anyContact, noLetters: true })).toThrow('no_letters');
    expect(appointmentCard(of, { ...anyContact, notAtHome: true })).toContain('Room 3');
  });

  it('lets no name become markup', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const html = appointmentCard({ ...of, patientName: `<b>${name}` }, anyContact);
        expect(html.split('<').length).toBe(appointmentCard(of, anyContact).split('<').length);
      }),
    );
    expect(escapeHtml(`<a href="x">'&`)).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;');
  });

  it('fetches and runs nothing, and says so to the browser', () => {
    const html = appointmentCard(of, anyContact);
    expect(html).not.toMatch(/<script|<link|<img|url\(|https?:/);
    const csp = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html);
    expect(csp?.[1]).toBe("default-src 'none'; style-src 'unsafe-inline'");
    // Before anything that the policy is about.
    expect(csp!.index).toBeLessThan(html.indexOf('<style>'));
  });
});

describe('printing', () => {
  it('takes no page that does not say that it fetches and runs nothing', () => {
    const html = appointmentCard(of, anyContact);
    for (const channel of ['output.print', 'output.pdf'] as const) {
      const accepts = (page: string) => contract[channel].input.safeParse({ html: page }).success;
      expect(accepts(html)).toBe(true);
      expect(accepts('<!doctype html><img src="https://example.invalid/">')).toBe(false);
      expect(accepts(`<img src="https://example.invalid/">${html}`)).toBe(false);
      expect(accepts(html.replace("default-src 'none'", "default-src 'self'"))).toBe(false);
    }
    expect(isPrintPage(html)).toBe(true);
  });

  it('is said to have happened only where it has', () => {
    expect(printOutcome(true, '')).toEqual({ printed: true });
    for (const closed of ['Print job canceled', 'cancelled']) {
      expect(printOutcome(false, closed)).toEqual({ printed: false });
    }
    for (const failed of ['Print job failed', 'Invalid printer settings', '']) {
      expect(() => printOutcome(false, failed)).toThrow('print_failed');
    }
  });
});

describe('the text message', () => {
  it('says when, with whom and how to change it, and not who or why', () => {
    const text = appointmentText(of, anyContact);
    expect(text).toBe(
      'Made-up Medical Practice: your appointment with Link Worker (made up) is at 10:45 on Tuesday 5 January 2027. To change it, phone 0131 496 0000.',
    );
    expect(text).not.toContain(of.patientName);
  });

  it('is refused for a patient who must not be texted', () => {
    expect(() => appointmentText(of, { ...anyContact, noTexts: true })).toThrow('no_texts');
  });

  it('says when it is a phone call', () => {
    expect(appointmentText({ ...of, mode: 'phone' }, anyContact)).toContain(
      'your appointment by phone with',
    );
  });
});

describe('what the desk must heed', () => {
  it('is listed before a card is handed over', () => {
    expect(outputWarnings(anyContact)).toEqual([]);
    expect(
      outputWarnings({ ...anyContact, notAtHome: true, interpreterLanguage: 'Arabic' }),
    ).toEqual(['not_at_home', 'interpreter']);
  });
});

describe('the calendar entry', () => {
  it('has the times in UTC and a title that gives nothing away', () => {
    const fields = read(appointmentIcs(entry, now));
    expect(Object.fromEntries(fields)).toMatchObject({
      METHOD: 'PUBLISH',
      DTSTAMP: '20261125T093000Z',
      DTSTART: '20270105T104500Z',
      DTEND: '20270105T113000Z',
      SEQUENCE: '0',
      SUMMARY: 'Appointment at Made-up Medical Practice',
      LOCATION: '1 Example Street, Edinburgh',
    });
  });

  it('keeps its identity when moved and cancels itself when cancelled', () => {
    const moved = read(appointmentIcs({ ...entry, sequence: 2, cancelled: true }, now));
    expect(moved.get('UID')).toBe(read(appointmentIcs(entry, now)).get('UID'));
    expect([moved.get('SEQUENCE'), moved.get('METHOD'), moved.get('STATUS')]).toEqual([
      '2',
      'CANCEL',
      'CANCELLED',
    ]);
  });

  it('ends lines with CRLF and keeps them to 75 octets, whatever the practice is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (practiceName) => {
        const ics = appointmentIcs({ ...entry, practiceName }, now);
        for (const line of ics.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
        }
        const plain = practiceName.replaceAll(/\r\n|\r/g, '\n').replaceAll(/(?!\n)\p{Cc}/gu, ' ');
        expect(read(ics).get('SUMMARY')).toBe(`Appointment at ${plain}`);
      }),
    );
  });
});
