import { generateKeyPairSync } from 'node:crypto';
import { openPart } from '#adapters/sealed-files.ts';
import type { DropOpener, OpenedPart, SealedPart } from '#core/ports/drop-opener.ts';
import { LEAST_RSA_BITS, pemOf, unwrapWith } from '#core/sealing/sealed-part.ts';

/** Opens sealed parts with a private key in memory, made when it is first asked for. */
export class MemoryDropOpener implements DropOpener {
  #made: ReturnType<MemoryDropOpener['make']> | undefined;

  async publicKey() {
    return pemOf(this.#pair.publicKey);
  }

  async open(part: SealedPart): Promise<OpenedPart> {
    const { privateKey } = this.#pair;
    return openPart(part, {
      publicKey: await this.publicKey(),
      unwrap: async (wrapped) => unwrapWith(privateKey, wrapped),
    });
  }

  make() {
    return generateKeyPairSync('rsa', { modulusLength: LEAST_RSA_BITS });
  }

  get #pair() {
    this.#made ??= this.make();
    return this.#made;
  }
}
