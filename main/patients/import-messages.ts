import type { ErrorData } from '../../shared/errors.ts';
import type { ImportActor, ImportChoice } from './import-desk.ts';
import type { ImportPhase } from './import-run.ts';

/** What the main process asks of the import thread. */
export type ImportRequest =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly bytes: Uint8Array;
      readonly today: string;
    }
  | { readonly kind: 'check'; readonly choice: ImportChoice; readonly today: string }
  | {
      readonly kind: 'run';
      readonly choice: ImportChoice & { readonly confirmLeavers: boolean };
      readonly actor: ImportActor;
    }
  | { readonly kind: 'rejects'; readonly token: string };

export type ImportProgress = {
  readonly phase: ImportPhase;
  readonly done: number;
  readonly total: number;
};

/** What it answers. An unexpected error travels as its message, for the log. */
export type ImportReply =
  | { readonly kind: 'progress'; readonly progress: ImportProgress }
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'error'; readonly error: ErrorData }
  | { readonly kind: 'fault'; readonly message: string };

export type ImportWorkerData = {
  readonly path: string;
  readonly key: string;
  /** One cell: 1 asks the thread to stop. Seen also while it is busy with a long statement's rows. */
  readonly cancel: SharedArrayBuffer;
};
