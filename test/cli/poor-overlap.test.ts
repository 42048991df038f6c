import { expect, it } from 'vitest';
import { poorOverlap } from '#cli/poor-overlap.ts';
import type { LedgerDocument } from '#core/documents/ledger-document.ts';
import type { MatchKind } from '#core/identifiers/kinds.ts';
import { MATCH_EXAMPLE } from '#core/match-keys/match-terms.ts';

const published = ['a', 'b'].map((version) => ({
  event: { type: 'dataset-published', version, people: 1_000 },
}));
const LEDGER = { entries: published as unknown as LedgerDocument['entries'] };
const VERSIONS = [
  { party: 'brand', dataset: 'customers', version: 'a' },
  { party: 'publisher', dataset: 'users', version: 'b' },
];

const advice = (on: readonly MatchKind[], terms: object): string | undefined =>
  poorOverlap({ versions: VERSIONS, cells: [], k: 50, question: { on: [...on] } }, LEDGER, terms);

it('of identifiers that next to nobody shares, doubts the recipe where nothing else finds people', () => {
  expect(advice(['email'], {})).toMatch(/share next to nobody.* another recipe .*"airlock proof"/);
});

it('of the same in an agreement with match, names the question that finds people by points', () => {
  const said = advice(['email'], { match: MATCH_EXAMPLE });
  expect(said).toMatch(/share next to nobody.* --on people/);
  expect(said).not.toContain('recipe');
});

it('of points that find next to nobody, doubts what describes people and no recipe', () => {
  const said = advice(['people'], { match: MATCH_EXAMPLE });
  expect(said).toMatch(/share next to nobody.* "match" of both mappings/);
  expect(said).not.toMatch(/recipe|--on people/);
});
