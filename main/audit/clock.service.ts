import type { Output } from '../../shared/contract.ts';
import type { Ctx } from '../context.ts';
import { latestStepAt } from './audit.repo.ts';

export async function checkClock({
  db,
  now,
}: Pick<Ctx, 'db' | 'now'>): Promise<Output<'clock.check'>> {
  return { now, latest: await latestStepAt(db) };
}
