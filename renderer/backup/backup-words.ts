import type { Output } from '../../shared/contract.ts';

export type Backup = Output<'backup.list'>[number];

export const backupKindWords: Record<Backup['kind'], string> = {
  daily: 'the day’s',
  asked: 'made by hand',
  before: 'before an import',
};

export const backupPlaceWords: Record<Backup['place'], string> = {
  first: 'on this PC',
  second: 'in the second folder',
};

const megabyte = 1_000_000;

/** "0.4 MB", "12 MB". */
export const sizeOf = (bytes: number): string =>
  `${(bytes / megabyte).toLocaleString('en-GB', { maximumFractionDigits: bytes < 10 * megabyte ? 1 : 0 })} MB`;

/** The names in which the person knows a backup; the same moment stands in both places. */
export const keyOf = ({ place, name }: Backup): string => `${place}/${name}`;
