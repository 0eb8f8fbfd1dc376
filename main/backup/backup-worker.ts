import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { registerError } from '../register/register-error.ts';
import { check, copyBackup, writeBackup, type Where } from './backup-files.ts';
import { prepareRestore } from './restore-files.ts';
import type { BackupJob, BackupReply } from './backup-thread.ts';

/** One job, and the thread ends. The engine is synchronous: here it keeps no window waiting. */
const { register, job } = workerData as { register: Where; job: BackupJob };

function run(): BackupReply {
  try {
    switch (job.kind) {
      case 'write':
        writeBackup(register, job.folder, job.name);
        return { value: null };
      case 'copy':
        copyBackup(job.from, job.folder, register.key);
        return { value: null };
      case 'check':
        return { value: check({ path: job.file, key: register.key }) };
      case 'prepare':
        prepareRestore(job.file, register);
        return { value: null };
    }
  } catch (cause) {
    const error = registerError(cause);
    if (error instanceof AppError) return { error: error.toData() };
    return { fault: error instanceof Error ? (error.stack ?? error.message) : 'unknown' };
  }
}

parentPort?.postMessage(run());
