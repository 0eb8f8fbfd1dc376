import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import type { SessionHolder, ShellHandlers } from '../../main/context.ts';
import { createDispatch } from '../../main/dispatch.ts';
import { createHandlers } from '../../main/handlers.ts';
import { newId } from '../../main/new-id.ts';
import type { createPatientImport } from '../../main/patients/import.service.ts';
import { connect, openSqliteRegister } from '../../main/register/open-sqlite.ts';
import type { Register } from '../../main/register/register.ts';
import type { Channel, Input, Output } from '../../shared/contract.ts';
import type { Result } from '../../shared/errors.ts';
import type { Session } from '../../shared/types.ts';

const out = path.resolve(import.meta.dirname, '../../build/out/bench');

/** A Wednesday. */
export const now = '2026-11-25T09:30:00.000Z';

/** An encrypted register in the build folder: everything that is compared lies on one disk. */
export type BenchRegister = {
  readonly folder: string;
  readonly file: { readonly path: string; readonly key: string };
  /** Opens it as the app does. */
  open(): Promise<Register>;
  /** A bare connection with the register's cipher and safety settings. */
  raw(): Database.Database;
  remove(): void;
};

export async function freshRegister(): Promise<BenchRegister> {
  mkdirSync(out, { recursive: true });
  const folder = mkdtempSync(path.join(out, 'register-'));
  const file = { path: path.join(folder, 'register.db'), key: randomBytes(32).toString('hex') };
  await (await openSqliteRegister(file)).close();
  return {
    folder,
    file,
    open: () => openSqliteRegister(file),
    raw: () => connect(file),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export type Calls = <C extends Channel>(channel: C, input: Input<C>) => Promise<Output<C>>;

/** Calls as a screen makes them, through dispatch, and throws where one is refused. */
export function callsTo(
  register: Register,
  session: Session,
  patientImport?: ReturnType<typeof createPatientImport>,
): Calls {
  const sessions: SessionHolder = { current: session };
  let fault: unknown;
  const dispatch = createDispatch({
    register: () => register,
    handlers: createHandlers({
      sessions,
      patientImport: () => {
        if (patientImport) return patientImport;
        throw new Error('no import in this measure');
      },
    }),
    shell: {} as ShellHandlers,
    sessions,
    clock: () => now,
    newId,
    pc: 'bench',
    announce: () => undefined,
    report: (_channel, error) => (fault = error),
  });
  return async <C extends Channel>(channel: C, input: Input<C>) => {
    const result = (await dispatch.call(channel, input)) as Result<Output<C>>;
    if (result.ok) return result.value;
    throw new Error(`${channel}: ${JSON.stringify(result.error)}`, { cause: fault });
  };
}
