import { beforeEach, describe, expect, it } from '@jest/globals';
import { createSeeNowWatch, type SeeNowAlert } from '../../main/see-now-watch.ts';
import type { SessionHolder } from '../../main/context.ts';
import { plusMinutes } from '../../shared/london-time.ts';
import type { SeeNowAsked } from '../../shared/see-now.ts';
import type { Role } from '../../shared/types.ts';

const start = '2026-12-01T09:00:00.000Z';
type Call = SeeNowAsked & { referralId: string };

/** A PC with its clock and timers in the test's hands, over one register. */
function pcAt(register: { calls: Call[]; now: string; cannotSay?: boolean }) {
  const sessions: SessionHolder = { current: null };
  const alerts: SeeNowAlert[] = [];
  let due: { at: number; run: () => void } | null = null;
  const watch = createSeeNowWatch({
    sessions,
    calls: () => Promise.resolve(register.cannotSay ? null : register.calls),
    alert: (why) => void alerts.push(why),
    clock: () => register.now,
    timer: (ms, run) => {
      const mine = { at: Date.parse(register.now) + ms, run };
      due = mine;
      return () => {
        if (due === mine) due = null;
      };
    },
  });
  const pc = {
    alerts,
    watch,
    /** When it will look by itself, or null. */
    armed: () => (due === null ? null : new Date(due.at).toISOString()),
    signIn: (role: Role) => {
      sessions.current = { staffId: '', name: '', role };
      return watch.heard(new Set(['session']));
    },
    changed: () => watch.heard(new Set(['referrals'])),
    /** Time passes; a timer that is due runs. */
    wait: async (minutes: number) => {
      register.now = plusMinutes(register.now, minutes);
      if (due !== null && due.at <= Date.parse(register.now)) {
        const { run } = due;
        due = null;
        run();
      }
      await watch.heard(new Set());
    },
  };
  return pc;
}

const asked = (referralId: string, askedAt: string): Call => ({
  referralId,
  askedAt,
  answer: null,
});
const answered = (call: Call, kind: 'coming' | 'in_minutes' | 'cant', at = start): Call => ({
  ...call,
  answer: { kind, dueAt: kind === 'in_minutes' ? plusMinutes(at, 10) : null },
});

describe('at a PC of the desk, with somebody who is to be seen now', () => {
  let register: { calls: Call[]; now: string; cannotSay?: boolean };
  let pc: ReturnType<typeof pcAt>;

  beforeEach(async () => {
    register = { calls: [], now: start };
    pc = pcAt(register);
    await pc.signIn('reception');
    register.calls = [asked('a', start)];
    await pc.changed();
  });

  it('says at once that they wait, and after 5 minutes that nobody has answered: each once', async () => {
    expect(pc.alerts).toEqual(['raised']);
    await pc.wait(4.9);
    expect(pc.alerts).toEqual(['raised']);
    await pc.wait(0.2);
    expect(pc.alerts).toEqual(['raised', 'unanswered']);
    // No timer is left, and whatever else changes it is not said again.
    expect(pc.armed()).toBeNull();
    await pc.changed();
    await pc.wait(30);
    expect(pc.alerts).toEqual(['raised', 'unanswered']);
  });

  it('asks nobody while nothing is due: the timer is for that moment', () => {
    expect(pc.armed()).toBe('2026-12-01T09:05:00.020Z');
  });

  it.each(['coming', 'cant'] as const)(
    'says nothing more once the answer is "%s"',
    async (kind) => {
      register.calls = [answered(asked('a', start), kind)];
      await pc.changed();
      expect(pc.armed()).toBeNull();
      await pc.wait(60);
      expect(pc.alerts).toEqual(['raised']);
    },
  );

  it('says it anew when "can’t" was taken back', async () => {
    register.calls = [answered(asked('a', start), 'cant')];
    await pc.changed();
    register.calls = [asked('a', start)];
    await pc.changed();
    expect(pc.alerts).toEqual(['raised', 'raised']);
  });

  it('says nothing of it to whoever signs in after it: it is on their screen', async () => {
    register.calls.push(asked('b', start));
    await pc.signIn('link_worker');
    expect(pc.alerts).toEqual(['raised']);
  });

  it('asks again when 10 minutes have passed, instead of after 5', async () => {
    register.calls = [answered(asked('a', start), 'in_minutes')];
    await pc.changed();
    await pc.wait(6);
    expect(pc.alerts).toEqual(['raised']);
    await pc.wait(4.1);
    expect(pc.alerts).toEqual(['raised', 'late']);
  });

  it('has 5 minutes anew for an answer that was taken back', async () => {
    register.calls = [answered(asked('a', start), 'coming')];
    await pc.changed();
    await pc.wait(20);
    register.calls = [asked('a', register.now)];
    await pc.changed();
    await pc.wait(5.1);
    expect(pc.alerts).toEqual(['raised', 'unanswered']);
  });

  it('waits for the earliest of several, then for the next', async () => {
    await pc.wait(2);
    register.calls.push(asked('b', register.now));
    await pc.changed();
    expect(pc.armed()).toBe('2026-12-01T09:05:00.020Z');
    await pc.wait(3.1);
    expect(pc.armed()).toBe('2026-12-01T09:07:00.020Z');
    await pc.wait(2);
    expect(pc.alerts).toEqual(['raised', 'raised', 'unanswered', 'unanswered']);
  });

  it('says it late where the PC slept, and once for both', async () => {
    await pc.wait(2);
    register.calls.push(asked('b', register.now));
    await pc.changed();
    await pc.wait(600);
    expect(pc.alerts).toEqual(['raised', 'raised', 'unanswered']);
  });

  it('is told all the same after CLW Desk was started again in between', async () => {
    await pc.wait(3);
    pc.watch.close();
    const again = pcAt(register);
    await again.signIn('reception');
    await again.wait(2.1);
    expect(again.alerts).toEqual(['unanswered']);
    // The one that was closed has no timer left.
    expect(pc.armed()).toBeNull();
  });

  it('is not told twice: what had passed before somebody signed in is on their screen', async () => {
    await pc.wait(6);
    const again = pcAt(register);
    await again.signIn('link_worker');
    await again.changed();
    expect(again.alerts).toEqual([]);
    expect(again.armed()).toBeNull();
  });

  it('is told a little later where the register could not say at that moment, and only once', async () => {
    register.cannotSay = true;
    await pc.wait(5.1);
    expect(pc.alerts).toEqual(['raised']);
    expect(pc.armed()).toBe('2026-12-01T09:05:36.000Z');
    register.cannotSay = false;
    await pc.wait(0.5);
    expect(pc.alerts).toEqual(['raised', 'unanswered']);
    expect(pc.armed()).toBeNull();
  });

  it('is not told to a clinician, nor once somebody has signed out', async () => {
    await pc.signIn('clinician');
    expect(pc.armed()).toBeNull();
    await pc.wait(10);
    await pc.changed();
    expect(pc.alerts).toEqual(['raised']);
  });
});
