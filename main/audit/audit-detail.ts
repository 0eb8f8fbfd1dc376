import { z } from 'zod';
import { contract, type Channel } from '../../shared/contract.ts';
import { date, id, instant, time } from '../../shared/contract/kinds.ts';

/**
 * What an audit row keeps of a call's input. Managers read the audit and must not read case notes
 * there, so nothing that somebody typed is in it: ids, numbers, dates and words from fixed lists
 * are kept as values; of a text only that it was given. Decided by the contract's own schema, once
 * per call, so that a new field is left out until its kind is known here.
 */
export function auditDetail(channel: Channel, input: unknown): string | null {
  if (input === undefined) return null;
  const keep = (keepers[channel] ??= keeperOf(contract[channel].input, ''));
  const kept = keep(input);
  return kept === left ? null : JSON.stringify(kept);
}

const left = Symbol('left out');
/** The part of a value that may be kept, or `left`. */
type Keeper = (value: unknown) => unknown;

const keepers: Partial<Record<Channel, Keeper>> = {};

/** They tell who a patient is, or why: never kept, although they are dates and words of a list. */
const tellTale = new Set(['dateOfBirth', 'needs', 'addNeeds', 'removeNeeds', 'mapping']);
const plainTexts = new Set<unknown>([id, date, instant, time]);

const whole: Keeper = (value) => value;
const dropped: Keeper = () => left;
/** That a text was emptied is no text. */
const emptyOnly: Keeper = (value) => (value === '' || value === null ? value : left);

function keeperOf(schema: z.core.$ZodType, name: string): Keeper {
  if (tellTale.has(name)) return dropped;
  if (plainTexts.has(schema)) return whole;
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault
  ) {
    const inner = keeperOf(schema.unwrap(), name);
    return (value) => (value === null ? null : inner(value));
  }
  if (
    schema instanceof z.ZodEnum ||
    schema instanceof z.ZodNumber ||
    schema instanceof z.ZodBoolean
  ) {
    return whole;
  }
  if (schema instanceof z.ZodString) return emptyOnly;
  if (schema instanceof z.ZodObject) return fieldsOf(schema);
  if (schema instanceof z.ZodArray) return listOf(keeperOf(schema.element, name));
  return dropped;
}

/** `given`: names of the fields that were filled in and are not repeated here. */
function fieldsOf(schema: z.ZodObject): Keeper {
  const fields = Object.entries(schema.shape).map(
    ([name, field]) => [name, keeperOf(field, name)] as const,
  );
  return (value) => {
    const kept: Record<string, unknown> = {};
    const given: string[] = [];
    for (const [name, keep] of fields) {
      const part = (value as Record<string, unknown>)[name];
      if (part === undefined) continue;
      const safe = keep(part);
      if (safe === left) given.push(name);
      else kept[name] = safe;
    }
    return given.length === 0 ? kept : { ...kept, given };
  };
}

const listOf =
  (keep: Keeper): Keeper =>
  (value) => {
    const parts = (value as readonly unknown[]).map(keep);
    return parts.includes(left) ? left : parts;
  };
