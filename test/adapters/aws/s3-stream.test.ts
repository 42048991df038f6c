import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { COMMAND_OPTIONS } from '#adapters/aws/clients.ts';
import { S3ObjectStore } from '#adapters/aws/s3/s3-object-store.ts';
import { PIECE_BYTES } from '#adapters/aws/s3/s3-place.ts';
import {
  type LoopbackServer,
  type Reply,
  serveOnLoopback,
} from '#proof/loopback/loopback-server.ts';
import { s3Error } from '#proof/loopback/service-replies.ts';
import type { ReceivedRequest } from '#proof/loopback/verify-signature.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const BYTES = 2 * PIECE_BYTES + 7;

describe('a file larger than a piece, where pieces are not allowed', () => {
  const seen: ReceivedRequest[] = [];
  let answers: Reply[] = [];
  let server: LoopbackServer;
  let folder: string;
  let path: string;
  let store: S3ObjectStore;
  const content = Buffer.alloc(BYTES, 'airlock ');

  beforeAll(async () => {
    server = await serveOnLoopback(async (request) => {
      seen.push(request);
      return answers.shift() ?? { status: 200, headers: { etag: '"1"' } };
    });
    folder = await tempFolder();
    path = join(folder, 'part-0001.parquet');
    await writeFile(path, content);
    const credentials = { accessKeyId: 'brand', secretAccessKey: 'secret' };
    const client = new S3Client({
      region: 'eu-west-1',
      endpoint: server.origin,
      credentials,
      ...COMMAND_OPTIONS,
    });
    const called = 'the drop bucket of "brand"';
    store = new S3ObjectStore({
      client,
      bucket: 'drops-brand',
      owner: '111111111111',
      called,
      wholeFiles: true,
    });
  });
  afterEach(() => {
    seen.length = 0;
    answers = [];
  });
  afterAll(async () => {
    await server.close();
    await removeTempFolders();
  });

  it('goes up in one request, with its checksum', async () => {
    await store.putFile('drops/brand/customers/x/part-0001.parquet', path);
    expect(seen).toHaveLength(1);
    const [put] = seen;
    expect(put?.method).toBe('PUT');
    expect(put?.headers['content-length']).toBe(String(BYTES));
    expect(put?.headers['x-amz-checksum-sha256']).toBe(
      createHash('sha256').update(content).digest('base64'),
    );
    expect(put?.headers['x-amz-expected-bucket-owner']).toBe('111111111111');
    expect(content.equals(put?.body ?? new Uint8Array())).toBe(true);
  });

  it('goes up whole again when S3 is busy, and no other time, without a word of the SDK', async () => {
    const spoken = vi.spyOn(console, 'warn');
    answers = [s3Error(503, 'SlowDown'), s3Error(503, 'SlowDown')];
    await store.putFile('drops/a', path);
    expect(seen.map(({ body }) => body.length)).toEqual([BYTES, BYTES, BYTES]);
    answers = [s3Error(403, 'AccessDenied')];
    await expect(store.putFile('drops/a', path)).rejects.toThrow(/does not let this role use/);
    expect(seen).toHaveLength(4);
    expect(spoken).not.toHaveBeenCalled();
    spoken.mockRestore();
  });

  it('is given up in one sentence when S3 stays busy', async () => {
    answers = Array.from({ length: 4 }, () => s3Error(503, 'SlowDown'));
    await expect(store.putFile('drops/a', path)).rejects.toThrow(/too busy/);
    expect(seen).toHaveLength(4);
  });
});
