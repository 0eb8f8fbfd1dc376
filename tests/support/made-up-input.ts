import fc, { type Arbitrary } from 'fast-check';
import { z } from 'zod';
import { contract, type Channel } from '../../shared/contract.ts';

/** Inputs made from the contract itself: well-formed, odd at the edges, and with ids that exist. */
type Schema = {
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema;
};

/** Ids of things in the register by kind, asked anew for each value. */
export type IdsOf = (kind: string) => readonly string[];

export function inputOf(channel: Channel, idsOf: IdsOf): Arbitrary<unknown> {
  const schema = z.toJSONSchema(contract[channel].input, {
    io: 'input',
    unrepresentable: 'any',
  }) as Schema;
  return valueOf(schema, { idsOf, kind: channel.split('.')[0]!, name: 'id' });
}

/** Which field a value is for: `id` is of the call's own kind, `patientId` of a patient. */
type Place = { readonly idsOf: IdsOf; readonly kind: string; readonly name: string };

const kindOf = ({ kind, name }: Place): string => {
  if (name === 'id') return kind;
  return name === 'linkWorkerId' ? 'linkWorker' : name.replace(/Id$/, '');
};

function valueOf(schema: Schema, place: Place): Arbitrary<unknown> {
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return fc.oneof(...either.map((one) => valueOf(one, place)));
  if (typeof schema.type === 'object') {
    return fc.oneof(...schema.type.map((type) => valueOf({ ...schema, type }, place)));
  }
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.type === 'string') return textOf(schema, place);
  if (schema.type === 'integer' || schema.type === 'number') return numberOf(schema);
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'null') return fc.constant(null);
  if (schema.type === 'array') {
    return fc.array(valueOf(schema.items ?? {}, place), {
      maxLength: Math.min(4, schema.maxItems ?? 4),
    });
  }
  if (schema.type === 'object') return objectOf(schema, place);
  // What JSON Schema cannot say: nothing at all, or the bytes of a file.
  return fc.oneof(fc.constant(undefined), fc.uint8Array({ maxLength: 400 }));
}

function objectOf(schema: Schema, place: Place): Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {});
  const values = fields.map(([name, field]) => {
    const value = valueOf(field, { ...place, name });
    return [
      name,
      schema.required?.includes(name) ? value : fc.option(value, { nil: undefined }),
    ] as const;
  });
  if (fields.length > 0 || typeof schema.additionalProperties !== 'object') {
    return fc.record(Object.fromEntries(values));
  }
  return fc.dictionary(
    fc.string({ maxLength: 10 }),
    valueOf(schema.additionalProperties, place),
  ) as Arbitrary<unknown>;
}

const edges = ['', '\u0000', "'; drop table patient; --", '%_\\', '\ud800', 'é'.repeat(40), '=1+1'];
const days = [
  '0001-01-01',
  '1900-02-28',
  '2026-11-25',
  '2026-12-01',
  '2027-03-28',
  '2199-12-31',
  '9999-12-31',
];

function textOf(schema: Schema, place: Place): Arbitrary<unknown> {
  if (schema.format === 'uuid') {
    return fc.oneof(
      { weight: 9, arbitrary: fc.nat().map((nat) => oneOf(place.idsOf(kindOf(place)), nat)) },
      { weight: 1, arbitrary: fc.uuid() },
    );
  }
  if (schema.format === 'date') return fc.constantFrom(...days);
  if (schema.pattern) return fc.stringMatching(new RegExp(schema.pattern));
  const bounds = {
    minLength: schema.minLength ?? 0,
    maxLength: Math.min(60, schema.maxLength ?? 60),
  };
  return fc.oneof(
    fc.string({ ...bounds, unit: 'binary' }),
    fc.constantFrom(...edges.map((edge) => edge.slice(0, bounds.maxLength))),
    fc.constantFrom('Campbell', '010160 1234', 'FREQ=WEEKLY;BYDAY=MO,WE', 'FREQ=DAILY;COUNT=99999'),
  );
}

const oneOf = (ids: readonly string[], nat: number): string =>
  ids[nat % ids.length] ?? '00000000-0000-0000-0000-000000000000';

function numberOf({ minimum = 0, maximum = Number.MAX_SAFE_INTEGER }: Schema): Arbitrary<number> {
  return fc.oneof(
    fc.constant(minimum),
    fc.constant(maximum),
    fc.integer({ min: minimum, max: Math.min(maximum, minimum + 5) }),
  );
}
