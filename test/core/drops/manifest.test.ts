import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkManifest } from '#core/drops/check-manifest.ts';
import { Manifest } from '#core/drops/manifest.ts';
import { forgettingTerms } from '#core/erasure/forgetting-terms.ts';
import { AirlockError } from '#core/errors.ts';
import { DEFAULT_TABLE } from '#core/match-keys/default-table.ts';
import { matchTableDigest } from '#core/match-keys/match-table.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';

const signed = testAgreement();
const part = (n: number, rows: number) => ({
  file: `part-000${n}.parquet`,
  rows,
  bytes: 1000 + n,
  sha256: String(n).repeat(64),
});
const GOOD = {
  airlock: 1,
  drop: '0123456789abcdef0123456789abcdef',
  collaboration: 'test-room',
  agreement: signed.digest,
  profile: 'uid2',
  party: 'brand',
  dataset: 'customers',
  kinds: ['email', 'phone'],
  attributes: ['tier'],
  parts: [part(1, 100), part(2, 20)],
  rows: 120,
  preparedAt: '2026-11-02T08:00:00.000Z',
  consent: { basis: 'attested', statement: 'everybody agreed' },
};
const manifest = (change: object = {}): Manifest => Manifest.parse({ ...GOOD, ...change });

describe('a manifest', () => {
  it('is read when it is whole', () => {
    expect(manifest()).toEqual(GOOD);
  });

  it.each<[string, object]>([
    ['another format', { airlock: 2 }],
    ['no id', { drop: undefined }],
    ['an id of an older version', { drop: '0123456789abcdef' }],
    ['an id that leads elsewhere', { drop: '../0123456789abcdef0123456789abcd' }],
    ['an unknown key', { extra: 1 }],
    ['no parts', { parts: [] }],
    ['a part outside its folder', { parts: [{ ...part(1, 120), file: '../part-0001.parquet' }] }],
    ['a part twice', { parts: [part(1, 100), part(1, 20)] }],
    ['parts out of order', { parts: [part(2, 20), part(1, 100)] }],
    ['a part without rows', { parts: [part(1, 0)] }],
    ['a part of too many rows', { parts: [part(1, 5_000_001)] }],
    ['a checksum that is none', { parts: [{ ...part(1, 120), sha256: 'x'.repeat(64) }] }],
    ['a checksum in capitals', { agreement: signed.digest.toUpperCase() }],
    ['no kind', { kinds: [] }],
    ['an unknown kind', { kinds: ['fax'] }],
    ['no rows', { rows: 0 }],
    ['a party with a slash', { party: 'a/b' }],
    ['a time that is none', { preparedAt: 'today' }],
    ['no word on consent', { consent: undefined }],
    ['too long a statement', { consent: { basis: 'attested', statement: 'x'.repeat(501) } }],
  ])('is refused with %s', (_, change) => {
    expect(Manifest.safeParse({ ...GOOD, ...change }).success).toBe(false);
  });

  it('answers to any input, and never throws (property)', () => {
    const key = fc.constantFrom(...Object.keys(GOOD));
    fc.assert(
      fc.property(key, fc.jsonValue(), (name, value) => {
        Manifest.safeParse(value);
        const parsed = Manifest.safeParse({ ...GOOD, [name]: value });
        if (!parsed.success) return;
        try {
          checkManifest(parsed.data, signed);
        } catch (error) {
          expect(error).toBeInstanceOf(AirlockError);
        }
      }),
    );
  });
});

describe('a manifest against the agreement', () => {
  it('is allowed when all is as agreed', () => {
    expect(() => checkManifest(manifest(), signed)).not.toThrow();
    expect(() => checkManifest(manifest({ kinds: ['phone'] }), signed)).not.toThrow();
  });

  it.each<[string, object, RegExp]>([
    ['another collaboration', { collaboration: 'other' }, /another collaboration/],
    ['another agreement', { agreement: '0'.repeat(64) }, /another agreement/],
    ['another profile', { profile: 'google' }, /another profile/],
    ['a stranger', { party: 'stranger' }, /not in the agreement/],
    ['a dataset of the other party', { dataset: 'audience' }, /no such dataset/],
    ['an attribute missing', { attributes: [] }, /other attributes/],
    ['an attribute too many', { attributes: ['tier', 'device'] }, /other attributes/],
    ['an attribute twice', { attributes: ['tier', 'tier'] }, /other attributes/],
    ['a kind that is not agreed', { kinds: ['email', 'maid'] }, /a kind of identifier/],
    ['a kind twice', { kinds: ['email', 'email'] }, /a kind of identifier/],
    ['rows that do not add up', { rows: 121 }, /do not add up/],
  ])('is refused for %s', (_, change, says) => {
    const check = (): void => checkManifest(manifest(change), signed);
    expect(check).toThrow(AirlockError);
    expect(check).toThrow(says);
  });

  const statement = 'everybody agreed';
  it.each([
    [['attested'], { basis: 'attested', statement }, true],
    [['boolean'], { basis: 'attested', statement }, false],
    [['boolean'], { basis: 'column', statement }, true],
    [['timestamp'], { basis: 'column', statement }, false],
    [['timestamp'], { basis: 'column', kind: 'timestamp', statement }, true],
    [['attested', 'boolean'], { basis: 'column', kind: 'timestamp', statement }, false],
  ])('shows consent as it takes it: %j by %j is %s', (kinds, consent, isTaken) => {
    const asked = testAgreement({ airlock: 2, consent: { kinds } });
    const check = (): void => checkManifest(manifest({ agreement: asked.digest, consent }), asked);
    if (isTaken) expect(check).not.toThrow();
    else expect(check).toThrow(/shows consent in another way than the agreement takes/);
  });
});

/** What a manifest has of a sealed drop. */
const SEALED = {
  sealed: { dropKey: '0'.repeat(32) },
  parts: GOOD.parts.map((each) => ({ ...each, content: '0'.repeat(64) })),
};

describe('match keys of a manifest', () => {
  const terms = { total: 210, personal: 30, cap: 50 };
  const table = { ...DEFAULT_TABLE, name: 'two-keys', keys: DEFAULT_TABLE.keys.slice(0, 2) };
  const matching = testAgreement({
    airlock: 2,
    match: { table, digest: matchTableDigest(table), ...terms },
    drops: { sealed: true },
  });
  const check = (kinds: readonly string[], of = matching, dataset = 'customers') => {
    const attributes = dataset === 'customers' ? ['tier'] : [];
    const told = { kinds, attributes, dataset, agreement: of.digest };
    checkManifest(manifest(of === signed ? told : { ...told, ...SEALED }), of);
  };

  it('stand beside its kinds, alone, or not at all', () => {
    for (const kinds of [['email', '_key_a', '_key_b'], ['_key_a'], ['email']])
      expect(() => check(kinds)).not.toThrow();
  });

  it('are at most as many as the table has, and none where nobody matches by points', () => {
    expect(() => check(['email', '_key_c'])).toThrow(/a kind of identifier that the agreement/);
    expect(() => check(['email', '_key_a'], signed)).toThrow(/a kind of identifier that/);
  });

  it('are none of a list of people to forget', () => {
    const forgetting = forgettingTerms(matching, 'brand');
    expect(() => check(['email'], forgetting, 'forgotten')).not.toThrow();
    expect(() => check(['email', '_key_a'], forgetting, 'forgotten')).toThrow(/a kind of/);
  });
});
