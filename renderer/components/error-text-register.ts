import type { ErrorCode } from '../../shared/errors.ts';
import { unchanged, type ErrorWords } from './error-text.ts';

const kept = 'The register file is as it was.';

const words = {
  register_locked: {
    what: 'The register is busy with another program.',
    kept: unchanged,
    next: 'Wait a moment and try again.',
  },
  register_read_only: {
    what: 'The register file may not be written to.',
    kept,
    next: 'Ask IT to let your account write to its folder.',
  },
  register_full: {
    what: 'The disk is full.',
    kept: 'What was saved before is safe; this was not saved.',
    next: 'Free some space on this PC and try again.',
  },
  register_newer: {
    what: 'This register was used by a newer version of CLW Desk.',
    kept,
    next: 'Update CLW Desk on this PC.',
  },
  register_wrong_key: {
    what: 'The register cannot be opened with the key of this PC.',
    kept,
    next: 'Ask IT for the backup that belongs to this PC.',
  },
  register_not_a_register: {
    what: 'The file in the place of the register is something else.',
    kept: 'The file is as it was.',
    next: 'Ask IT to look at the folder of the register.',
  },
  register_on_network_share: {
    what: 'The register may not lie on a network share.',
    kept,
    next: 'Keep it on this PC: two PCs writing to one file would damage it.',
  },
  register_damaged: {
    what: 'The register file is damaged.',
    kept: 'Nothing was written to it.',
    next: 'Close CLW Desk and ask IT to restore the last backup.',
  },
  key_lost: {
    what: 'The key of the register is not in the keychain of this PC any more.',
    kept,
    next: 'Sign in to Windows as the person who set CLW Desk up, or ask IT.',
  },
  no_keychain: {
    what: 'This computer has no keychain that could keep the key of the register.',
    kept,
    next: 'Install and unlock one (GNOME Keyring or KWallet), then start CLW Desk again.',
  },
} as const satisfies Partial<Record<ErrorCode, ErrorWords>>;

export const registerErrorText = (code: ErrorCode): ErrorWords | null =>
  code in words ? words[code as keyof typeof words] : null;
