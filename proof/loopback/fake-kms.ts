import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import type { KMSClient } from '@aws-sdk/client-kms';
import type { KeyArns } from '#adapters/aws/kms/kms-key-ring.ts';
import { MAX_MAC_MESSAGE_BYTES } from '#core/limits.ts';
import { unwrapWith } from '#core/sealing/sealed-part.ts';
import { vendorError } from '#proof/loopback/fake-s3.ts';

/** A call to an HMAC key. */
export interface MacInput {
  readonly KeyId: string;
  readonly Message: Uint8Array;
  readonly MacAlgorithm: string;
  readonly Mac?: Uint8Array;
}

/** A call to a key that opens drops: for its public half, or to decrypt. */
interface OpenerInput {
  readonly KeyId: string;
  readonly CiphertextBlob?: Uint8Array;
  readonly EncryptionAlgorithm?: string;
}

type Input = MacInput | OpenerInput;

/** RSA keys by their ARNs, whoever asks, as a room and its functions share them. */
const PAIRS = new Map<string, ReturnType<typeof newPair>>();

const newPair = () => generateKeyPairSync('rsa', { modulusLength: 4_096 });

const pairOf = (arn: string): ReturnType<typeof newPair> => {
  const pair = PAIRS.get(arn) ?? newPair();
  PAIRS.set(arn, pair);
  return pair;
};

/**
 * As much of KMS as a room uses: an HMAC key or an RSA one for each ARN, no message that is empty or too long, and one way to
 * decrypt.
 */
export class FakeKms {
  readonly sent: MacInput[] = [];
  /** Thrown by each call while it is set. */
  fault: Error | undefined;

  get client(): KMSClient {
    return {
      send: (command: unknown) => this.#send(command as { input: Input }),
    } as unknown as KMSClient;
  }

  async #send({ input }: { readonly input: Input }): Promise<unknown> {
    if (!('Message' in input)) return this.#open(input);
    this.sent.push(input);
    if (this.fault) throw this.fault;
    const { length } = input.Message;
    if (length === 0 || length > MAX_MAC_MESSAGE_BYTES) throw vendorError('ValidationException');
    const mac = createHmac('sha256', input.KeyId).update(input.Message).digest();
    if (!input.Mac) return { Mac: Uint8Array.from(mac) };
    if (!mac.equals(input.Mac)) throw vendorError('KMSInvalidMacException');
    return { MacValid: true };
  }

  #open({ KeyId, CiphertextBlob, EncryptionAlgorithm }: OpenerInput): unknown {
    if (this.fault) throw this.fault;
    const { publicKey, privateKey } = pairOf(KeyId);
    if (!CiphertextBlob) return { PublicKey: publicKey.export({ type: 'spki', format: 'der' }) };
    if (EncryptionAlgorithm !== 'RSAES_OAEP_SHA_256') throw vendorError('InvalidKeyUsageException');
    const Plaintext = unwrapWith(privateKey, CiphertextBlob);
    if (!Plaintext) throw vendorError('InvalidCiphertextException');
    return { Plaintext };
  }
}

/** The ARN of a key that nobody has used yet. */
export const freshKeyArn = (): string => `arn:aws:kms:eu-west-1:111111111111:key/${randomUUID()}`;

/** ARNs of keys that nobody has used yet. */
export const freshKeyArns = (): KeyArns => ({
  'token-root': freshKeyArn(),
  'ledger-seal': freshKeyArn(),
  'tombstone-root': freshKeyArn(),
});
