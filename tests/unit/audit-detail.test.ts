import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { auditDetail } from '../../main/audit/audit-detail.ts';
import { contract, type Channel } from '../../shared/contract.ts';
import { inputOf } from '../support/made-up-input.ts';

const audited = (Object.keys(contract) as Channel[]).filter((channel) =>
  ['command', 'task'].includes(contract[channel].kind),
);
const secret = 'Zz7 secret';
const someId = '01990000-0000-7000-8000-000000000001';

type Path = readonly (string | number)[];

function pathsOfTexts(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  return Object.entries(value).flatMap(([key, part]) => pathsOfTexts(part, [...path, key]));
}

function put(value: unknown, [key, ...rest]: Path, text: string): unknown {
  if (key === undefined) return text;
  const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  const at = copy as Record<string, unknown>;
  at[key] = put(at[key], rest, text);
  return copy;
}

/** The input with a secret in every place where the contract takes any words at all. */
function withSecrets(channel: Channel, input: unknown): { input: unknown; places: number } {
  let told = input;
  let places = 0;
  for (const path of pathsOfTexts(input)) {
    const tried = put(told, path, secret);
    if (!contract[channel].input.safeParse(tried).success) continue;
    told = tried;
    places += 1;
  }
  return { input: told, places };
}

const detailOf = (channel: Channel, input: unknown): unknown =>
  JSON.parse(
    auditDetail(channel, (contract[channel].input as { parse(i: unknown): unknown }).parse(input))!,
  );

describe('what the audit keeps of a call', () => {
  it('is nothing that anybody typed, whatever the call', () => {
    const hidden = new Set<Channel>();
    for (const channel of audited) {
      const { input: schema } = contract[channel];
      fc.assert(
        fc.property(
          inputOf(channel, () => [someId]),
          (made) => {
            const { input, places } = withSecrets(channel, made);
            const parsed = schema.safeParse(input);
            if (!parsed.success) return;
            if (places > 0) hidden.add(channel);
            expect(auditDetail(channel, parsed.data) ?? '').not.toContain('secret');
          },
        ),
        { numRuns: 60 },
      );
    }
    // A test that never found a place for its secret would prove nothing.
    expect([...hidden]).toEqual(
      expect.arrayContaining([
        'referral.addNote',
        'referral.create',
        'referral.update',
        'referral.close',
        'referral.logContact',
        'patient.create',
        'patient.setContact',
        'appointment.cancel',
        'appointment.dna',
        'staff.save',
        'setup.complete',
      ]),
    );
  });

  it('says which fields were given, and what the plain ones became', () => {
    expect(
      detailOf('referral.update', {
        id: someId,
        version: 3,
        priority: 'soon',
        nextAction: 'book',
        linkWorkerId: null,
        note: 'Made up',
      }),
    ).toEqual({
      id: someId,
      version: 3,
      priority: 'soon',
      nextAction: 'book',
      linkWorkerId: null,
      given: ['note'],
    });
    expect(
      detailOf('referral.addNote', { id: someId, text: 'Made up', audience: 'link_workers' }),
    ).toEqual({ id: someId, audience: 'link_workers', given: ['text'] });
  });

  it('tells neither who a patient is nor why somebody was referred', () => {
    const person = { surname: 'Made', forename: 'Up', dateOfBirth: '1960-01-01', postcode: '' };
    expect(detailOf('patient.create', { ...person, phone: null, chi: '0101601234' })).toEqual({
      postcode: '',
      phone: null,
      chiConfirmed: false,
      given: ['surname', 'forename', 'dateOfBirth', 'chi'],
    });
    expect(
      JSON.stringify(detailOf('referral.create', { patientId: someId, needs: ['abuse'] })),
    ).not.toContain('abuse');
  });

  it('says that a text was emptied', () => {
    expect(detailOf('referral.update', { id: someId, version: 1, note: '' })).toEqual({
      id: someId,
      version: 1,
      note: '',
    });
  });
});
