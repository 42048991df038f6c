import { hash } from 'node:crypto';
import type { Digest } from '#core/identifiers/digest.ts';
import type { PersonFeatures } from '#core/match-keys/features.ts';
import type { MatchTable } from '#core/match-keys/match-table.ts';

/** A control character, which no feature holds. */
const SEPARATOR = '\u001f';

/**
 * Makes the function that answers the digest of each key of a table, in its order: SHA-256 of
 * `airlock/match/v1 ␟ key ␟ values`, where the key is the names of its features joined by dots; null where the person lacks one
 * of them.
 */
export const matchKeyDigests = ({
  keys,
}: Pick<MatchTable, 'keys'>): ((features: PersonFeatures) => readonly (Digest | null)[]) => {
  // Once for a table, and not for every row of a file.
  const named = keys.map((key) => ({ key, name: ['airlock/match/v1', key.join('.')] }));
  return (features) =>
    named.map(({ key, name }) => {
      const parts = [...name];
      for (const feature of key) {
        const value = features[feature];
        if (value === undefined) return null;
        parts.push(value);
      }
      return hash('sha256', parts.join(SEPARATOR), 'hex') as Digest;
    });
};
