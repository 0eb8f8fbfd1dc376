import { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import type { Register } from '../register/register.ts';
import { answer } from './import-answer.ts';
import { createImportDesk } from './import-desk.ts';
import type {
  ImportProgress,
  ImportReply,
  ImportRequest,
  ImportWorkerData,
} from './import-messages.ts';

export type OnProgress = (progress: ImportProgress) => void;

/** Where imports run. One request at a time; the caller sees to that. */
export type ImportThread = {
  ask(request: ImportRequest, onProgress: OnProgress): Promise<unknown>;
  cancel(): void;
  close(): Promise<void>;
};

/**
 * A worker thread for a SQLite register. PostgreSQL waits on the network instead of the processor,
 * so there the desk runs here, on the pool.
 */
export function createImportThread(
  register: Register,
  workerUrl: URL,
  newId: () => string,
): ImportThread {
  return register.file ? workerThread(register.file, workerUrl) : sameThread(register, newId);
}

function sameThread(register: Register, newId: () => string): ImportThread {
  const desk = createImportDesk(register, newId);
  let stop = false;
  return {
    ask(request, onProgress) {
      stop = false;
      return answer(desk, request, {
        onProgress: (phase, done, total) => onProgress({ phase, done, total }),
        cancelled: () => stop,
      });
    },
    cancel: () => {
      stop = true;
    },
    close: () => Promise.resolve(),
  };
}

function workerThread(file: { path: string; key: string }, workerUrl: URL): ImportThread {
  const cancel = new SharedArrayBuffer(4);
  const flag = new Int32Array(cancel);
  let worker: Worker | null = null;
  const started = (): Worker => {
    if (worker) return worker;
    const fresh = new Worker(workerUrl, {
      workerData: { ...file, cancel } satisfies ImportWorkerData,
    });
    fresh.unref();
    fresh.on('exit', () => {
      if (worker === fresh) worker = null;
    });
    worker = fresh;
    return fresh;
  };
  return {
    ask(request, onProgress) {
      Atomics.store(flag, 0, 0);
      return exchange(started(), request, onProgress);
    },
    cancel: () => {
      Atomics.store(flag, 0, 1);
    },
    async close() {
      Atomics.store(flag, 0, 1);
      await worker?.terminate();
    },
  };
}

function exchange(
  worker: Worker,
  request: ImportRequest,
  onProgress: OnProgress,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const done = (settle: () => void) => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      worker.unref();
      settle();
    };
    const onError = (error: Error) => done(() => reject(error));
    const onExit = () => done(() => reject(new AppError('import_cancelled')));
    const onMessage = (reply: ImportReply) => {
      if (reply.kind === 'progress') onProgress(reply.progress);
      else if (reply.kind === 'value') done(() => resolve(reply.value));
      else if (reply.kind === 'error')
        done(() => reject(new AppError(reply.error.code, reply.error)));
      else done(() => reject(new Error(`Import thread: ${reply.message}`)));
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.ref();
    worker.postMessage(request);
  });
}
