import type { Brand } from '#core/brand.ts';

/** The kinds of key that neither party holds: one makes tokens, one seals the ledger, one marks who is to stay forgotten. */
export type KeyName = 'token-root' | 'ledger-seal' | 'tombstone-root';

/** One key: tokens have another one in each epoch, that of the first without a number. */
export type KeyId = KeyName | `token-root-${number}`;

/** HMAC-SHA-256 under keys that never leave the ring (AWS KMS HMAC_256, or a file that only its owner reads). */
export interface KeyRing {
  /** The 32-byte HMAC of the message. The caller owns the bytes and zeroes them after use. */
  generateMac(key: KeyId, message: Uint8Array): Promise<Uint8Array>;
  /** Whether `mac` is the HMAC of the message; compared in constant time. */
  verifyMac(key: KeyId, message: Uint8Array, mac: Uint8Array): Promise<boolean>;
}

/**
 * The 32-byte key that makes the tokens of one kind in one epoch, derived from `token-root`. Lives in memory for
 * one run.
 */
export type Subkey = Brand<Uint8Array, 'Subkey'>;
