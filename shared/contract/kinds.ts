import { z } from 'zod';

/** Who sits in front of the app. Enforced in `main/dispatch.ts`, per call. */
export const roles = ['clinician', 'reception', 'link_worker', 'manager'] as const;
export type Role = (typeof roles)[number];
export const everyone: readonly Role[] = roles;
/** The people who run the desk: whoever books, phones and checks in. */
export const deskRoles: readonly Role[] = ['reception', 'link_worker', 'manager'];
export const managers: readonly Role[] = ['manager'];

type Entry<K extends string, I extends z.ZodType, O extends z.ZodType> = {
  readonly kind: K;
  /** Who may call it. `open`: also before anybody is signed in. */
  readonly roles: readonly Role[] | 'open';
  readonly input: I;
  readonly output: O;
};

/** Reads. No transaction of its own, no audit row. */
export const query = <I extends z.ZodType, O extends z.ZodType>(
  entry: Omit<Entry<'query', I, O>, 'kind'>,
) => ({ kind: 'query', ...entry }) as const satisfies Entry<'query', I, O>;

/** Changes the register: one transaction, one audit row in it. */
export const command = <I extends z.ZodType, O extends z.ZodType>(
  entry: Omit<Entry<'command', I, O>, 'kind'>,
) => ({ kind: 'command', ...entry }) as const satisfies Entry<'command', I, O>;

/**
 * Runs its own short transactions and audits itself (an import with progress), because one
 * transaction around it would hold the write lock for as long as it takes.
 */
export const task = <I extends z.ZodType, O extends z.ZodType>(
  entry: Omit<Entry<'task', I, O>, 'kind'>,
) => ({ kind: 'task', ...entry }) as const satisfies Entry<'task', I, O>;

/** Belongs to this PC, not to the practice: settings, clipboard, windows (main/shell). */
export const shell = <I extends z.ZodType, O extends z.ZodType>(
  entry: Omit<Entry<'shell', I, O>, 'kind'>,
) => ({ kind: 'shell', ...entry }) as const satisfies Entry<'shell', I, O>;

// ---- words used by more than one feature ----

export const nothing = z.undefined();
export const id = z.uuid();
/** UTC instant, fixed width, `2026-11-25T09:30:00.000Z`. */
export const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
/** Calendar date, `2026-11-25`, of somebody living or something planned: the day after it is one too. */
export const date = z.iso.date().refine((day) => day >= '1850-01-01' && day < '2200-01-01');
/** Wall-clock time in Europe/London, `09:15`. */
export const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** Fits the `integer` of both engines. */
export const version = z
  .int()
  .min(1)
  .max(2 ** 31 - 1);
/** PostgreSQL has no character NUL in text, so a register on SQLite shall have none either. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((text) => !text.includes('\0'));
export const name = line(120).min(1);
