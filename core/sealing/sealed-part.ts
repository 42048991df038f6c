import {
  type CipherGCM,
  constants,
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  timingSafeEqual,
} from 'node:crypto';
import { canonicalJson } from '#core/canonical-json.ts';

/** What a sealed part is of. All of it is bound to every chunk: a part is opened in no other place. */
export interface SealedAs {
  readonly collaboration: string;
  readonly party: string;
  readonly dataset: string;
  readonly file: string;
}

/** A public key that parts are sealed to: SubjectPublicKeyInfo, in PEM. */
export type PublicKeyPem = string;

/** Bytes of the key of a part, fresh for each. */
export const PART_KEY_BYTES = 32;
/** Bytes that are encrypted at a time. Of the format: another size is another version. */
export const CHUNK_BYTES = 65_536;
/** Bytes of the tag behind each chunk. */
export const TAG_BYTES = 16;

const MAGIC = Buffer.from('airlock/seal');
const VERSION = 1;
const KEY_ID_BYTES = 32;
/** Where the length of the wrapped key stands, and the key behind it. */
const LENGTH_AT = MAGIC.length + 1 + KEY_ID_BYTES;
const WRAPPED_AT = LENGTH_AT + 2;
const NONCE_BYTES = 12;

/** RSA keys that parts are sealed to have so many bits: NIST SP 800-57 part 1 rev. 5, table 2, has 3072 good beyond 2030. */
export const LEAST_RSA_BITS = 3_072;
const MOST_RSA_BITS = 4_096;

/** Bytes of a header at most: that of a key of 4,096 bits. */
export const MOST_HEADER_BYTES = WRAPPED_AT + MOST_RSA_BITS / 8;

/** The algorithm that wraps keys, as node:crypto has it: RSAES-OAEP with SHA-256 for both hashes, as KMS calls RSAES_OAEP_SHA_256. */
const OAEP = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' } as const;

/** What a sealed part begins with: whose key opens it, and its own key under that one. */
export interface SealHeader {
  readonly keyId: Uint8Array;
  readonly wrapped: Uint8Array;
  /** The bytes of all of it. */
  readonly bytes: Uint8Array;
}

/** An RSA public key of a size that is taken; undefined if it is none. */
export const readPublicKey = (pem: PublicKeyPem): KeyObject | undefined => {
  try {
    const key = createPublicKey(pem);
    const { modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
    const fits = modulusLength >= LEAST_RSA_BITS && modulusLength <= MOST_RSA_BITS;
    return key.asymmetricKeyType === 'rsa' && fits ? key : undefined;
  } catch {
    return undefined;
  }
};

const derOf = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' });

/** The name of a public key: SHA-256 of its SubjectPublicKeyInfo. */
const keyIdOf = (key: KeyObject): Buffer => createHash('sha256').update(derOf(key)).digest();

/** The header of a part whose key was drawn. */
export const makeHeader = (publicKey: KeyObject, partKey: Uint8Array): SealHeader => {
  const wrapped = publicEncrypt({ key: publicKey, ...OAEP }, partKey);
  const keyId = keyIdOf(publicKey);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(wrapped.length);
  const bytes = Buffer.concat([MAGIC, Buffer.of(VERSION), keyId, length, wrapped]);
  return { keyId, wrapped, bytes };
};

/** Reads the header at the beginning of a file; undefined if there is none of this version. */
export const readHeader = (beginning: Buffer): SealHeader | undefined => {
  if (beginning.length < WRAPPED_AT) return undefined;
  if (!beginning.subarray(0, MAGIC.length).equals(MAGIC) || beginning[MAGIC.length] !== VERSION)
    return undefined;
  const length = beginning.readUInt16BE(LENGTH_AT);
  const end = WRAPPED_AT + length;
  // KMS takes a ciphertext of no byte for a fault of whoever asks, and no RSA key of ours wraps into fewer than this.
  if (length < LEAST_RSA_BITS / 8 || beginning.length < end || end > MOST_HEADER_BYTES)
    return undefined;
  return {
    keyId: beginning.subarray(MAGIC.length + 1, LENGTH_AT),
    wrapped: beginning.subarray(WRAPPED_AT, end),
    bytes: beginning.subarray(0, end),
  };
};

/** Is this header for that public key? */
export const isFor = ({ keyId }: SealHeader, publicKey: KeyObject): boolean =>
  timingSafeEqual(keyId, keyIdOf(publicKey));

/** Opens a wrapped key with the private key at hand; undefined if it does not fit. */
export const unwrapWith = (privateKey: KeyObject, wrapped: Uint8Array): Buffer | undefined => {
  try {
    return privateDecrypt({ key: privateKey, ...OAEP }, wrapped);
  } catch {
    return undefined;
  }
};

/** The private key of a PEM, and its public one. Throws what node:crypto says of a text that is none. */
export const readPrivateKey = (pem: Buffer): { privateKey: KeyObject; publicKey: KeyObject } => {
  const privateKey = createPrivateKey(pem);
  return { privateKey, publicKey: createPublicKey(privateKey) };
};

/** A public key as PEM. */
export const pemOf = (key: KeyObject): PublicKeyPem =>
  key.export({ type: 'spki', format: 'pem' }).toString();

/** One chunk of a part: which it is, from 0, and whether it is the last. */
interface ChunkPlace {
  readonly at: number;
  readonly isLast: boolean;
}

/**
 * The chunks of one part, under its key: the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár (Online
 * Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance, CRYPTO 2015), as age (age-encryption.org/v1, payload) and
 * Tink's streaming AEAD have it. The nonce of a chunk is its number in 11 bytes and one that is 1 for the last chunk, which
 * is fine under a key of one part; so no chunk opens in another place, and a part that is cut off has no last one. Header
 * and place of the part are the associated data of each.
 */
export class PartCipher {
  readonly #key: Uint8Array;
  readonly #bound: Buffer;

  constructor(key: Uint8Array, { bytes }: SealHeader, as: SealedAs) {
    const { collaboration, party, dataset, file } = as;
    const place = canonicalJson({ collaboration, party, dataset, file });
    this.#key = key;
    this.#bound = createHash('sha256').update(bytes).update(place).digest();
  }

  /** A chunk encrypted, with its tag behind it. */
  seal(plain: Uint8Array, place: ChunkPlace): Buffer {
    const cipher: CipherGCM = createCipheriv('aes-256-gcm', this.#key, nonceOf(place));
    cipher.setAAD(this.#bound);
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }

  /** The chunk as it was; undefined if it is not what was sealed in this place. */
  open(sealed: Buffer, place: ChunkPlace): Buffer | undefined {
    if (sealed.length < TAG_BYTES) return undefined;
    const end = sealed.length - TAG_BYTES;
    const decipher = createDecipheriv('aes-256-gcm', this.#key, nonceOf(place));
    decipher.setAAD(this.#bound).setAuthTag(sealed.subarray(end));
    const plain = decipher.update(sealed.subarray(0, end));
    try {
      decipher.final();
      return plain;
    } catch {
      return undefined;
    }
  }
}

const nonceOf = ({ at, isLast }: ChunkPlace): Buffer => {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUIntBE(at, NONCE_BYTES - 1 - 6, 6);
  nonce[NONCE_BYTES - 1] = isLast ? 1 : 0;
  return nonce;
};
