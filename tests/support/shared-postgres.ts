import pg from 'pg';
import { openPostgresRegister } from '../../main/register/open-postgres.ts';
import { startPostgres, type PostgresServer } from './postgres-server.ts';

/**
 * One server for all the files of a run, and one register brought to this version: each test gets a copy of
 * it, which takes a twentieth of the time that a server and its migrations would.
 */
const template = 'clw_template';
const variable = 'CLW_TEST_POSTGRES';

let server: PostgresServer | null = null;

/** Before the first file: Jest runs it in the parent of the workers, which inherit the variable. */
export async function startShared(): Promise<void> {
  server = await startPostgres();
  await server.createDatabase(template);
  const register = await openPostgresRegister({ url: server.url(template) });
  await register.close();
  process.env[variable] = server.url('');
}

export async function stopShared(): Promise<void> {
  await server?.stop();
}

const urlOf = (database: string): string => {
  const base = process.env[variable];
  if (base === undefined) throw new Error('Run through Jest: its set-up starts the server.');
  return base + database;
};

let made = 0;

async function asOwner(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf('postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export type Copy = { readonly url: string; drop(): Promise<void> };

/** A register of its own, as new; `drop` once nobody is connected to it. */
export async function copyOfTemplate(): Promise<Copy> {
  made += 1;
  const name = `practice_${process.pid}_${made}`;
  await asOwner(`create database ${name} template ${template}`);
  return { url: urlOf(name), drop: () => asOwner(`drop database if exists ${name} with (force)`) };
}
