import { hash } from 'node:crypto';
import type { Brand } from '#core/brand.ts';
import type { NormalisedIdentifier } from './profile.ts';

/** SHA-256 of a normalised identifier, 64 lower-case hex digits. Pseudonymous, not anonymous. */
export type Digest = Brand<string, 'Digest'>;

/** Hashes the UTF-8 bytes of a normalised identifier. Known answers: `vectors.json`. */
export const digestIdentifier = (value: NormalisedIdentifier): Digest =>
  hash('sha256', value, 'hex') as Digest;
