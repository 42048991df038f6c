import { generateKeyPair, type KeyObject } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { placeNewKey, refuseOpenKey } from '#adapters/local/file-key-ring.ts';
import { readRegularFile } from '#adapters/regular-file.ts';
import { openPart } from '#adapters/sealed-files.ts';
import { AirlockError } from '#core/errors.ts';
import type { DropOpener, OpenedPart, SealedPart } from '#core/ports/drop-opener.ts';
import {
  LEAST_RSA_BITS,
  type PublicKeyPem,
  pemOf,
  readPrivateKey,
  unwrapWith,
} from '#core/sealing/sealed-part.ts';

/** Longer than the PEM of any key that is made here. */
const MOST_PEM_BYTES = 8_192;

const makePair = promisify(generateKeyPair);

interface Pair {
  readonly privateKey: KeyObject;
  readonly pem: PublicKeyPem;
}

/** Opens sealed parts with a private key in a file of mode 0600 beside the other keys of a room. */
export class FileDropOpener implements DropOpener {
  readonly #folder: string;
  readonly #scratch: () => Promise<string>;
  #pair: Promise<Pair> | undefined;

  /** The key lies in `folder`, and is made in `scratch`, which is of the same file system. */
  constructor(folder: string, scratch: () => Promise<string>) {
    this.#folder = folder;
    this.#scratch = scratch;
  }

  /**
   * Makes the key where there is none yet. What was sealed to one that was lost is refused as sealed for another room, so
   * that a new one hides nothing.
   */
  async publicKey(): Promise<PublicKeyPem> {
    if (!(await this.#isThere())) await this.#make();
    return (await this.#load()).pem;
  }

  async open(part: SealedPart): Promise<OpenedPart> {
    const { privateKey, pem } = await this.#load();
    return openPart(part, {
      publicKey: pem,
      unwrap: async (wrapped) => unwrapWith(privateKey, wrapped),
    });
  }

  get #path(): string {
    return join(this.#folder, 'drop-opener.pem');
  }

  #isThere(): Promise<boolean> {
    return stat(this.#path).then(
      () => true,
      () => false,
    );
  }

  async #make(): Promise<void> {
    const { privateKey } = await makePair('rsa', { modulusLength: LEAST_RSA_BITS });
    const pem = Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await placeNewKey(this.#path, pem, await this.#scratch());
  }

  #load(): Promise<Pair> {
    this.#pair ??= this.#read();
    // A file that is put right is read again.
    this.#pair.catch(() => {
      this.#pair = undefined;
    });
    return this.#pair;
  }

  async #read(): Promise<Pair> {
    await refuseOpenKey(this.#path, 'drop-opener');
    const pem = await readRegularFile(this.#path, MOST_PEM_BYTES);
    try {
      const { privateKey, publicKey } = readPrivateKey(pem ?? Buffer.alloc(0));
      return { privateKey, pem: pemOf(publicKey) };
    } catch (cause) {
      throw new AirlockError('room', "The room's drop-opener key is damaged: restore it.", {
        cause,
      });
    } finally {
      pem?.fill(0);
    }
  }
}
