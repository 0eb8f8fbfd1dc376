import { Worker } from 'node:worker_threads';
import { AppError, type ErrorData } from '../../shared/errors.ts';
import type { Contents, Where } from './backup-files.ts';

export type BackupJob =
  | { readonly kind: 'write'; readonly folder: string; readonly name: string }
  | { readonly kind: 'copy'; readonly from: string; readonly folder: string }
  | { readonly kind: 'check'; readonly file: string }
  | { readonly kind: 'prepare'; readonly file: string };

export type BackupReply =
  | { readonly value: Contents | null }
  | { readonly error: ErrorData }
  /** A fault of ours, without patient data. */
  | { readonly fault: string };

/** Does one job in a thread of its own. @throws AppError as backup-files.ts and restore-files.ts. */
export function inThread(
  workerUrl: URL,
  register: Where,
  job: BackupJob,
): Promise<Contents | null> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl, { workerData: { register, job } });
    worker.once('message', (reply: BackupReply) => {
      if ('value' in reply) resolve(reply.value);
      else if ('error' in reply) reject(new AppError(reply.error.code, reply.error));
      else reject(new Error(`Backup thread: ${reply.fault}`));
    });
    worker.once('error', reject);
    // Only where it ended without a word; else the promise is settled.
    worker.once('exit', () => reject(new AppError('backup_cut_off')));
  });
}
