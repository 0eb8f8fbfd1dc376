import { assertNever } from '../../shared/errors.ts';
import type { ImportDesk } from './import-desk.ts';
import type { ImportRequest } from './import-messages.ts';
import type { ImportHooks } from './import-run.ts';

/** One request to the desk: the same in the import thread (SQLite) and without one (PostgreSQL). */
export function answer(
  desk: ImportDesk,
  request: ImportRequest,
  hooks: ImportHooks,
): Promise<unknown> {
  switch (request.kind) {
    case 'open':
      return desk.open(request.name, request.bytes, request.today);
    case 'check':
      return desk.check(request.choice, request.today, hooks);
    case 'run':
      return desk.run(request.choice, request.actor, hooks);
    case 'rejects':
      return desk.rejects(request.token);
    default:
      return assertNever(request);
  }
}
