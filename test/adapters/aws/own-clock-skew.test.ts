import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, describe, expect, it } from 'vitest';
import { lambdaSigner, signedPost } from '#adapters/aws/client/signed-post.ts';
import { S3ObjectStore } from '#adapters/aws/s3/s3-object-store.ts';
import { PIECE_BYTES } from '#adapters/aws/s3/s3-place.ts';
import { s3Error } from '#proof/loopback/service-replies.ts';
import { startUrlFront } from '#proof/loopback/url-front.ts';
import {
  ACCOUNT,
  HOUR_MS,
  optionsAt,
  REGION,
  SIGNERS,
  sentenceOf,
  skewedService,
} from '#test/support/skewed-service.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const aws = skewedService();
afterAll(removeTempFolders);

describe('a clock that is wrong, at the URL of a function', () => {
  let ran = 0;
  const post = async (now: () => Date): Promise<unknown> => {
    const front = await startUrlFront({
      signers: SIGNERS,
      region: REGION,
      now,
      functions: {
        question: async () => {
          ran += 1;
          return { statusCode: 200, body: JSON.stringify({ outcome: 'told' }) };
        },
      },
    });
    try {
      return await signedPost(doorOf(front.urlOf('question')), {}, {});
    } finally {
      await front.close();
    }
  };
  const doorOf = (url: string) => ({
    url,
    called: 'the questions of the room',
    signer: lambdaSigner(new KMSClient(optionsAt(url)).config, REGION),
  });

  it.each([
    [90 * 60_000, '1 hour 30 minutes behind that of AWS'],
    [-400 * 24 * HOUR_MS, '400 days ahead of that of AWS'],
  ])('is named, with how far it is off, and no function runs: %i', async (ahead, says) => {
    ran = 0;
    aws.aheadMs = ahead;
    expect(await sentenceOf(post(aws.timeAtAws))).toContain(`The clock of this machine is ${says}`);
    expect(ran).toBe(0);
  });

  it('is let pass within the five minutes of AWS', async () => {
    aws.aheadMs = -4 * 60_000;
    expect(await post(aws.timeAtAws)).toEqual({ outcome: 'told' });
  });

  it.each([
    ['it has no name and no right name', { status: 403, body: '{"Message":"Forbidden"}' }],
    [
      'its message speaks of the security token',
      {
        status: 403,
        body: '{"message":"The security token included in the request is expired"}',
      },
    ],
  ])(
    'is named from the date alone, since nobody is known at a wrong time: %s',
    async (_, reply) => {
      aws.aheadMs = 7 * HOUR_MS;
      aws.answer = () => aws.dated(reply);
      const url = `${aws.origin}/question/`;
      expect(await sentenceOf(signedPost(doorOf(url), {}, {}))).toContain('7 hours behind');
      expect(aws.seen).toHaveLength(1);
    },
  );

  it('is not blamed where AWS is merely busy, or the right is missing at the right time', async () => {
    const url = `${aws.origin}/question/`;
    aws.aheadMs = 7 * HOUR_MS;
    aws.answer = () => aws.dated({ status: 429 });
    expect(await sentenceOf(signedPost(doorOf(url), {}, {}))).toMatch(/too busy/);
    aws.aheadMs = 0;
    aws.answer = () => aws.dated({ status: 403, body: '{"Message":"Forbidden"}' });
    expect(await sentenceOf(signedPost(doorOf(url), {}, {}))).toMatch(/does not let this role/);
  });
});

describe('a large file on its way up', () => {
  it('goes up again, whole, with the time that the first answer told', async () => {
    aws.aheadMs = 3 * HOUR_MS;
    aws.answer = (request) => {
      const time = String(request.headers['x-amz-date']);
      const isRight =
        time.slice(0, 11) === aws.timeAtAws().toISOString().replaceAll(/[-:]/g, '').slice(0, 11);
      return aws.dated(
        isRight ? { status: 200, headers: { etag: '"1"' } } : s3Error(403, 'RequestTimeTooSkewed'),
      );
    };
    const path = join(await tempFolder(), 'part-0001.parquet');
    await writeFile(path, Buffer.alloc(PIECE_BYTES + 1));
    const client = new S3Client({ ...optionsAt(aws.origin), forcePathStyle: true });
    const place = { client, bucket: 'drops', owner: ACCOUNT, called: 'the drop bucket' };
    await new S3ObjectStore({ ...place, wholeFiles: true }).putFile('drops/a', path);
    expect(aws.seen.map(({ body }) => body.length)).toEqual([PIECE_BYTES + 1, PIECE_BYTES + 1]);
  });
});
