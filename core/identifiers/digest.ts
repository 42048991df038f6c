import { hash } from 'node:crypto';
import type { Brand } from '#core/brand.ts';
import type { NormalisedIdentifier } from './profile.ts';

/** SHA-256 of a normalised identifier, 64 lower-case hex digits. Pseudonymous, not anonymous. */
export type Digest = Brand<string, 'Digest'>;

const CANONICAL = /^[0-9a-f]{64}$/;

/** Hashes the UTF-8 bytes of a normalised identifier. Known answers: `vectors.json`. */
export const digestIdentifier = (value: NormalisedIdentifier): Digest =>
  hash('sha256', value, 'hex') as Digest;

/** Reads a digest in its canonical shape only; other shapes are for the lint to canonicalise. */
export const parseDigest = (text: string): Digest | undefined =>
  CANONICAL.test(text) ? (text as Digest) : undefined;
