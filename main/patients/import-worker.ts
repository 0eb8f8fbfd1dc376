import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { newId } from '../new-id.ts';
import { openSqliteRegister } from '../register/open-sqlite.ts';
import { registerError } from '../register/register-error.ts';
import { answer } from './import-answer.ts';
import { createImportDesk } from './import-desk.ts';
import type { ImportReply, ImportRequest, ImportWorkerData } from './import-messages.ts';

/**
 * SQLite only: the engine is synchronous, so an import has a thread and a connection of its own and
 * the window never freezes. One request at a time; import-thread.ts is the other end.
 */
const port = parentPort;
const { path, key, cancel } = workerData as ImportWorkerData;
const flag = new Int32Array(cancel);
const reply = (message: ImportReply) => port?.postMessage(message);

const desk = openSqliteRegister({ path, key }).then((register) =>
  createImportDesk(register, newId),
);
// Reported with the first request; without this the thread would end before it can say why.
desk.catch(() => undefined);

port?.on('message', (request: ImportRequest) => {
  const hooks = {
    onProgress: (
      phase: 'reading' | 'comparing' | 'writing' | 'done',
      done: number,
      total: number,
    ) => reply({ kind: 'progress', progress: { phase, done, total } }),
    cancelled: () => Atomics.load(flag, 0) === 1,
  };
  desk
    .then((ready) => answer(ready, request, hooks))
    .then((value) => reply({ kind: 'value', value }))
    .catch((cause: unknown) => {
      const error = registerError(cause);
      if (error instanceof AppError) reply({ kind: 'error', error: error.toData() });
      else
        reply({
          kind: 'fault',
          message: error instanceof Error ? (error.stack ?? error.message) : 'unknown',
        });
    });
});
