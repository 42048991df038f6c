import { GenerateMacCommand, type KMSClient, VerifyMacCommand } from '@aws-sdk/client-kms';
import { callAws, isNamed } from '#adapters/aws/vendor-errors.ts';
import { AirlockError } from '#core/errors.ts';
import type { KeyId, KeyRing } from '#core/ports/key-ring.ts';

const MAC_BYTES = 32;

/** The keys that a function may use, each by its ARN. */
export type KeyArns = Readonly<Partial<Record<KeyId, string>>>;

/** HMAC_256 keys of KMS: they never leave it, and each use is in CloudTrail. */
export class KmsKeyRing implements KeyRing {
  readonly #client: KMSClient;
  readonly #keys: KeyArns;

  constructor(client: KMSClient, keys: KeyArns) {
    this.#client = client;
    this.#keys = keys;
  }

  async generateMac(key: KeyId, message: Uint8Array): Promise<Uint8Array> {
    const { Mac } = await callAws(`the ${key} key`, () =>
      this.#client.send(new GenerateMacCommand(this.#request(key, message))),
    );
    if (Mac?.length !== MAC_BYTES)
      throw new AirlockError('room', `AWS gave no MAC of the ${key} key: is it an HMAC_256 key?`);
    return Buffer.from(Mac.buffer, Mac.byteOffset, Mac.length);
  }

  async verifyMac(key: KeyId, message: Uint8Array, mac: Uint8Array): Promise<boolean> {
    // KMS takes neither an empty message nor a MAC of another length: nobody can have made such a seal.
    if (mac.length !== MAC_BYTES || message.length === 0) return false;
    return callAws(`the ${key} key`, async () => {
      try {
        const request = { ...this.#request(key, message), Mac: mac };
        return (await this.#client.send(new VerifyMacCommand(request))).MacValid === true;
      } catch (error) {
        if (isNamed(error, 'KMSInvalidMacException')) return false;
        throw error;
      }
    });
  }

  #request(key: KeyId, message: Uint8Array) {
    const KeyId = this.#keys[key];
    if (KeyId === undefined)
      throw new AirlockError('room', `This function was not given the ${key} key.`);
    return { KeyId, Message: message, MacAlgorithm: 'HMAC_SHA_256' as const };
  }
}
