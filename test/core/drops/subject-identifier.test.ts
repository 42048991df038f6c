import { describe, expect, it } from 'vitest';
import { type SubjectKind, subjectIdentifier } from '#core/drops/subject-identifier.ts';
import { ownIdDigest } from '#core/identifiers/own-id.ts';
import { sha256 } from '#core/sha256.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';

const { identifiers } = testAgreement().agreement;
const read = (kind: SubjectKind, ...parts: readonly string[]) =>
  subjectIdentifier({ kind, parts }, { party: 'brand', identifiers });
const digest = sha256('ada@example.org');

describe('an identifier of a person', () => {
  it('is normalised by the profile and hashed', () => {
    expect(read('email', ' Ada@Example.ORG ')).toEqual({ kind: 'email', digest });
  });

  it('may be a digest in any shape that a drop may have', () => {
    for (const text of [
      digest,
      digest.toUpperCase(),
      Buffer.from(digest, 'hex').toString('base64'),
    ])
      expect(read('email', text)).toEqual({ kind: 'email', digest });
  });

  it('has all parts of its kind, in their order', () => {
    const whole = read('name_postcode', 'Ada', 'Lovelace', 'SW1A 1AA');
    expect(whole).toMatchObject({ kind: 'name_postcode', digest: expect.any(String) });
    expect(read('name_postcode', 'Ada', 'Lovelace')).toHaveProperty('reason');
    expect(read('name_postcode', 'Lovelace', 'Ada', 'SW1A 1AA')).not.toEqual(whole);
    expect(read('email', 'ada@example.org', 'more')).toEqual({ reason: 'malformed-row' });
  });

  it('of the party is hashed whatever it looks like, since a cookie may look like a digest', () => {
    expect(read('first_party_id', digest)).toEqual({
      ...{ kind: 'first_party_id', digest: ownIdDigest('brand', digest) },
    });
  });

  it.each([
    ['email', 'no address', 'invalid-identifier'],
    ['email', 'test@test.com', 'placeholder'],
    ['email', sha256('null'), 'placeholder'],
    ['email', '', 'invalid-identifier'],
    ['first_party_id', 'null', 'invalid-identifier'],
  ] as const)('that is none says why: %s "%s" is %s', (kind, text, reason) => {
    expect(read(kind, text)).toEqual({ reason });
  });
});
