import { KMSClient } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lambdaSigner, signedPost } from '#adapters/aws/client/signed-post.ts';
import { startUrlFront, type UrlEvent, type UrlFront } from '#proof/loopback/url-front.ts';
import { type Signers, verifySignature } from '#proof/loopback/verify-signature.ts';

const REGION = 'eu-west-1';
const SIGNERS: Signers = {
  brand: { secretAccessKey: 'secret', account: '222222222222', sessionToken: 'session' },
};

const signerOf = (accessKeyId: string, secretAccessKey: string, region = REGION) => {
  const credentials = { accessKeyId, secretAccessKey, sessionToken: 'session' };
  return lambdaSigner(new KMSClient({ region, credentials }).config, region);
};

describe('a signed request to a function URL', () => {
  const events: UrlEvent[] = [];
  let front: UrlFront;
  let hang = false;
  beforeAll(async () => {
    front = await startUrlFront({
      signers: SIGNERS,
      region: REGION,
      functions: {
        question: async (event) => {
          events.push(event);
          if (hang) await new Promise((resolve) => setTimeout(resolve, 5_000).unref());
          return { statusCode: 200, body: JSON.stringify({ outcome: 'told' }) };
        },
      },
    });
  });
  afterAll(() => front.close());

  const door = (signer = signerOf('brand', 'secret')) => ({
    url: front.urlOf('question'),
    called: 'the questions of the room',
    signer,
  });
  const post = (signer = signerOf('brand', 'secret')): Promise<unknown> =>
    signedPost(door(signer), { 'airlock-party': 'brand' }, { analysis: 'overlap', by: ['ü'] });

  it('arrives whole, with the account that signed it', async () => {
    expect(await post()).toEqual({ outcome: 'told' });
    expect(events.at(-1)).toMatchObject({
      body: '{"analysis":"overlap","by":["ü"]}',
      headers: { 'airlock-party': 'brand', 'content-type': 'application/json' },
      requestContext: { authorizer: { iam: { accountId: '222222222222' } } },
    });
  });

  it('does not arrive under another secret, key or region', async () => {
    const before = events.length;
    const wrong = [
      signerOf('brand', 'another secret'),
      signerOf('nobody', 'secret'),
      signerOf('brand', 'secret', 'us-east-1'),
    ];
    for (const signer of wrong) await expect(post(signer)).rejects.toThrow(/sign in again/);
    expect(events.length).toBe(before);
  });

  it('is given up when the function does not answer in time, and not sent again', async () => {
    hang = true;
    const before = events.length;
    const slow = signedPost({ ...door(), timeoutMs: 200 }, {}, {});
    await expect(slow).rejects.toThrow('AWS does not answer about the questions of the room');
    expect(events.length).toBe(before + 1);
  });
});

describe('the verifier of signatures', () => {
  /** "GET Object" of the examples in "Signature Calculations for the Authorization Header" (S3 API). */
  const example = {
    method: 'GET',
    url: '/test.txt',
    headers: {
      host: 'examplebucket.s3.amazonaws.com',
      range: 'bytes=0-9',
      'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'x-amz-date': '20130524T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    },
    body: new Uint8Array(),
  };
  const signers = {
    AKIAIOSFODNN7EXAMPLE: {
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      account: '123456789012',
    },
  };
  const now = new Date('2013-05-24T00:01:00Z');

  it('takes the example that AWS publishes', () => {
    expect(verifySignature(example, signers, now)).toEqual({
      outcome: 'signed',
      account: '123456789012',
      service: 's3',
      region: 'us-east-1',
    });
  });

  it.each([
    ['path', { ...example, url: '/test.tx' }],
    ['method', { ...example, method: 'PUT' }],
    ['query', { ...example, url: '/test.txt?a' }],
    ['body', { ...example, body: new Uint8Array([1]) }],
    ['header', { ...example, headers: { ...example.headers, range: 'bytes=0-8' } }],
  ])('refuses it with another %s', (_, request) => {
    expect(verifySignature(request, signers, now)).toEqual({
      outcome: 'refused',
      error: 'InvalidSignatureException',
    });
  });

  it('refuses it a day later', () => {
    const late = new Date('2013-05-25T00:00:00Z');
    expect(verifySignature(example, signers, late).outcome).toBe('refused');
  });
});
