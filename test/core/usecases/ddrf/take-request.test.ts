import { beforeEach, describe, expect, it } from 'vitest';
import { joseTokens } from '#adapters/jose/jose-tokens.ts';
import { systemRandomness } from '#adapters/system-randomness.ts';
import { AcknowledgementClaims } from '#core/ddrf/claims.ts';
import { MAX_REQUEST_AGE_SECONDS } from '#core/ddrf/ddrf-limits.ts';
import type { DeletionIdentifier } from '#core/ddrf/judge-identifier.ts';
import { publicHalf } from '#core/ddrf/keys.ts';
import { RESULT_CODES } from '#core/ddrf/result-codes.ts';
import type { NamedRequest } from '#core/ports/deletion-desk.ts';
import { takeRequest } from '#core/usecases/ddrf/take-request.ts';
import { claimsOf } from '#test/support/ddrf/forged-tokens.ts';
import { A2, A3 } from '#test/support/ddrf/jws-keys.ts';
import { CASES, DESK, DIGEST, NOW, request, SUB } from './some-requests.ts';

let deletions: DeletionIdentifier[];
let taken: NamedRequest[];
const ports = (now = NOW) => ({
  ...{
    tokens: joseTokens,
    randomness: systemRandomness,
    clock: { now: () => new Date(now * 1000) },
  },
  journal: {
    has: async ({ issuer, jti }: NamedRequest) =>
      taken.some((each) => each.issuer === issuer && each.jti === jti),
    add: async (each: NamedRequest) => {
      const isNew = !taken.some(({ issuer, jti }) => issuer === each.issuer && jti === each.jti);
      if (isNew) taken.push(each);
      return isNew;
    },
  },
  deletions: {
    add: async (each: DeletionIdentifier, day: string) => {
      expect(day).toBe(new Date(now * 1000).toISOString().slice(0, 10));
      deletions.push(each);
    },
  },
});
const take = (token: string, now = NOW) => takeRequest(ports(now), DESK)(token);

beforeEach(() => {
  deletions = [];
  taken = [];
});

describe('a request that holds', () => {
  it('is accepted: whom it is about is handed on, and the answer is signed and holds the request', async () => {
    const token = await request();
    const { result, acknowledgement } = await take(token);
    expect(result).toBe('accepted');
    expect(deletions).toEqual([{ kind: 'email', digest: DIGEST }]);
    expect(await joseTokens.isSignedBy(acknowledgement, [publicHalf(A3)])).toBe(true);
    expect(joseTokens.read(acknowledgement)?.header).toEqual({ alg: 'ES256', kid: 'ours' });
    expect(AcknowledgementClaims.parse(claimsOf(acknowledgement))).toMatchObject({
      ...{ version: '1.0', rqJWT: token, iss: 'brand.example', iat: NOW, raResultCode: 0 },
    });
  });

  it('may come from the first party itself, say "sub" as text, name its audience and end later', async () => {
    const token = await request(
      {
        ...{
          iss: 'publisher.example',
          sub: JSON.stringify(SUB),
          aud: ['brand.example', 'other.example'],
        },
        ...{ exp: NOW + 60, nbf: NOW, optionalParameters: { any: 'thing' } },
      },
      A2,
    );
    expect(await take(token)).toMatchObject({ result: 'accepted' });
  });

  it('of another name with the same idJWT is another: a vendor may hear of one person by several ways', async () => {
    expect(await take(await request())).toMatchObject({ result: 'accepted' });
    expect(await take(await request({ jti: 'rq-2' }))).toMatchObject({ result: 'accepted' });
  });
});

describe('a request', () => {
  it.each(CASES)('$of is $result', async ({ make, result }) => {
    const token = await make();
    const answer = await take(token);
    expect(answer.result).toBe(result);
    expect(deletions).toHaveLength(result === 'accepted' ? 1 : 0);
    const said = AcknowledgementClaims.parse(claimsOf(answer.acknowledgement));
    expect(said).toMatchObject({ rqJWT: token, raResultCode: RESULT_CODES[result] });
    // What is said of it repeats nothing of it.
    expect(`${said.raResultString}`).not.toMatch(
      new RegExp(`${DIGEST}|stranger|other\\.example|idfa`),
    );
  });

  it('that comes again is refused, and nobody is handed on twice', async () => {
    const token = await request();
    await take(token);
    expect(await take(token)).toMatchObject({ result: 'invalid-token' });
    // The same name by another requester is another request.
    const other = await request({ iss: 'publisher.example' }, A2);
    expect(await take(other)).toMatchObject({ result: 'accepted' });
    expect(deletions).toHaveLength(2);
  });

  it('that comes again once it is too old to be known by its name is too old', async () => {
    const token = await request();
    await take(token);
    taken = [];
    expect(await take(token, NOW + MAX_REQUEST_AGE_SECONDS)).toMatchObject({
      result: 'invalid-timestamp',
    });
  });

  it('is judged by a clock that went back as one of the future', async () => {
    expect(await take(await request(), NOW - 3_600)).toMatchObject({ result: 'invalid-timestamp' });
  });

  it('that is noted by nobody, since the process died, is taken once more', async () => {
    const token = await request();
    const died = {
      ...ports(),
      journal: {
        has: async () => false,
        add: async () => {
          throw new Error('killed');
        },
      },
    };
    await expect(takeRequest(died, DESK)(token)).rejects.toThrow('killed');
    expect(deletions).toHaveLength(1);
    expect(await take(token)).toMatchObject({ result: 'accepted' });
  });

  it('takes one of several at once, and hands on whom to forget with each', async () => {
    const token = await request();
    const all = await Promise.all([take(token), take(token), take(token)]);
    const results = all.map(({ result }) => result).toSorted();
    expect(results).toEqual(['accepted', 'invalid-token', 'invalid-token']);
    expect(all.every(({ acknowledgement }) => acknowledgement !== '')).toBe(true);
    expect(new Set(deletions.map(({ digest }) => digest))).toEqual(new Set([DIGEST]));
  });
});
