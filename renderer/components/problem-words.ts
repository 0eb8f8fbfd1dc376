import type { ErrorCode } from '../../shared/errors.ts';

export type ProblemWords = {
  readonly title: string;
  readonly happened: string;
  readonly safe: string;
  readonly next: string;
};

const untouched = 'The register was not touched: every referral and booking in it is as it was.';

const words: Partial<Record<ErrorCode, ProblemWords>> = {
  register_locked: {
    title: 'The register is in use',
    happened:
      'Another program, or CLW Desk under another Windows user, has the register open and does not let go.',
    safe: untouched,
    next: 'Close the other CLW Desk (also under other users who are still signed in to this PC), wait for a running backup to finish, then try again.',
  },
  register_read_only: {
    title: 'The register cannot be written to',
    happened: 'This PC lets CLW Desk read the register but not save to it.',
    safe: untouched,
    next: 'Ask whoever looks after your PCs to give your user permission to change the file and its folder, then try again.',
  },
  register_full: {
    title: 'The disk is full',
    happened: 'There is no room left on the disk that holds the register.',
    safe: 'Everything saved before is safe. What did not fit was not half saved.',
    next: 'Empty the recycle bin or move large files off this disk, then try again.',
  },
  register_missing: {
    title: 'The register is not where it was',
    happened:
      'This PC has had a register, and the file is gone from its place: moved, deleted, or on a drive that is not connected.',
    safe: 'Nothing new was begun in its place.',
    next: 'Connect the drive, or put the file back from the recycle bin, then try again. If it is gone for good, restore a backup.',
  },
  register_newer: {
    title: 'This register belongs to a newer CLW Desk',
    happened:
      'A newer version of CLW Desk has used this register. This older version could damage it, so it does not open it.',
    safe: untouched,
    next: 'Install the newest CLW Desk on this PC, then start it again.',
  },
  register_wrong_key: {
    title: 'The key does not fit this register',
    happened:
      'The register is encrypted, and the key kept on this PC belongs to a different register.',
    safe: untouched,
    next: 'If the file was copied here from another PC or a backup, put back the file that belongs here, or restore the backup together with its key. Then try again.',
  },
  key_lost: {
    title: 'The key to the register is missing',
    happened:
      'The register is encrypted, and the key that this PC kept for it is gone or cannot be unlocked by this user.',
    safe: `${untouched} Without its key nobody can read it.`,
    next: 'Sign in to this PC as the user who set CLW Desk up. If that does not help, restore the key from your backup. Do not delete the register.',
  },
  no_keychain: {
    title: 'This computer has no keychain',
    happened:
      'The register is encrypted, and this computer has nowhere safe to keep its key. CLW Desk does not keep a key unlocked beside the register.',
    safe: untouched,
    next: 'Sign in to a desktop with a keychain (GNOME Keyring or KWallet), install one if there is none, unlock it, then try again.',
  },
  register_on_network_share: {
    title: 'The register is on a network drive',
    happened:
      'A register on a network share can be damaged when two PCs write to it at once, so CLW Desk does not open it there.',
    safe: untouched,
    next: 'Ask whoever looks after your PCs to move the folder to this PC’s own disk and to start CLW Desk with --user-data and the new place.',
  },
  register_damaged: {
    title: 'The register is damaged',
    happened: 'The file is CLW Desk’s, but parts of it cannot be read, perhaps after a disk fault.',
    safe: 'CLW Desk changed nothing in it. Your backups are separate files and not affected.',
    next: 'If backups are listed below, restore the newest backup: the damaged file is kept beside it. Otherwise make a copy of the file as it is, and put a backup of your own in its place.',
  },
  register_not_a_register: {
    title: 'This file is not a register',
    happened: 'The file where the register should be is something else.',
    safe: 'CLW Desk did not change the file.',
    next: 'Put the register back in its place, or move the other file away, then try again.',
  },
};

const fallback: ProblemWords = {
  title: 'The register could not be opened',
  happened: 'CLW Desk could not open the register, for a reason it does not know.',
  safe: untouched,
  next: 'Try again. If it happens again, restart the PC; then ask whoever looks after your PCs and show them this page.',
};

export const knownProblem = (code: ErrorCode): ProblemWords | null => words[code] ?? null;

export function problemWords(code: ErrorCode): ProblemWords {
  return knownProblem(code) ?? fallback;
}
