import { leftAs } from '../../shared/patient.ts';
import { afterDied, toldOfDeath } from '../../shared/referral.ts';
import { inChunks } from '../clinics/slots.repo.ts';
import type { Db, Engine } from '../register/register.ts';
import { openReferralsOf } from './open-referrals.repo.ts';
import { stateColumns } from './referral-view.ts';
import * as repo from './referrals.repo.ts';

type Import = { readonly now: string; readonly newId: () => string; readonly staffId: string };

/**
 * Open referrals of people whom the practice list says to have died ask the desk to look. Nothing
 * closes or is cancelled by itself: lists have been wrong about that. In the import's transaction.
 */
export async function tellOfDeaths(
  db: Db,
  engine: Engine,
  patientIds: readonly string[],
  { now, newId, staffId }: Import,
): Promise<void> {
  for (const chunk of inChunks(patientIds)) {
    for (const row of await openReferralsOf(db, engine, chunk)) {
      await repo.updateReferral(db, row, stateColumns(afterDied(row)));
      await repo.insertEvent(db, {
        id: newId(),
        referralId: row.id,
        at: now,
        byId: staffId,
        kind: 'list_says_died',
        text: '',
        audience: 'everyone',
        stateBefore: null,
      });
    }
  }
}

/** The list says so, and nobody has said that it is wrong: whatever happens, the desk looks and closes. */
export async function hasDied(
  db: Db,
  { patientId, nextAction }: Pick<repo.ReferralRow, 'patientId' | 'nextAction'>,
): Promise<boolean> {
  return toldOfDeath({ nextAction }) && listSaysDied(db, patientId);
}

export async function listSaysDied(db: Db, patientId: string): Promise<boolean> {
  const patient = await repo.patientToRefer(db, patientId);
  return patient !== undefined && leftAs(patient) === 'died';
}
