import {
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
  randomUUID,
  timingSafeEqual,
} from 'node:crypto';
import { link, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readRegularFile } from '#adapters/regular-file.ts';
import { AirlockError } from '#core/errors.ts';
import type { KeyId, KeyName, KeyRing } from '#core/ports/key-ring.ts';

const KEY_NAMES: readonly KeyName[] = ['token-root', 'ledger-seal', 'tombstone-root'];
/** Bytes of a key: as many as its HMAC has. */
export const KEY_BYTES = 32;

/** Anything that group or others may do with a file. */
const OTHERS = 0o077;

/** HMAC keys in files of mode 0600. A wider mode is refused before a byte of the key is read. */
export class FileKeyRing implements KeyRing {
  readonly #folder: string;
  readonly #keys = new Map<KeyId, KeyObject>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  async generateMac(key: KeyId, message: Uint8Array): Promise<Uint8Array> {
    return createHmac('sha256', await this.#load(key))
      .update(message)
      .digest();
  }

  async verifyMac(key: KeyId, message: Uint8Array, mac: Uint8Array): Promise<boolean> {
    const expected = await this.generateMac(key, message);
    return mac.length === expected.length && timingSafeEqual(mac, expected);
  }

  async #load(name: KeyId): Promise<KeyObject> {
    const known = this.#keys.get(name);
    if (known) return known;
    const path = keyPath(this.#folder, name);
    await refuseOpenKey(path, name);
    const bytes = await readRegularFile(path, KEY_BYTES);
    if (bytes?.length !== KEY_BYTES)
      throw new AirlockError('room', `The room's ${name} key is damaged: restore it.`);
    const key = createSecretKey(bytes);
    bytes.fill(0);
    this.#keys.set(name, key);
    return key;
  }
}

/** Throws AirlockError('room') for the file of a key that is missing, or that others than its owner may read or write. */
export const refuseOpenKey = async (path: string, name: string): Promise<void> => {
  const stats = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT') throw cause;
    throw new AirlockError(
      'room',
      `The room's ${name} key is missing: restore it from a copy of the room, or make a new room.`,
      { cause },
    );
  });
  if ((stats.mode & OTHERS) !== 0)
    throw new AirlockError(
      'room',
      `The room's ${name} key can be read by others: run "chmod 600" on "${path}".`,
    );
};

/** Where a key lies in the folder of a ring. */
export const keyPath = (folder: string, name: KeyId): string => join(folder, `${name}.key`);

/**
 * Makes the keys that are not there yet, readable by their owner alone. Only for a room without a ledger:
 * what was made with a lost key stays lost, and a new one must not hide it.
 */
export const makeKeys = async (folder: string, scratch: string): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of KEY_NAMES) await makeIfAbsent(keyPath(folder, name), scratch);
};

/**
 * The same of the key that marks the forgotten, which a room made before 0.12 has not. Only where nobody was ever
 * forgotten: marks under a lost key stay lost.
 */
export const makeTombstoneKey = (folder: string, scratch: string): Promise<void> =>
  makeIfAbsent(keyPath(folder, 'tombstone-root'), scratch);

const makeIfAbsent = async (path: string, scratch: string): Promise<void> => {
  const exists = await stat(path).then(
    () => true,
    () => false,
  );
  if (!exists) await makeKey(path, scratch);
};

/** Makes a key by way of a scratch folder, as `placeNewKey` does. */
export const makeKey = (path: string, scratch: string): Promise<void> =>
  placeNewKey(path, randomBytes(KEY_BYTES), scratch);

/**
 * Puts a new key in its place, and forgets its bytes. In one step, as `link` is: no crash leaves half a key, and of two that
 * make one the first wins.
 */
export const placeNewKey = async (
  path: string,
  bytes: Uint8Array,
  scratch: string,
): Promise<void> => {
  const written = join(scratch, randomUUID());
  try {
    await writeFile(written, bytes, { mode: 0o600, flag: 'wx', flush: true });
    await link(written, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    bytes.fill(0);
    await rm(written, { force: true });
  }
};
