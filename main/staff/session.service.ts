import type { Output, Parsed } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { Session } from '../../shared/types.ts';
import { saveClinic } from '../clinics/clinics.service.ts';
import type { Ctx, Handlers, SessionHolder, TaskCtx } from '../context.ts';
import { practiceSettings, savePracticeSettings } from '../settings/settings.repo.ts';
import * as repo from './staff.repo.ts';

async function setupState(ctx: Pick<Ctx, 'db'>): Promise<Output<'setup.state'>> {
  const staff = await repo.listStaff(ctx.db);
  const settings = await practiceSettings(ctx.db);
  return {
    ready: staff.length > 0,
    practiceName: settings.practiceName || null,
    demo: settings.demo,
    people: staff
      .filter((person) => person.active === 1)
      .map(({ id, name, role }) => ({ id, name, role })),
  };
}

/** Until sign-in arrives, whoever is picked on the start screen; the choice is audited. */
async function pick(ctx: TaskCtx, { staffId }: Parsed<'session.pick'>): Promise<Session> {
  const person = await repo.staffById(ctx.db, staffId);
  if (!person || person.active === 0) throw new AppError('not_found');
  const session = { staffId, name: person.name, role: person.role };
  await ctx.transact((change) => Promise.resolve(change.subject('staff', staffId)), session);
  ctx.sessions.current = session;
  ctx.announce('session');
  return session;
}

async function end(ctx: TaskCtx): Promise<null> {
  if (ctx.sessions.current) await ctx.transact(() => Promise.resolve());
  ctx.sessions.current = null;
  ctx.announce('session');
  return null;
}

async function completeSetup(ctx: TaskCtx, input: Parsed<'setup.complete'>): Promise<Session> {
  const session: Session = {
    staffId: ctx.newId(),
    name: input.manager.name,
    role: 'manager',
  };
  await ctx.transact(async (change) => {
    if ((await repo.listStaff(change.db)).length > 0) throw new AppError('already_set_up');
    await savePracticeSettings(change.db, {
      practiceName: input.practiceName,
      practicePhone: input.practicePhone,
    });
    await addPerson(change, session.staffId, { ...noDetails, name: session.name, role: 'manager' });
    for (const { clinics, ...linkWorker } of input.linkWorkers) {
      const id = change.newId();
      await addPerson(change, id, { ...linkWorker, role: 'link_worker' });
      for (const clinic of clinics) await saveClinic(change, { ...clinic, linkWorkerId: id });
    }
    change.announce('staff');
  }, session);
  ctx.sessions.current = session;
  ctx.announce('session');
  return session;
}

const noDetails = { employer: null, room: null, leavesOn: null };

async function addPerson(
  ctx: Ctx,
  id: string,
  person: Pick<repo.StaffRow, 'name' | 'role' | 'employer' | 'room' | 'leavesOn'>,
): Promise<void> {
  const state = { active: 1, liveStatus: 'out', liveStatusNote: null, createdAt: ctx.now } as const;
  await repo.insertStaff(ctx.db, { id, ...person, ...state });
}

export const sessionHandlers = (sessions: SessionHolder) =>
  ({
    'session.current': () => Promise.resolve(sessions.current),
    'session.pick': pick,
    'session.end': end,
    'setup.state': setupState,
    'setup.complete': completeSetup,
  }) satisfies Partial<Handlers>;
