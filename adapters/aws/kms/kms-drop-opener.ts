import { createPublicKey } from 'node:crypto';
import { DecryptCommand, GetPublicKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import { callAws, isNamed } from '#adapters/aws/vendor-errors.ts';
import { openPart } from '#adapters/sealed-files.ts';
import { AirlockError } from '#core/errors.ts';
import type { DropOpener, OpenedPart, SealedPart } from '#core/ports/drop-opener.ts';
import { type PublicKeyPem, pemOf, readPublicKey } from '#core/sealing/sealed-part.ts';

const NAME = 'the key that opens drops';

/**
 * Opens sealed parts with an RSA_4096 key of KMS for ENCRYPT_DECRYPT: it never leaves KMS, which unwraps the key of a part,
 * and each use is in CloudTrail.
 */
export class KmsDropOpener implements DropOpener {
  readonly #client: KMSClient;
  readonly #key: string | undefined;
  #public: Promise<PublicKeyPem> | undefined;

  constructor(client: KMSClient, key: string | undefined) {
    this.#client = client;
    this.#key = key;
  }

  publicKey(): Promise<PublicKeyPem> {
    this.#public ??= this.#ask();
    this.#public.catch(() => {
      this.#public = undefined;
    });
    return this.#public;
  }

  async open(part: SealedPart): Promise<OpenedPart> {
    return openPart(part, {
      publicKey: await this.publicKey(),
      unwrap: (wrapped) => this.#unwrap(wrapped),
    });
  }

  async #ask(): Promise<PublicKeyPem> {
    const { PublicKey: der } = await callAws(NAME, () =>
      this.#client.send(new GetPublicKeyCommand({ KeyId: this.#given() })),
    );
    const pem = pemOf(
      createPublicKey({ key: Buffer.from(der ?? []), format: 'der', type: 'spki' }),
    );
    if (readPublicKey(pem)) return pem;
    throw new AirlockError('room', 'AWS gave no public key to seal drops to: is it an RSA key?');
  }

  /** What KMS takes for no ciphertext, or for that of another key, is a part that somebody changed; all else is a fault. */
  #unwrap(wrapped: Uint8Array): Promise<Uint8Array | undefined> {
    return callAws(NAME, async () => {
      try {
        const { Plaintext } = await this.#client.send(
          new DecryptCommand({
            KeyId: this.#given(),
            CiphertextBlob: wrapped,
            EncryptionAlgorithm: 'RSAES_OAEP_SHA_256',
          }),
        );
        return Plaintext;
      } catch (error) {
        if (isNamed(error, 'InvalidCiphertextException', 'IncorrectKeyException')) return undefined;
        throw error;
      }
    });
  }

  #given(): string {
    if (this.#key !== undefined) return this.#key;
    throw new AirlockError('room', 'This function was not given the key that opens drops.');
  }
}
