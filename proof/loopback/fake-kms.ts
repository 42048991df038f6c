import { createHmac, randomUUID } from 'node:crypto';
import type { KMSClient } from '@aws-sdk/client-kms';
import type { KeyArns } from '#adapters/aws/kms/kms-key-ring.ts';
import { MAX_MAC_MESSAGE_BYTES } from '#core/limits.ts';
import { vendorError } from '#proof/loopback/fake-s3.ts';

/** A call to an HMAC key. */
export interface MacInput {
  readonly KeyId: string;
  readonly Message: Uint8Array;
  readonly MacAlgorithm: string;
  readonly Mac?: Uint8Array;
}

/** As much of KMS as the key ring uses: a key of its own for each ARN, and no message that is empty or too long. */
export class FakeKms {
  readonly sent: MacInput[] = [];
  /** Thrown by each call while it is set. */
  fault: Error | undefined;

  get client(): KMSClient {
    return {
      send: (command: unknown) => this.#send(command as { input: MacInput }),
    } as unknown as KMSClient;
  }

  async #send({ input }: { readonly input: MacInput }): Promise<unknown> {
    this.sent.push(input);
    if (this.fault) throw this.fault;
    const { length } = input.Message;
    if (length === 0 || length > MAX_MAC_MESSAGE_BYTES) throw vendorError('ValidationException');
    const mac = createHmac('sha256', input.KeyId).update(input.Message).digest();
    if (!input.Mac) return { Mac: Uint8Array.from(mac) };
    if (!mac.equals(input.Mac)) throw vendorError('KMSInvalidMacException');
    return { MacValid: true };
  }
}

/** ARNs of keys that nobody has used yet. */
export const freshKeyArns = (): KeyArns => ({
  'token-root': `arn:aws:kms:eu-west-1:111111111111:key/${randomUUID()}`,
  'ledger-seal': `arn:aws:kms:eu-west-1:111111111111:key/${randomUUID()}`,
  'tombstone-root': `arn:aws:kms:eu-west-1:111111111111:key/${randomUUID()}`,
});
