import { existsSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../shared/errors.ts';

/** The part of this PC's settings that says where the register is. */
export type PlaceStore = {
  /** Set by whoever looks after the PC, in the settings file; null: beside the settings. */
  registerFolder(): string | null;
  /** Where this PC opened a register last. */
  registerAt(): string | null;
  rememberRegister(at: string): void;
};

/**
 * Where the register is, and that it is there. A PC that has had one and finds nothing must not begin
 * a new one: on screen that would look as if every referral were gone.
 */
export function registerPlace(userData: string, store: PlaceStore) {
  const at = path.resolve(userData, store.registerFolder() ?? '.', 'register.db');
  return {
    path: at,
    /** Throws `register_missing`. */
    check(): void {
      if (store.registerAt() !== null && !existsSync(at)) throw new AppError('register_missing');
    },
    remember(): void {
      if (store.registerAt() !== at) store.rememberRegister(at);
    },
  };
}
