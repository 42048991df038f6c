import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { joseTokens } from '#adapters/jose/jose-tokens.ts';
import { byPublicKey, unsigned, withClaims } from '#test/support/ddrf/forged-tokens.ts';
import { A2, A2_PUBLIC, A2_TOKEN, A3, A3_PUBLIC, A3_TOKEN } from '#test/support/ddrf/jws-keys.ts';

const CLAIMS = { iss: 'joe', exp: 1300819380, 'http://example.com/is_root': true };

describe('tokens of the JWS specification', () => {
  it.each([
    { of: 'A.2', token: A2_TOKEN, key: A2_PUBLIC, alg: 'RS256' },
    { of: 'A.3', token: A3_TOKEN, key: A3_PUBLIC, alg: 'ES256' },
  ])('appendix $of is read and verified', async ({ token, key, alg }) => {
    expect(joseTokens.read(token)).toEqual({ header: { alg }, claims: CLAIMS });
    expect(await joseTokens.isSignedBy(token, [key])).toBe(true);
    expect(await joseTokens.isSignedBy(token, [A2_PUBLIC, A3_PUBLIC])).toBe(true);
  });

  it('is signed by no other key, under no other claims and by no key at all', async () => {
    expect(await joseTokens.isSignedBy(A2_TOKEN, [A3_PUBLIC])).toBe(false);
    expect(await joseTokens.isSignedBy(A3_TOKEN, [])).toBe(false);
    const other = withClaims(A3_TOKEN, { ...CLAIMS, iss: 'eve' });
    expect(await joseTokens.isSignedBy(other, [A3_PUBLIC])).toBe(false);
  });

  it('is not forged without a signature, nor by a public key as a secret', async () => {
    for (const token of [unsigned(CLAIMS), byPublicKey(CLAIMS, A2_PUBLIC)])
      expect(await joseTokens.isSignedBy(token, [A2_PUBLIC, A3_PUBLIC])).toBe(false);
  });

  it('is signed by a key that is no point of its curve, or too short, never', async () => {
    const bent = { ...A3_PUBLIC, y: A3_PUBLIC.kty === 'EC' ? A3_PUBLIC.x : '' } as typeof A3_PUBLIC;
    const short = { ...A2_PUBLIC, n: 'AQAB' } as typeof A2_PUBLIC;
    expect(await joseTokens.isSignedBy(A3_TOKEN, [bent])).toBe(false);
    expect(await joseTokens.isSignedBy(A2_TOKEN, [short])).toBe(false);
  });

  it.each([
    ['no token', 'hello'],
    ['two parts', 'a.b'],
    ['a header that is no JSON', 'YQ.e30.YQ'],
    ['claims that are no JSON', `${A3_TOKEN.split('.')[0]}.YQ.YQ`],
    ['claims that are no UTF-8', `${A3_TOKEN.split('.')[0]}.gICA.YQ`],
    [
      'a critical header',
      `${Buffer.from('{"alg":"ES256","crit":["b64"],"b64":false}').toString('base64url')}.e30.YQ`,
    ],
    [
      'a name of a key that is none',
      `${Buffer.from('{"alg":"ES256","kid":7}').toString('base64url')}.e30.YQ`,
    ],
  ])('%s is not read', (_, text) => {
    expect(joseTokens.read(text)).toBeUndefined();
  });
});

describe('a token that we sign', () => {
  it.each([
    ['RSA', A2, A2_PUBLIC],
    ['EC', A3, A3_PUBLIC],
  ] as const)('by a key of %s is verified by Node alone', async (_, key, half) => {
    const token = await joseTokens.sign({ hello: 'world' }, { ...key, kid: 'one' });
    const [header = '', payload = '', signature = ''] = token.split('.');
    const parsed = JSON.parse(Buffer.from(header, 'base64url').toString());
    expect(parsed).toEqual({ typ: 'JWT', alg: half.kty === 'RSA' ? 'RS256' : 'ES256', kid: 'one' });
    const by = {
      key: createPublicKey({ key: { ...half }, format: 'jwk' }),
      dsaEncoding: 'ieee-p1363',
    } as const;
    const text = Buffer.from(`${header}.${payload}`);
    expect(verify('sha256', text, by, Buffer.from(signature, 'base64url'))).toBe(true);
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toEqual({ hello: 'world' });
  });
});
