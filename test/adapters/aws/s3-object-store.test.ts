import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { placeOf, readAwsEnv } from '#adapters/aws/env.ts';
import { roomBuckets } from '#adapters/aws/s3/room-buckets.ts';
import { S3ObjectStore } from '#adapters/aws/s3/s3-object-store.ts';
import { PIECE_BYTES, s3Checksum } from '#adapters/aws/s3/s3-place.ts';
import { FakeS3, vendorError } from '#proof/loopback/fake-s3.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const OWNER = '111111111111';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('S3ObjectStore', () => {
  let s3: FakeS3;
  let store: S3ObjectStore;
  let folder: string;
  let large: Buffer;
  beforeAll(async () => {
    folder = await tempFolder();
    large = Buffer.alloc(2 * PIECE_BYTES + 12_345);
    for (let at = 0; at < large.length; at += 997) large[at] = at % 251;
    await writeFile(join(folder, 'large'), large);
  });
  afterAll(removeTempFolders);
  beforeEach(() => {
    s3 = new FakeS3(OWNER);
    store = new S3ObjectStore({
      client: s3.client,
      bucket: 'vault',
      owner: OWNER,
      called: 'the vault bucket',
    });
  });
  const names = () => s3.sent.map(({ name }) => name);

  it('names the owner of the bucket in every call', async () => {
    await store.put('a', bytes('x'));
    await store.putIfAbsent('b', bytes('x'));
    await store.putFile('c', join(folder, 'large'));
    await store.get('a');
    await store.list('');
    await store.withFile('c', async () => {});
    await store.delete('a');
    expect(new Set(names()).size).toBe(8);
    for (const { input } of s3.sent)
      expect(input).toMatchObject({ Bucket: 'vault', ExpectedBucketOwner: OWNER });
  });

  it('tries again while another write is under way, and gives way to one that won', async () => {
    let conflicts = 2;
    s3.before = ({ name }) => {
      if (name === 'PutObject' && conflicts-- > 0)
        throw vendorError('ConditionalRequestConflict', 409);
    };
    expect(await store.putIfAbsent('a', bytes('x'))).toBe(true);
    expect(await store.putIfAbsent('a', bytes('y'))).toBe(false);
    expect(names()).toEqual(['PutObject', 'PutObject', 'PutObject', 'PutObject']);
  });

  it('sends a large file in pieces, and lends it back piece by piece, the same', async () => {
    await store.putFile('large', join(folder, 'large'));
    expect(names().filter((name) => name === 'UploadPart')).toHaveLength(3);
    s3.sent.length = 0;
    const lent = await store.withFile('large', async (path) => ({
      path,
      content: await readFile(path),
    }));
    expect(lent.content.equals(large)).toBe(true);
    const ranges = s3.sent.flatMap(({ input }) => input.Range ?? []).sort();
    expect(ranges).toHaveLength(3);
    await expect(readFile(lent.path)).rejects.toThrow('ENOENT');
  });

  it.each(['UploadPart', 'CompleteMultipartUpload'])(
    'leaves nothing behind when %s fails',
    async (failing) => {
      s3.before = ({ name, input }) => {
        if (name === failing && input.PartNumber !== 1) throw vendorError('InternalError', 500);
      };
      await expect(store.putFile('large', join(folder, 'large'))).rejects.toMatchObject({
        name: 'AirlockError',
        code: 'room',
      });
      expect(s3.uploads.size).toBe(0);
      expect(await store.get('large')).toBeUndefined();
    },
  );

  it('never lends a mixture of two versions of an object', async () => {
    await store.putFile('large', join(folder, 'large'));
    let gets = 0;
    s3.before = ({ name }) => {
      if (name !== 'GetObject') return;
      gets += 1;
      if (gets === 2) throw vendorError('PreconditionFailed', 412);
    };
    await expect(store.withFile('large', async () => 1)).rejects.toThrow(
      'The room\'s "large" was changed while it was read: try again.',
    );
  });

  it('does not lend an object whose bytes are not those of its SHA-256', async () => {
    for (const key of ['small', 'large']) {
      if (key === 'small') await store.put(key, bytes('x'));
      else await store.putFile(key, join(folder, 'large'));
      const whole = s3.client.send.bind(s3.client) as (command: object) => Promise<object>;
      const bent = {
        send: async (command: object) => {
          const said = await whole(command);
          return 'Body' in said
            ? { Body: { transformToByteArray: async () => bend(await bytesOf(said.Body)) } }
            : said;
        },
      } as unknown as typeof s3.client;
      const place = { client: bent, bucket: 'vault', owner: OWNER, called: 'the vault bucket' };
      await expect(new S3ObjectStore(place).withFile(key, async () => 1)).rejects.toThrow(
        /is damaged: its bytes do not match its SHA-256/,
      );
    }
  });

  it('lists no object whose name no key of the room can have, so that the others can be removed', async () => {
    await store.put('drops/a', bytes('x'));
    for (const Key of ['drops/a b', 'drops/../b', 'drops/', 'drops//c'])
      await s3.client.send(
        new PutObjectCommand({
          Bucket: 'vault',
          ExpectedBucketOwner: OWNER,
          Key,
          Body: bytes('x'),
          ChecksumSHA256: s3Checksum(bytes('x')),
        }),
      );
    expect((await store.list('drops/')).map(({ key }) => key)).toEqual(['drops/a']);
  });

  it('reads a document of 32 MB, and nothing larger into memory', async () => {
    const size = 32 * 1024 * 1024;
    await store.put('document', new Uint8Array(size));
    expect((await store.get('document'))?.length).toBe(size);
    await store.put('document', new Uint8Array(size + 1));
    await expect(store.get('document')).rejects.toMatchObject({
      code: 'input',
      message: 'The room\'s "document" is too large for what it should be.',
    });
  });

  it('reads a piece again when its stream breaks', async () => {
    await store.put('a', bytes('abc'));
    let breaks = 2;
    s3.before = ({ name }) => {
      if (name === 'GetObject' && breaks-- > 0) throw new Error('aborted');
    };
    expect(await store.withFile('a', (path) => readFile(path, 'utf8'))).toBe('abc');
  });

  it.each([
    ['ExpiredToken', 400, /credentials are missing, wrong or have expired: sign in again/],
    ['CredentialsProviderError', 0, /sign in again/],
    ['NoSuchBucket', 404, /does not find the vault bucket: deploy the room's stacks/],
    ['PermanentRedirect', 301, /the vault bucket in another region: set AWS_REGION/],
    ['UnknownError', 301, /another region/],
    ['SlowDown', 503, /too busy with the vault bucket: try again in a moment/],
    ['AccessDenied', 403, /does not let this role use the vault bucket/],
    ['Unknown', 403, /does not let this role/],
    ['KMS.DisabledException', 400, /disabled or waiting for deletion: restore it/],
    ['KMS.ThrottlingException', 400, /too busy with the vault bucket: try again in a moment/],
    ['BadDigest', 400, /checksum mismatch/],
    ['TimeoutError', 0, /does not answer about the vault bucket: check the network/],
    ['SomethingElse', 418, /AWS failed at the vault bucket/],
  ])('tells %s (%i) in one safe sentence', async (name, status, says) => {
    s3.before = () => {
      throw vendorError(name, status);
    };
    const calls = [
      () => store.put('a', bytes('x')),
      () => store.putIfAbsent('a', bytes('x')),
      () => store.get('a'),
      () => store.list('a/'),
      () => store.delete('a'),
      () => store.withFile('a', async () => 1),
      () => store.putFile('a', join(folder, 'large')),
    ];
    for (const call of calls) {
      const error = await call().catch((fault: Error) => fault);
      expect(error).toMatchObject({ name: 'AirlockError', code: 'room' });
      expect((error as Error).message).toMatch(says);
      expect((error as Error).message).not.toContain('secret words');
    }
  });
});

const bytesOf = (body: unknown): Promise<Uint8Array> =>
  (body as { transformToByteArray(): Promise<Uint8Array> }).transformToByteArray();
const bend = (content: Uint8Array): Uint8Array => content.map((byte, at) => (at ? byte : byte ^ 1));

describe('the buckets of a room', () => {
  const env = readAwsEnv({
    AIRLOCK_COLLABORATION: 'spring-2026',
    AIRLOCK_ACCOUNT: OWNER,
    AIRLOCK_DROP_BUCKETS: '{"brand":"drops-brand","publisher":"drops-publisher"}',
    AIRLOCK_VAULT_BUCKET: 'the-vault',
    AIRLOCK_LEDGER_BUCKET: 'the-ledger',
  });

  it.each([
    ['drops/brand/customers/x/manifest.json', 'drops-brand'],
    ['drops/publisher/audience/x/part-0001.parquet', 'drops-publisher'],
    ['vault/collaboration=a/x', 'the-vault'],
    ['staging/brand/customers/x', 'the-vault'],
    ['ledger/000000000001.json', 'the-ledger'],
    ['ledger-head.json', 'the-ledger'],
    ['ledger-checkpoints/000000000200.ndjson', 'the-ledger'],
    ['agreements/x.json', 'the-ledger'],
  ])('hold %s in %s', async (key, bucket) => {
    const s3 = new FakeS3(OWNER);
    await roomBuckets(placeOf(env), s3.client).put(key, bytes('x'));
    expect(s3.sent[0]?.input.Bucket).toBe(bucket);
  });

  it.each(['releases/x.json', 'drops/nobody/x', 'drops/__proto__/x', 'constructor', ''])(
    'have no place for %j that this function was not given',
    async (key) => {
      const s3 = new FakeS3(OWNER);
      await expect(roomBuckets(placeOf(env), s3.client).get(key)).rejects.toMatchObject({
        code: 'room',
      });
      await expect(roomBuckets(placeOf(env), s3.client).list(key)).rejects.toMatchObject({
        code: 'room',
      });
      expect(s3.sent).toEqual([]);
    },
  );

  it.each([
    ['AIRLOCK_ACCOUNT', { AIRLOCK_ACCOUNT: '1' }],
    ['AIRLOCK_DROP_BUCKETS', { AIRLOCK_DROP_BUCKETS: 'brand' }],
    ['AIRLOCK_DROP_BUCKETS', { AIRLOCK_DROP_BUCKETS: '{"Brand!":"x"}' }],
    ['AIRLOCK_TOKEN_KEY_ARN', { AIRLOCK_TOKEN_KEY_ARN: 'alias/airlock' }],
    ['AIRLOCK_COLLABORATION', { AIRLOCK_COLLABORATION: undefined }],
  ])('are refused when %s is malformed', (name, changed) => {
    const given = { AIRLOCK_COLLABORATION: 'a', AIRLOCK_ACCOUNT: OWNER, ...changed };
    expect(() => readAwsEnv(given)).toThrow(`The variable ${name} is missing or malformed`);
  });
});
