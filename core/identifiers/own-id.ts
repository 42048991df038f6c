import { hash } from 'node:crypto';
import type { Digest } from './digest.ts';
import { readableText } from './readable-text.ts';

/** The one form of an id of a party's own: NFC, without blanks around, its capitals kept; undefined if it has none. */
export const ownIdForm = (raw: string): string | undefined => {
  const text = readableText(raw)?.trim();
  return text === '' ? undefined : text;
};

/**
 * The digest of an id in that form, which names the party: of one cookie two parties have two digests already, before
 * any key. Known answers: `test/vectors/own-tokens.json`.
 */
export const ownIdDigest = (party: string, form: string): Digest =>
  hash('sha256', `airlock/first_party_id/v1;party=${party};${form}`, 'hex') as Digest;

/** What tells an event from equal ones: 64 bits of its id, in hex, which are in a drop and in no version. */
export const eventMark = (party: string, id: string): string =>
  hash('sha256', `airlock/event_id/v1;party=${party};${id}`, 'hex').slice(0, 16);
