import { hash } from 'node:crypto';
import type { Digest } from '#core/identifiers/digest.ts';
import type { PersonFeatures } from '#core/match-keys/features.ts';
import type { MatchTable } from '#core/match-keys/match-table.ts';

/** A control character, which no feature holds. */
const SEPARATOR = '\u001f';

/**
 * The digest of each key of a table, in its order: SHA-256 of `airlock/match/v1 ␟ key ␟ values`, where the key is the names
 * of its features joined by dots; null where the person lacks one of them.
 */
export const matchKeyDigests = (
  { keys }: Pick<MatchTable, 'keys'>,
  features: PersonFeatures,
): readonly (Digest | null)[] =>
  keys.map((key) => {
    const values: string[] = [];
    for (const feature of key) {
      const value = features[feature];
      if (value === undefined) return null;
      values.push(value);
    }
    const text = ['airlock/match/v1', key.join('.'), ...values].join(SEPARATOR);
    return hash('sha256', text, 'hex') as Digest;
  });
