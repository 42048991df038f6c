import type { SigningKey } from '#core/audit/digests/public-keys.ts';

/** Which keys: those that may have signed the digests of a region in a time, in milliseconds. */
export interface KeysAsked {
  readonly region: string;
  readonly from: number;
  readonly to: number;
}

/** Where the public keys come from: a file, or CloudTrail. */
export type SigningKeys = (asked: KeysAsked) => Promise<readonly SigningKey[]>;
