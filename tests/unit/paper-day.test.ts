import { describe, expect, it } from '@jest/globals';
import {
  paperPages,
  type Paper,
  type PaperLine,
  type PaperPerson,
} from '../../shared/paper-day.ts';

const person = (name: string): PaperPerson => ({
  name,
  age: 34,
  chi: '010130 0018',
  phones: ['0131 496 0000'],
  flags: ['No voicemail'],
});
const line = (time: string, who: PaperPerson | null): PaperLine => ({
  time,
  where: 'In the practice, Room 3',
  person: who,
  state: '',
});
const paper = (parts: Partial<Paper> = {}): Paper => ({
  practiceName: 'Example Practice',
  printedAt: '2026-12-01T16:40:00.000Z',
  printedBy: 'Demo Desk',
  demo: false,
  days: [
    {
      date: '2026-12-01',
      closed: null,
      columns: [
        {
          linkWorker: 'Ms Demo Ash',
          away: null,
          lines: [line('09:15', person('SAMPLE, Ailsa (Ms)')), line('10:00', null)],
        },
        { linkWorker: 'Ms Demo Birch', away: 'Leave', lines: [line('09:15', null)] },
        { linkWorker: 'Ms Demo Rowan', away: null, lines: [] },
      ],
    },
  ],
  calls: [],
  moreCalls: 0,
  ...parts,
});
/** What stands on every sheet of a table: its head is printed again at the top of each. */
const heads = (html: string): string[] => html.match(/<thead>.*?<\/thead>/gs) ?? [];

describe('the day on paper', () => {
  it('has a page for each link worker who has times that day, and one for the phone list', () => {
    expect(paperPages(paper()).match(/<section>/g)).toHaveLength(3);
  });

  it('says on every sheet whose it is and of which day, however many sheets a day takes', () => {
    const [ash, birch] = heads(paperPages(paper()));
    expect(ash).toContain('<h1>Tuesday 1 December 2026</h1><h2>Ms Demo Ash</h2>');
    expect(birch).toContain('Away: Leave');
    const call = { person: person('SAMPLE, Ailsa (Ms)'), reason: 'waits today', attempts: '' };
    const calls = [{ title: 'Waiting for a call', hint: 'the longest wait first', calls: [call] }];
    const last = heads(paperPages(paper({ calls, moreCalls: 12 }))).at(-1);
    expect(last).toContain('<h1>Phone list</h1><h2>Tuesday 1 December 2026</h2>');
  });

  it('says on every sheet when and by whom it was printed, its number, and to shred it', () => {
    const html = paperPages(paper());
    expect(html).toContain('"Printed Tuesday 1 December 2026, 16:40, Demo Desk"');
    expect(html).toContain('"Page " counter(page) " of " counter(pages)');
    expect(html).toContain('shred when done');
    expect(html).toContain('"Example Practice"');
  });

  it('says when everybody is away, when the practice is shut, and who else is in the queue', () => {
    const shut = { date: '2026-12-02', closed: 'Training day', columns: [] };
    const html = paperPages(paper({ days: [shut] }));
    expect(html).toContain('Closed: Training day');
    expect(html).toContain('No clinics this day.');
    expect(html).toContain('Nobody to phone.');
  });

  it('prints names as they are, whatever signs are in them', () => {
    const odd = 'A"</style><script>alert(1)</script>\\';
    const html = paperPages(
      paper({
        practiceName: odd,
        printedBy: odd,
        days: [
          {
            date: '2026-12-01',
            closed: odd,
            columns: [{ linkWorker: odd, away: odd, lines: [line('09:15', person(odd))] }],
          },
        ],
      }),
    );
    expect(html).not.toContain('<script>');
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html).toContain('&lt;script&gt;alert(1)');
  });
});
