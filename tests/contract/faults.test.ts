import { beforeEach, expect, it } from '@jest/globals';
import type { Session } from '../../shared/types.ts';
import { describeFault } from '../../main/fault.ts';
import { createHandlers } from '../../main/handlers.ts';
import { createReferral } from '../../main/referrals/refer.service.ts';
import { onBothEngines } from '../support/engines.ts';
import {
  frontDesk,
  newPatient,
  referralOf,
  staffed,
  type FrontDesk,
} from '../support/front-desk.ts';

onBothEngines('a command that goes wrong', (register) => {
  let desk: Session;
  let patientId: string;

  const deskWith = (goWrong: () => void, told: string[] = []): FrontDesk => {
    const sessions = { current: desk };
    const patientImport = () => {
      throw new Error('no import in this test');
    };
    const handlers = createHandlers({ sessions, patientImport });
    const front = frontDesk(register, {
      sessions,
      announce: (topics) => told.push(...topics),
      handlers: {
        ...handlers,
        'referral.create': async (ctx, input) => {
          const made = await createReferral(ctx, input);
          goWrong();
          return made;
        },
      },
    });
    return { ...front, sessions, told };
  };
  const kept = async () => {
    const db = register().db;
    const rows = await Promise.all([
      db.selectFrom('referral').select('id').execute(),
      db.selectFrom('referralEvent').select('id').execute(),
      db.selectFrom('referralNeed').select('needId').execute(),
      db.selectFrom('audit').select('id').where('action', '=', 'referral.create').execute(),
    ]);
    return rows.map((found) => found.length);
  };

  beforeEach(async () => {
    desk = await staffed(register().db, 'reception');
    const patient = await deskWith(() => undefined).must('patient.create', newPatient('CAMPBELL'));
    patientId = patient.id;
  });

  it('by a fault of ours is taken back whole, told to nobody, and logged without the patient', async () => {
    const front = deskWith(() => {
      throw new TypeError('CAMPBELL, Mary 0101601234 has no such thing');
    });
    expect(await front.call('referral.create', referralOf(patientId))).toEqual({
      ok: false,
      error: { code: 'internal' },
    });
    expect([await kept(), front.told]).toEqual([[0, 0, 0, 0], []]);
    expect(front.faults).toHaveLength(1);
    expect(front.faults[0]!.channel).toBe('referral.create');
    expect(describeFault(front.faults[0]!.error)).not.toMatch(/CAMPBELL|0101601234/);
  });

  it('by an answer that keeps no promise of the contract is a fault too', async () => {
    const front = deskWith(() => undefined);
    const broken = frontDesk(register, {
      sessions: front.sessions,
      handlers: {
        ...createHandlers({ sessions: front.sessions, patientImport: () => ({}) as never }),
        'patient.count': () => Promise.resolve({ onList: 'many' } as never),
      },
    });
    expect(await broken.code('patient.count', undefined)).toBe('internal');
  });

  it('when its audit row cannot be written is as if it had never been', async () => {
    const sessions = { current: desk };
    // A PC without a name: the audit row is refused by the schema.
    const front = frontDesk(register, { sessions, pc: null as unknown as string });
    expect(await front.code('referral.create', referralOf(patientId))).toBe('internal');
    expect([await kept(), front.told]).toEqual([[0, 0, 0, 0], []]);
  });

  it('is told to screens only once it is kept', async () => {
    const told: string[] = [];
    let toldInside: string[] | null = null;
    const front = deskWith(() => {
      toldInside = [...told];
    }, told);
    expect(await front.code('referral.create', referralOf(patientId))).toBe('ok');
    expect(toldInside).toEqual([]);
    expect(told).toEqual(['referrals']);
    expect(await kept()).toEqual([1, 1, 2, 1]);
  });

  it('by what a user can cause has its code, and no log', async () => {
    const front = deskWith(() => undefined);
    await front.must('referral.create', referralOf(patientId));
    front.told.length = 0;
    expect(await front.code('referral.create', referralOf(patientId))).toBe('open_referral_exists');
    expect([await kept(), front.told, front.faults]).toEqual([[1, 1, 2, 1], [], []]);
  });
});
