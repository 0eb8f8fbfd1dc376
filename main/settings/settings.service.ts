import type { Output, Parsed } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { Ctx, Handlers } from '../context.ts';
import { practiceSettings, savePracticeSettings } from './settings.repo.ts';

async function updateSettings(
  ctx: Ctx,
  { version, ...changes }: Parsed<'settings.update'>,
): Promise<Output<'settings.update'>> {
  const current = await practiceSettings(ctx.db);
  if (current.version !== version) throw new AppError('stale', { detail: { current } });
  const given = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  );
  const next = { ...current, ...given, version: version + 1 };
  if (next.redAfterDays < next.amberAfterDays) {
    throw new AppError('invalid_input', { fields: ['redAfterDays'] });
  }
  await savePracticeSettings(ctx.db, next);
  ctx.announce('settings');
  ctx.announce('referrals');
  return next;
}

export const settingsHandlers = {
  'settings.get': ({ db }) => practiceSettings(db),
  'settings.update': updateSettings,
} satisfies Partial<Handlers>;
