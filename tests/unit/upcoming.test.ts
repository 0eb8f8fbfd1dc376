import { describe, expect, it } from '@jest/globals';
import {
  afterAppointmentEvent,
  firstAction,
  type AppointmentEvent,
  type OtherFacts,
  type ReferralState,
} from '../../shared/referral.ts';
import { inForce, placeInSeries, upcomingOf, type OneOfSeveral } from '../../shared/upcoming.ts';

const now = '2026-11-25T09:30:00.000Z';
const day = (date: string) => `2026-${date}T10:00:00.000Z`;
const one = (date: string, more: Partial<OneOfSeveral> = {}): OneOfSeveral => ({
  status: 'booked',
  startsAt: day(date),
  needsMoving: false,
  seriesId: 'series',
  ...more,
});

describe('of several appointments', () => {
  it('the next is the one to do something about, before it one that needs another time', () => {
    const next = one('12-01');
    const moving = one('12-15', { needsMoving: true });
    expect(inForce([next, one('12-08')], now)).toBe(next);
    expect(inForce([next, one('12-08'), moving], now)).toBe(moving);
    expect(inForce([], now)).toBeUndefined();
  });

  it('who comes today, or came and has no outcome yet, is not passed over for a later one', () => {
    const today = one('11-25');
    const moving = one('12-15', { needsMoving: true });
    expect(inForce([today, moving], now)).toBe(today);
    expect(inForce([one('11-24'), moving], now)?.startsAt).toBe(day('11-24'));
  });

  it('each says which of how many it is; cancelled ones do not count, missed ones do', () => {
    const all = [
      one('11-03', { status: 'attended' }),
      one('11-10', { status: 'cancelled' }),
      one('11-17', { status: 'dna' }),
      one('12-01'),
      one('12-08', { seriesId: null }),
      one('12-15'),
    ];
    expect(all.map((each) => placeInSeries(each, all))).toEqual([
      { at: 1, of: 4 },
      null,
      { at: 2, of: 4 },
      { at: 3, of: 4 },
      null,
      { at: 4, of: 4 },
    ]);
    expect(upcomingOf(all)).toEqual(all.slice(3));
    const alone = one('12-01', { seriesId: 'another' });
    expect(placeInSeries(alone, [alone])).toBeNull();
  });
});

describe('a referral with others to come', () => {
  const booked: ReferralState = {
    status: 'booked',
    priority: 'routine',
    linkWorkerId: 'link worker',
    firstSeenAt: null,
    ...firstAction('routine', 'clinician'),
    owner: 'link_worker',
    nextAction: 'attend',
    nextActionDue: day('12-01'),
  };
  const after = (kind: AppointmentEvent['kind'], others: Partial<OtherFacts>, detail?: string) =>
    afterAppointmentEvent(
      booked,
      {
        kind,
        appointmentId: 'appointment',
        startsAt: day('12-01'),
        linkWorkerId: 'link worker',
        ...(detail === undefined ? {} : { detail }),
      },
      {
        next: null,
        moves: null,
        firstSeenAt: null,
        missed: false,
        died: false,
        ...others,
      },
    );

  const visit = (date: string, linkWorkerId = 'link worker') => ({
    startsAt: day(date),
    linkWorkerId,
  });
  const later = { next: visit('12-15') };
  const moving = { next: visit('12-08'), moves: visit('12-15') };

  it('waits for the next one after one was seen, missed, cancelled or taken back', () => {
    for (const kind of ['attended', 'dna', 'cancelled', 'left_before_seen'] as const) {
      expect(after(kind, later)).toMatchObject({
        nextAction: 'attend',
        nextActionDue: day('12-15'),
      });
    }
    expect(after('undone', later, 'cancelled')).toMatchObject({ nextAction: 'attend' });
  });

  it('is with whoever sees the patient next, not with whoever was booked last', () => {
    const before = { next: visit('11-26', 'another') };
    const kinds = ['booked', 'moved', 'cancelled', 'attended', 'dna', 'left_before_seen'] as const;
    for (const kind of kinds) expect(after(kind, before).linkWorkerId).toBe('another');
    const toMove = { next: visit('11-26'), moves: visit('11-26', 'another') };
    for (const kind of [...kinds, 'needs_moving'] as const) {
      expect(after(kind, toMove)).toMatchObject({ nextAction: 'move', linkWorkerId: 'another' });
    }
    expect(after('booked', { next: visit('12-15', 'another') }).linkWorkerId).toBe('link worker');
    // Whoever they are with at this moment has them.
    expect(after('in_progress', before).linkWorkerId).toBe('link worker');
  });

  it('never loses that one of them needs another time, whatever happens to the rest', () => {
    for (const kind of ['booked', 'moved', 'attended', 'dna', 'cancelled'] as const) {
      expect(after(kind, moving)).toMatchObject({
        nextAction: 'move',
        owner: 'desk',
        nextActionDue: day('12-15'),
      });
    }
    expect(after('needs_moving', moving).nextActionDue).toBe(day('12-01'));
    const before = { next: visit('11-26'), moves: visit('11-26') };
    expect(after('needs_moving', before).nextActionDue).toBe(day('11-26'));
  });

  it('has somebody who is here now before one that needs another time', () => {
    for (const kind of ['arrived', 'in_progress'] as const) {
      expect(after(kind, moving)).toMatchObject({
        nextAction: 'attend',
        nextActionDue: day('12-01'),
      });
    }
  });
});
