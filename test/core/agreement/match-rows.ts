import { DEFAULT_TABLE } from '#core/match-keys/default-table.ts';
import { matchTableDigest } from '#core/match-keys/match-table.ts';
import { MATCH_EXAMPLE } from '#core/match-keys/match-terms.ts';
import type { Sections } from './compared-sections.ts';
import type { Row } from './field-rule-rows.ts';

const OTHER = { ...DEFAULT_TABLE, name: 'other' };

/** An agreement that matches by points. */
const points = (changed: Sections = {}): Sections => ({
  airlock: 2,
  drops: { sealed: true },
  match: { ...MATCH_EXAMPLE, ...changed },
});
const other = points({ table: OTHER, digest: matchTableDigest(OTHER) });

/** A change of how people are matched by points that weakens, for each field. */
export const MATCH_ROWS: readonly Row[] = [
  ['match.table', 'match.table', points(), other, 'weaker'],
  ['match.digest', 'match.digest', points(), other, 'weaker'],
  ['match.total', 'match.total', points(), points({ total: 200 })],
  ['match.personal', 'match.personal', points(), points({ personal: 20 })],
  ['match.cap', 'match.cap', points(), points({ cap: 60 })],
];
