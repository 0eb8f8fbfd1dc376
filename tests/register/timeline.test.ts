import { beforeEach, expect, it } from '@jest/globals';
import type { Session } from '../../shared/types.ts';
import { callsTo, type Calls } from '../support/calls.ts';
import { onBothEngines } from '../support/engines.ts';
import { slotAt, smallPractice } from '../support/made-up-practice.ts';

const tuesday = '2026-12-01T10:00:00.000Z';
const thursday = '2026-12-03T10:00:00.000Z';
const nextTuesday = '2026-12-08T10:00:00.000Z';

onBothEngines('what happened to a referral', (register) => {
  let call: Calls['call'];
  let desk: Session;
  let referralId: string;
  let slot: (startsAt: string) => Promise<string>;

  beforeEach(async () => {
    const practice = await smallPractice(register());
    ({ call } = callsTo(register()));
    desk = { staffId: practice.receptionist, name: 'Desk', role: 'reception' };
    referralId = practice.referral.id;
    slot = (startsAt) => slotAt(register().db, practice.worker, startsAt);
  });

  /** Newest first; a minute between any two steps. */
  const told = async () => (await call(desk, 'referral.get', { id: referralId })).timeline;
  const at = (minute: number, day = '2026-11-25') =>
    `${day}T09:${String(minute).padStart(2, '0')}:00.000Z`;
  const bookOn = async (startsAt: string, when = at(31)) =>
    call(desk, 'appointment.book', { referralId, slotId: await slot(startsAt) }, when);

  it('keeps the time that each thing was about, however often it was moved', async () => {
    const { id, version } = await bookOn(tuesday);
    const to = async (startsAt: string) => ({ id, slotId: await slot(startsAt) });
    const once = await call(desk, 'appointment.move', { ...(await to(thursday)), version }, at(32));
    const twice = await call(
      desk,
      'appointment.move',
      { ...(await to(nextTuesday)), version: once.version },
      at(33),
    );
    const { version: last } = twice;
    await call(desk, 'appointment.arrive', { id, version: last }, at(34, '2026-12-08'));
    expect(await told()).toMatchObject([
      { what: 'arrived', startsAt: nextTuesday, movedFrom: null },
      { what: 'moved', startsAt: nextTuesday, movedFrom: thursday },
      { what: 'moved', startsAt: thursday, movedFrom: tuesday },
      { what: 'booked', startsAt: tuesday, movedFrom: null },
    ]);
  });

  it('says who cancelled, why, and whether that was late', async () => {
    const { id, version } = await bookOn(tuesday);
    await call(
      desk,
      'appointment.cancel',
      { id, version, cancelledBy: 'patient', reason: 'Bus strike' },
      at(40, '2026-12-01'),
    );
    const [cancelled] = await told();
    expect(cancelled).toMatchObject({ about: ['patient', 'late'], text: 'Bus strike' });
    const early = await bookOn(nextTuesday, at(41, '2026-12-01'));
    const by = { id: early.id, version: early.version, cancelledBy: 'practice' } as const;
    const gone = await call(desk, 'appointment.cancel', by, at(42, '2026-12-01'));
    expect((await told())[0]).toMatchObject({ about: ['practice'], text: '' });
    await call(
      desk,
      'appointment.undo',
      { id: early.id, version: gone.version },
      at(43, '2026-12-01'),
    );
    expect((await told())[0]).toMatchObject({ what: 'undone', about: ['booked'] });
  });

  it('says why somebody did not come', async () => {
    const { id, version } = await bookOn(tuesday);
    const missed = { id, version, reason: 'Night shift' };
    await call(desk, 'appointment.dna', missed, '2026-12-01T10:30:00.000Z');
    expect((await told())[0]).toMatchObject({ what: 'dna', about: [], text: 'Night shift' });
  });

  it('names fields and reasons apart from what people typed', async () => {
    const { version } = (await call(desk, 'referral.get', { id: referralId })).referral;
    const change = { priority: 'soon', note: 'priority, note' } as const;
    const { version: next } = await call(
      desk,
      'referral.update',
      { id: referralId, version, ...change },
      at(31),
    );
    const close = { id: referralId, version: next, reason: 'moved_away', outcome: 'Gone' } as const;
    await call(desk, 'referral.close', close, at(32));
    expect(await told()).toMatchObject([
      { what: 'closed', about: ['moved_away'], text: '' },
      { what: 'changed', about: ['priority', 'note'], text: '' },
    ]);
  });
});
