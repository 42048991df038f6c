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

/** What a key may be, as KMS calls it: it opens drops, makes MACs, or encrypts objects of S3. */
type KeySpec = 'RSA_4096' | 'HMAC_256' | 'SYMMETRIC_DEFAULT';
/** In which state a key may be that is not enabled. */
type SetAside = 'Disabled' | 'PendingDeletion';

/** Most bytes of what KMS decrypts (`Decrypt`, CiphertextBlob, in the API reference of AWS KMS). */
const MAX_CIPHERTEXT_BYTES = 6_144;
/** By what an RSA key for ENCRYPT_DECRYPT decrypts, as `GetPublicKey` says. */
const RSA_ALGORITHMS = ['RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256'];
/** What each state answers (`Key states of AWS KMS keys`, in the developer guide). */
const STATE_FAULTS: Readonly<Record<SetAside, string>> = {
  Disabled: 'DisabledException',
  PendingDeletion: 'KMSInvalidStateException',
};

/** RSA keys by their ARNs, whoever asks, as a room and its functions share them. */
const PAIRS = new Map<string, ReturnType<typeof newPair>>();

const newPair = () => generateKeyPairSync('rsa', { modulusLength: 4_096 });

const pairOf = (arn: string): ReturnType<typeof newPair> => {
  const pair = PAIRS.get(arn) ?? newPair();
  PAIRS.set(arn, pair);
  return pair;
};

/**
 * As much of KMS as a room uses: an HMAC key or an RSA one for each ARN, no message that is empty or too long, one way to
 * decrypt, and the faults that KMS has for a key that is another, set aside or not there.
 */
export class FakeKms {
  readonly sent: MacInput[] = [];
  /** Every call to a key that opens drops. */
  readonly opened: OpenerInput[] = [];
  /** Thrown by each call while it is set. */
  fault: Error | undefined;
  readonly #specs = new Map<string, KeySpec>();
  readonly #setAside = new Map<string, SetAside>();
  readonly #gone = new Set<string>();

  get client(): KMSClient {
    return {
      send: (command: unknown) => this.#send(command as { input: Input }),
    } as unknown as KMSClient;
  }

  /** Says what a key is; one that nobody said it of is what it is used as. */
  is(arn: string, spec: KeySpec): void {
    this.#specs.set(arn, spec);
  }

  /** Sets a key aside; enables it again where no state is named. */
  setAside(arn: string, state?: SetAside): void {
    if (state) this.#setAside.set(arn, state);
    else this.#setAside.delete(arn);
  }

  /** Makes a key one that never was. */
  forget(arn: string): void {
    this.#gone.add(arn);
  }

  async #send({ input }: { readonly input: Input }): Promise<unknown> {
    if (!('Message' in input)) return this.#open(input);
    this.sent.push(input);
    if (this.fault) throw this.fault;
    const { length } = input.Message;
    if (length === 0 || length > MAX_MAC_MESSAGE_BYTES) throw vendorError('ValidationException');
    this.#checkUse(input.KeyId, { as: 'HMAC_256', fault: 'InvalidKeyUsageException' });
    const mac = createHmac('sha256', input.KeyId).update(input.Message).digest();
    if (!input.Mac) return { Mac: Uint8Array.from(mac) };
    if (!mac.equals(input.Mac)) throw vendorError('KMSInvalidMacException');
    return { MacValid: true };
  }

  #open(input: OpenerInput): unknown {
    this.opened.push(input);
    if (this.fault) throw this.fault;
    return 'CiphertextBlob' in input ? this.#decrypt(input) : this.#tellPublicKey(input);
  }

  /** Of a key with one half KMS says that the operation is not supported. */
  #tellPublicKey({ KeyId }: OpenerInput): unknown {
    this.#checkUse(KeyId, { as: 'RSA_4096', fault: 'UnsupportedOperationException' });
    const { publicKey } = pairOf(KeyId);
    return {
      ...{ KeyId, KeySpec: 'RSA_4096', KeyUsage: 'ENCRYPT_DECRYPT' },
      EncryptionAlgorithms: RSA_ALGORITHMS,
      PublicKey: Uint8Array.from(publicKey.export({ type: 'spki', format: 'der' })),
    };
  }

  /** What was encrypted to another RSA key tells it in no way: it is no ciphertext, and not of an incorrect key. */
  #decrypt({ KeyId, CiphertextBlob: wrapped, EncryptionAlgorithm }: OpenerInput): unknown {
    if (!wrapped || wrapped.length === 0 || wrapped.length > MAX_CIPHERTEXT_BYTES)
      throw vendorError('ValidationException');
    this.#checkUse(KeyId, { as: 'RSA_4096', fault: 'InvalidKeyUsageException' });
    if (!RSA_ALGORITHMS.includes(EncryptionAlgorithm ?? ''))
      throw vendorError('InvalidKeyUsageException');
    const isOurs = EncryptionAlgorithm === 'RSAES_OAEP_SHA_256';
    const Plaintext = isOurs && unwrapWith(pairOf(KeyId).privateKey, wrapped);
    if (!Plaintext) throw vendorError('InvalidCiphertextException');
    return { KeyId, Plaintext: Uint8Array.from(Plaintext), EncryptionAlgorithm };
  }

  #checkUse(arn: string, { as, fault }: { readonly as: KeySpec; readonly fault: string }): void {
    if (this.#gone.has(arn)) throw vendorError('NotFoundException');
    const state = this.#setAside.get(arn);
    if (state) throw vendorError(STATE_FAULTS[state]);
    if ((this.#specs.get(arn) ?? as) !== as) throw vendorError(fault);
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
