import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openPart, sealPart } from '#adapters/sealed-files.ts';
import type { OpenedPart } from '#core/ports/drop-opener.ts';
import {
  CHUNK_BYTES,
  LEAST_RSA_BITS,
  pemOf,
  readPublicKey,
  type SealedAs,
  TAG_BYTES,
  unwrapWith,
} from '#core/sealing/sealed-part.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterEach(removeTempFolders);

const PAIR = generateKeyPairSync('rsa', { modulusLength: LEAST_RSA_BITS });
const OTHER = generateKeyPairSync('rsa', { modulusLength: LEAST_RSA_BITS });
const PEM = pemOf(PAIR.publicKey);
const AS: SealedAs = {
  ...{ collaboration: 'spring', party: 'brand' },
  ...{ dataset: 'customers', file: 'part-0001.parquet' },
};
const SEALED_CHUNK = CHUNK_BYTES + TAG_BYTES;

const sealed = async (plain: Buffer, as = AS): Promise<Buffer> => {
  const folder = await tempFolder();
  const [source, target] = [join(folder, 'plain'), join(folder, 'sealed')];
  await writeFile(source, plain);
  await sealPart({ source, target, as }, PEM);
  expect((await stat(target)).mode & 0o777).toBe(0o600);
  return readFile(target);
};

const opened = async (
  bytes: Buffer,
  { as = AS, pair = PAIR } = {},
): Promise<Buffer | Exclude<OpenedPart, 'opened'>> => {
  const folder = await tempFolder();
  const [source, target] = [join(folder, 'sealed'), join(folder, 'plain')];
  await writeFile(source, bytes);
  const outcome = await openPart(
    { source, target, as },
    {
      publicKey: pemOf(pair.publicKey),
      unwrap: async (wrapped) => unwrapWith(pair.privateKey, wrapped),
    },
  );
  return outcome === 'opened' ? readFile(target) : outcome;
};

const flipped = (bytes: Buffer, at: number): Buffer => {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
};

const MANY = 20 * CHUNK_BYTES;

describe('a sealed part', () => {
  it.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, MANY + 5])(
    'of %i bytes is opened as it was, and is longer by its header and a tag for each chunk',
    async (size) => {
      const plain = randomBytes(size);
      const bytes = await sealed(plain);
      expect(await opened(bytes)).toEqual(plain);
      const header = 12 + 1 + 32 + 2 + LEAST_RSA_BITS / 8;
      const chunks = Math.max(1, Math.ceil(size / CHUNK_BYTES));
      expect(bytes).toHaveLength(header + size + TAG_BYTES * chunks);
    },
  );

  it('is other bytes each time, and shows nothing of what it holds', async () => {
    const plain = Buffer.alloc(1_000, 'ab');
    const [one, other] = [await sealed(plain), await sealed(plain)];
    expect(one.equals(other)).toBe(false);
    expect(one.includes('abababab')).toBe(false);
  });

  it('is broken by any flipped bit: of its header, its wrapped key, a chunk or a tag', async () => {
    const bytes = await sealed(randomBytes(2 * CHUNK_BYTES + 100));
    const header = bytes.length - 2 * SEALED_CHUNK - 100 - TAG_BYTES;
    const places = [
      ...[0, 12, 45, 46, 47, header - 1, header, header + CHUNK_BYTES, header + SEALED_CHUNK],
      ...[bytes.length - TAG_BYTES - 1, bytes.length - 1],
    ];
    for (const at of places) expect(await opened(flipped(bytes, at))).toBe('broken');
    // Its key's name: then it is another's.
    expect(await opened(flipped(bytes, 20))).toBe('foreign');
  });

  it('is broken where it is cut off, also between chunks, where it goes on, or where chunks change places', async () => {
    const bytes = await sealed(randomBytes(3 * CHUNK_BYTES));
    const header = bytes.length - 3 * SEALED_CHUNK;
    const chunk = (n: number) =>
      bytes.subarray(header + n * SEALED_CHUNK, header + (n + 1) * SEALED_CHUNK);
    const head = bytes.subarray(0, header);
    const cases = [
      ...[0, 10, header, header + 3, header + SEALED_CHUNK, bytes.length - SEALED_CHUNK].map(
        (length) => bytes.subarray(0, length),
      ),
      bytes.subarray(0, bytes.length - 1),
      Buffer.concat([bytes, Buffer.alloc(1)]),
      Buffer.concat([bytes, chunk(2)]),
      Buffer.concat([head, chunk(1), chunk(0), chunk(2)]),
      Buffer.concat([head, chunk(0), chunk(0), chunk(2)]),
      Buffer.concat([head, chunk(0), chunk(2)]),
      Buffer.concat([head, chunk(2)]),
    ];
    for (const each of cases) expect(await opened(each)).toBe('broken');
  });

  it.each<Partial<SealedAs>>([
    { collaboration: 'autumn' },
    { party: 'publisher' },
    { dataset: 'members' },
    { file: 'part-0002.parquet' },
  ])('is opened in no other place: %j', async (other) => {
    const bytes = await sealed(randomBytes(10));
    expect(await opened(bytes, { as: { ...AS, ...other } })).toBe('broken');
  });

  it('holds no chunk of another part, be it of the same place and content', async () => {
    const plain = randomBytes(2 * CHUNK_BYTES);
    const [one, other] = [await sealed(plain), await sealed(plain)];
    const last = one.length - SEALED_CHUNK;
    const mixed = Buffer.concat([one.subarray(0, last), other.subarray(last)]);
    expect(await opened(mixed)).toBe('broken');
  });

  it('is foreign to the key of another room, and broken where somebody says that it is not', async () => {
    const bytes = await sealed(randomBytes(10));
    expect(await opened(bytes, { pair: OTHER })).toBe('foreign');
    const { publicKey } = PAIR;
    const { privateKey } = OTHER;
    expect(await opened(bytes, { pair: { publicKey, privateKey } })).toBe('broken');
  });
});

describe('a public key', () => {
  it('is taken if it is RSA of 3,072 to 4,096 bits, and no other is', () => {
    expect(readPublicKey(PEM)).toBeDefined();
    const short = generateKeyPairSync('rsa', { modulusLength: 2_048 }).publicKey;
    const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
    for (const each of [pemOf(short), pemOf(curve), '', 'no key', PEM.slice(0, 100)])
      expect(readPublicKey(each)).toBeUndefined();
  });
});
