import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  appointmentActions,
  checkUndoInTime,
  isLateCancellation,
  nextStatus,
  possibleActions,
  takeStep,
  undoTarget,
  type AppointmentEventKind,
} from '../../shared/appointment.ts';
import { appointmentStatuses } from '../../shared/contract/appointments.ts';
import type { AppointmentStatus } from '../../shared/types.ts';

const at = '2026-11-25T09:30:00.000Z';
const today = (status: AppointmentStatus) => ({ status, startsAt: '2026-11-25T14:00:00.000Z' });
const events = (...kinds: AppointmentEventKind[]) => kinds.map((kind) => ({ kind, at }));

describe('the day of an appointment', () => {
  it('goes from booked to arrived to in the room to seen', () => {
    const steps = ['arrive', 'start', 'attend'] as const;
    expect(
      steps.reduce<AppointmentStatus>(
        (status, step) => takeStep(today(status), step, at),
        'booked',
      ),
    ).toBe('attended');
  });

  it('lets a busy desk skip steps', () => {
    expect(nextStatus(today('booked'), 'attend', at)).toBe('attended');
    expect(nextStatus(today('booked'), 'start', at)).toBe('in_progress');
  });

  it('has did not attend only for somebody who never arrived, left only for somebody who did', () => {
    expect(nextStatus(today('booked'), 'dna', at)).toBe('dna');
    expect(nextStatus(today('arrived'), 'dna', at)).toBeNull();
    expect(nextStatus(today('arrived'), 'leave', at)).toBe('left_before_seen');
    expect(nextStatus(today('booked'), 'leave', at)).toBeNull();
  });

  it('is over once seen, missed, cancelled or left', () => {
    for (const status of ['attended', 'dna', 'cancelled', 'left_before_seen'] as const) {
      expect([status, possibleActions(today(status), at)]).toEqual([status, []]);
    }
  });

  it('does not begin before its day has come, but can be moved and cancelled', () => {
    // 00:15 in London is still the day before by UTC in summer.
    const booked = { status: 'booked', startsAt: '2027-06-02T00:15:00+01:00' } as const;
    const startsAt = new Date(booked.startsAt).toISOString();
    const appointment = { ...booked, startsAt };
    expect(possibleActions(appointment, '2027-06-01T22:59:00.000Z')).toEqual(['cancel', 'move']);
    expect(possibleActions(appointment, '2027-06-01T23:00:00.000Z')).toEqual([
      'arrive',
      'start',
      'attend',
      'dna',
      'cancel',
      'move',
    ]);
  });

  it('says what it was when a step does not fit', () => {
    expect(() => takeStep(today('attended'), 'cancel', at)).toThrow('appointment_wrong_state');
  });

  it('never goes back to an earlier step without undo', () => {
    const rank = (status: AppointmentStatus): number => appointmentStatuses.indexOf(status);
    for (const status of appointmentStatuses) {
      for (const action of appointmentActions) {
        const next = nextStatus(today(status), action, at);
        if (next) expect(rank(next) > rank(status) || action === 'move').toBe(true);
      }
    }
  });
});

describe('cancelling', () => {
  it('is late under 24 hours of real time, also over a clock change', () => {
    expect(isLateCancellation('2026-11-26T09:30:00.000Z', '2026-11-25T09:30:00.000Z')).toBe(false);
    expect(isLateCancellation('2026-11-26T09:29:00.000Z', '2026-11-25T09:30:00.000Z')).toBe(true);
    // 09:30 on Saturday to 09:30 on Sunday 28 March 2027 is 23 hours.
    expect(isLateCancellation('2027-03-28T08:30:00.000Z', '2027-03-27T09:30:00.000Z')).toBe(true);
  });
});

describe('undo', () => {
  it('takes back one step at a time, down to the booking itself', () => {
    expect(undoTarget(events('booked', 'arrived', 'attended'))?.to).toBe('arrived');
    expect(undoTarget(events('booked', 'arrived', 'attended', 'undone'))?.to).toBe('booked');
    expect(undoTarget(events('booked', 'dna'))?.to).toBe('booked');
    expect(undoTarget(events('booked'))?.to).toBeNull();
    expect(undoTarget(events('booked', 'arrived', 'undone', 'undone'))).toBeNull();
  });

  it('does not give back a slot that was moved away from', () => {
    expect(undoTarget(events('booked', 'moved'))).toBeNull();
    expect(undoTarget(events('booked', 'moved', 'arrived'))?.to).toBe('booked');
  });

  it('is not confused by a clinic that changed in between', () => {
    expect(undoTarget(events('booked', 'arrived', 'needs_moving', 'settled'))?.to).toBe('booked');
  });

  it('after any steps gives the status before the last', () => {
    const kinds: AppointmentEventKind[] = [
      'arrived',
      'in_progress',
      'attended',
      'dna',
      'cancelled',
      'left_before_seen',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...kinds), { minLength: 1 }), (steps) => {
        const before = steps.length === 1 ? 'booked' : steps.at(-2);
        expect(undoTarget(events('booked', ...steps))?.to).toBe(before);
      }),
    );
  });

  it('is for the same day', () => {
    expect(() => checkUndoInTime(at, '2026-11-25T23:59:00.000Z')).not.toThrow();
    expect(() => checkUndoInTime(at, '2026-11-26T00:00:00.000Z')).toThrow('undo_too_late');
  });
});
