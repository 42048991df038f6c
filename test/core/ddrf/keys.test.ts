import { describe, expect, it } from 'vitest';
import { DsrDelete, dsrDelete } from '#core/ddrf/dsr-delete.ts';
import { IssuerFile, keysFor, PublicJwk } from '#core/ddrf/keys.ts';
import { httpStatusOf, RESULT_CODES } from '#core/ddrf/result-codes.ts';
import { DdrfTakenDocument } from '#core/documents/ddrf-document.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { A2_PUBLIC, A3, A3_PUBLIC } from '#test/support/ddrf/jws-keys.ts';

describe('the keys of an issuer', () => {
  const named = { ...A3_PUBLIC, kid: 'one' };
  const KEYS = [A2_PUBLIC, named, { ...A3_PUBLIC, kid: 'two', use: 'enc' }];

  it('that a token can be signed with are of its algorithm, its name and for signatures', () => {
    expect(keysFor(KEYS, { alg: 'RS256' })).toEqual([A2_PUBLIC]);
    expect(keysFor(KEYS, { alg: 'ES256' })).toEqual([named]);
    expect(keysFor(KEYS, { alg: 'ES256', kid: 'one' })).toEqual([named]);
    expect(keysFor(KEYS, { alg: 'ES256', kid: 'two' })).toEqual([]);
    expect(keysFor(KEYS, { alg: 'RS256', kid: 'one' })).toEqual([A2_PUBLIC]);
    expect(keysFor([{ ...A2_PUBLIC, kid: 'two' }], { alg: 'RS256', kid: 'one' })).toEqual([]);
    expect(keysFor(KEYS, { alg: 'HS256' })).toEqual([]);
    expect(keysFor([{ ...A2_PUBLIC, alg: 'PS256' }], { alg: 'RS256' })).toEqual([]);
  });

  it('are read from a JWK set and from a dsrdelete.json, those of other kinds left out', () => {
    const other = { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' };
    for (const file of [{ keys: [other, A3_PUBLIC] }, { publicKey: [A3_PUBLIC], endpoint: 'x' }])
      expect(IssuerFile.parse(file)).toEqual([A3_PUBLIC]);
  });

  it('are none where a private one stands among them, or a secret', () => {
    for (const key of [A3, { kty: 'oct', k: 'AAAA' }])
      expect(IssuerFile.safeParse({ keys: [A3_PUBLIC, key] }).success).toBe(false);
    expect(PublicJwk.parse(A3)).not.toHaveProperty('d');
  });
});

describe('dsrdelete.json', () => {
  it('has what version 1.0 requires: the kinds of the agreement, hashed, and the keys', () => {
    const { agreement } = testAgreement();
    const made = dsrDelete(agreement, {
      endpoint: 'https://brand.example/ddrf',
      keys: [A3_PUBLIC],
    });
    expect(DsrDelete.parse(made)).toEqual({
      endpoint: 'https://brand.example/ddrf',
      identifiers: [
        { id: 1, type: 'email', format: 'sha256' },
        { id: 2, type: 'phone', format: 'sha256' },
      ],
      publicKey: [A3_PUBLIC],
      vendorScriptRequirement: false,
    });
  });

  it('is none without a key, or with an endpoint that anybody on the way can read', () => {
    const { agreement } = testAgreement();
    const of = (endpoint: string, keys: readonly (typeof A3_PUBLIC)[]) =>
      DsrDelete.safeParse(dsrDelete(agreement, { endpoint, keys })).success;
    expect(of('https://brand.example', [])).toBe(false);
    expect(of('http://brand.example', [A3_PUBLIC])).toBe(false);
    expect(of('nowhere', [A3_PUBLIC])).toBe(false);
  });
});

it('results are 0 to 6, and only the first is an accepted request', () => {
  const names = DdrfTakenDocument.shape.result.options;
  expect(names.map((name) => RESULT_CODES[name])).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(names.map(httpStatusOf)).toEqual([202, 400, 400, 400, 400, 400, 400]);
});
