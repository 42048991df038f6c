import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkHeader } from '#core/drops/check-header.ts';
import { isHashed, sourceColumns } from '#core/drops/identifier-source.ts';
import { Mapping } from '#core/drops/mapping.ts';

const GOOD = { identifiers: { email: { column: 'mail' } }, attributes: { tier: 'level' } };
const isMapping = (input: unknown): boolean => Mapping.safeParse(input).success;

describe('a mapping', () => {
  it('takes columns as raw unless it says that they are hashed', () => {
    const mapping = Mapping.parse({
      identifiers: { email: { column: 'mail' }, phone: { column: 'tel', hashed: true } },
    });
    expect(isHashed(mapping, 'email')).toBe(false);
    expect(isHashed(mapping, 'phone')).toBe(true);
    expect(isHashed(mapping, 'maid')).toBe(false);
    expect(sourceColumns(mapping, 'email')).toEqual(['mail']);
    expect(sourceColumns(mapping, 'maid')).toEqual([]);
    expect(mapping.attributes).toEqual({});
  });

  it.each<[string, unknown, unknown]>([
    ['kind', { email: { column: 'a' } }, { fax: { column: 'a' } }],
    ['column', { email: { column: 'a' } }, { email: { column: '' } }],
    ['columns', { name_postcode: { columns: ['a', 'b', 'c'] } }, { email: { columns: ['a'] } }],
    ['key', { email: { column: 'a' } }, { email: { column: 'a', salt: 'x' } }],
    ['hashed', { email: { column: 'a', hashed: true } }, { email: { column: 'a', hashed: 'yes' } }],
  ])('knows a good %s from a bad one', (_, good, bad) => {
    expect(isMapping({ ...GOOD, identifiers: good })).toBe(true);
    expect(isMapping({ ...GOOD, identifiers: bad })).toBe(false);
  });

  it('refuses unknown keys, attribute names and an empty list of consent values', () => {
    expect(isMapping({ ...GOOD, extra: 1 })).toBe(false);
    expect(isMapping({ ...GOOD, attributes: { person: 'x' } })).toBe(false);
    expect(isMapping({ ...GOOD, consent: { column: 'ok', accept: [] } })).toBe(false);
    expect(isMapping({ ...GOOD, consent: { column: 'ok', accept: ['yes'] } })).toBe(true);
  });

  it('answers to any input, and never throws (property)', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, two) => {
        isMapping(one);
        isMapping({ identifiers: one, attributes: two });
        isMapping({ identifiers: { email: one }, consent: two });
      }),
    );
  });
});

describe('the header of a file', () => {
  it.each([
    ['an e-mail address', ['ada@example.org', 'gold']],
    ['a phone number', ['Ada', '+447400000001']],
    ['a spaced phone number', ['Ada', '+44 7400 000 001']],
    ['a digest', ['ab'.repeat(32), 'gold']],
    ['an MD5 digest', ['AB'.repeat(16)]],
    ['a base64 digest', [Buffer.alloc(32, 7).toString('base64')]],
    ['a customer number', ['1234567']],
  ])('is refused when it is really a row, with %s, and not repeated', (_, columns) => {
    try {
      checkHeader(columns);
      expect.unreachable('the header was taken');
    } catch (error) {
      expect(error).toMatchObject({ name: 'AirlockError', code: 'input' });
      for (const column of columns) expect(String(error)).not.toContain(column);
    }
  });

  it('is taken when it is one', () => {
    const good = [
      ['E-mail', 'Phone 1', 'Address Line 2', 'sha256_email'],
      ['soc_sec_id', 'state'],
    ];
    for (const columns of good) expect(() => checkHeader(columns)).not.toThrow();
  });
});
