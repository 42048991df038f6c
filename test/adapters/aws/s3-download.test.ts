import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { S3ObjectStore } from '#adapters/aws/s3/s3-object-store.ts';
import { LANES, PIECE_BYTES } from '#adapters/aws/s3/s3-place.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const OWNER = '111111111111';

/** What comes of a GET in place of the piece: the request, and how many GETs there were before it. */
type Fault = (
  answer: { readonly response: ServerResponse; readonly piece: Buffer },
  before: number,
) => boolean;

const etagOf = (content: Buffer): string => `"${createHash('md5').update(content).digest('hex')}"`;

const refuse = (response: ServerResponse, status: number, code: string): void => {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<Error><Code>${code}</Code><Message>words of AWS</Message></Error>`);
};

/** One object over HTTP, by ranges and under the condition of its ETag, as S3 gives it. */
class OneObject {
  #content: Buffer = Buffer.alloc(0);
  #etag = etagOf(this.#content);
  fault: Fault = () => false;
  readonly seen: string[] = [];
  /** The most GETs that were open at a time. */
  most = 0;
  #open = 0;
  #gets = 0;

  get content(): Buffer {
    return this.#content;
  }

  set content(content: Buffer) {
    this.#content = content;
    this.#etag = etagOf(content);
  }

  readonly answer = (request: IncomingMessage, response: ServerResponse): void => {
    this.seen.push(request.method ?? '');
    if (request.method === 'HEAD') {
      response.writeHead(200, {
        'content-length': this.content.length,
        etag: this.#etag,
      });
      response.end();
      return;
    }
    this.#open += 1;
    this.most = Math.max(this.most, this.#open);
    response.on('close', () => {
      this.#open -= 1;
    });
    this.#get(request, response);
  };

  clear(): void {
    this.seen.length = 0;
    this.most = 0;
    this.#gets = 0;
    this.fault = () => false;
  }

  #get({ headers }: IncomingMessage, response: ServerResponse): void {
    const [, from = '0', last = '0'] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
    const piece = this.content.subarray(Number(from), Number(last) + 1);
    this.#gets += 1;
    if (this.fault({ response, piece }, this.#gets - 1)) return;
    if (headers['if-match'] !== this.#etag) {
      refuse(response, 412, 'PreconditionFailed');
      return;
    }
    response.writeHead(206, { 'content-length': piece.length });
    response.end(piece);
  }
}

const object = new OneObject();
let server: Server;
let store: S3ObjectStore;

/** The object, for somebody who waits so long for a silent answer. */
const storeWith = (socketTimeout: number): S3ObjectStore => {
  const client = new S3Client({
    region: 'eu-west-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    forcePathStyle: true,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 20_000, socketTimeout },
  });
  return new S3ObjectStore({ client, bucket: 'drops', owner: OWNER, called: 'the drop bucket' });
};

beforeAll(async () => {
  server = createServer(object.answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  store = storeWith(60_000);
});
afterEach(async () => {
  object.clear();
  vi.unstubAllEnvs();
  await removeTempFolders();
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** An object of so many bytes, none of which stands where another could. */
const filled = (bytes: number): Buffer => {
  const content = Buffer.alloc(bytes);
  for (let at = 0; at < bytes; at += 509) content[at] = (at / 509) % 251;
  return content;
};

const download = (): Promise<Buffer> => store.withFile('drops/a', (path) => readFile(path));
const gets = (): number => object.seen.filter((method) => method === 'GET').length;

describe('an object that is lent', () => {
  it.each([
    [0, 0],
    [1, 1],
    [PIECE_BYTES - 1, 1],
    [PIECE_BYTES, 1],
    [PIECE_BYTES + 1, 2],
    [2 * PIECE_BYTES, 2],
    [5 * PIECE_BYTES + 12_345, 6],
  ])('of %i bytes comes whole, in %i pieces, a few at a time', async (bytes, pieces) => {
    object.content = filled(bytes);
    expect((await download()).equals(object.content)).toBe(true);
    expect(object.seen[0]).toBe('HEAD');
    expect(object.seen).toHaveLength(1 + pieces);
    expect(object.most).toBeLessThanOrEqual(LANES);
    if (pieces >= LANES) expect(object.most).toBeGreaterThan(1);
  });

  it('is never a mixture: one that was replaced meanwhile is noticed, whatever its size is now', async () => {
    for (const size of [3 * PIECE_BYTES, PIECE_BYTES, 0]) {
      object.content = filled(3 * PIECE_BYTES);
      object.fault = (_, before) => {
        if (before === 1) object.content = Buffer.alloc(size, 7);
        return false;
      };
      await expect(download()).rejects.toThrow('was changed while it was read: try again.');
      object.clear();
    }
  });

  it('is noticed to be gone', async () => {
    object.content = filled(3 * PIECE_BYTES);
    object.fault = ({ response }, before) => {
      if (before < 2) return false;
      refuse(response, 404, 'NoSuchKey');
      return true;
    };
    await expect(download()).rejects.toThrow('was changed while it was read: try again.');
  });

  it.each<[string, (response: ServerResponse, piece: Buffer) => void]>([
    [
      'is reset',
      (response, piece) => {
        response.writeHead(206, { 'content-length': piece.length });
        response.write(piece.subarray(0, 1_000), () => response.destroy());
      },
    ],
    [
      'is cut short',
      (response, piece) => {
        response.writeHead(206, { 'content-length': piece.length - 1 });
        response.end(piece.subarray(1));
      },
    ],
    [
      'brings more than was asked for',
      (response, piece) => {
        response.writeHead(200, { 'content-length': piece.length + 1 });
        response.end(Buffer.concat([piece, piece.subarray(0, 1)]));
      },
    ],
    ['is throttled', (response) => refuse(response, 503, 'SlowDown')],
  ])('comes whole where one answer %s', async (_, spoil) => {
    object.content = filled(2 * PIECE_BYTES + 1);
    object.fault = ({ response, piece }, before) => {
      if (before === 0) spoil(response, piece);
      return before === 0;
    };
    expect((await download()).equals(object.content)).toBe(true);
    expect(gets()).toBe(4);
  });

  it('comes whole where one answer begins and then falls silent', async () => {
    object.content = filled(1_000);
    object.fault = ({ response, piece }, before) => {
      if (before > 0) return false;
      response.writeHead(206, { 'content-length': piece.length });
      response.write(piece.subarray(0, 10));
      return true;
    };
    const lent = await storeWith(1_000).withFile('drops/a', (path) => readFile(path));
    expect(lent.equals(object.content)).toBe(true);
    expect(gets()).toBe(2);
  });

  it('is given up within bounds, and leaves no file, where it always breaks off', async () => {
    const temporary = await tempFolder();
    vi.stubEnv('TMPDIR', temporary);
    object.content = filled(1_000);
    object.fault = ({ response, piece }) => {
      response.writeHead(206, { 'content-length': piece.length });
      response.write(piece.subarray(0, 10), () => response.destroy());
      return true;
    };
    await expect(download()).rejects.toMatchObject({ name: 'AirlockError', code: 'room' });
    expect(gets()).toBe(3);
    expect(await readdir(temporary)).toEqual([]);
  });

  it.each([
    { code: 'AccessDenied', status: 403, times: 1, says: /does not let this role use/ },
    { code: 'SlowDown', status: 503, times: 2, says: /too busy with the drop bucket/ },
  ])('is asked for no more often than the SDK does, where S3 answers $code', async (answer) => {
    object.content = filled(1_000);
    object.fault = ({ response }) => {
      refuse(response, answer.status, answer.code);
      return true;
    };
    await expect(download()).rejects.toThrow(answer.says);
    expect(gets()).toBe(answer.times);
  });
});
