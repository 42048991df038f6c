import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_TABLE } from '#core/match-keys/default-table.ts';
import { type MatchTable, matchTableDigest } from '#core/match-keys/match-table.ts';
import type { PointsRule } from '#core/matching/by-points.ts';
import { type SampleList, tokenHalves, writeSampleVault } from '#proof/trino/sample-vault.ts';
import { openDuckDb } from '#test/support/duckdb-engine.ts';
import { countsIn, type Lists, pointedQuestion } from '#test/support/pointed-question.ts';
import { runQuery } from '#test/support/run-query.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { tableOf } from '#test/support/vault.ts';

const LINKS = 5_000;
const TIMEOUT = 120_000;
/** What an answer may take on a machine that is busy with other things; rounds of best pairs would be 5,000. */
const MOST_MS = 30_000;

/** Two keys that prove as much, so that marks alone decide along a chain. */
const TABLE: MatchTable = {
  ...DEFAULT_TABLE,
  name: 'chain',
  keys: [
    ['given_name', 'birth_date'],
    ['given_sound', 'birth_date'],
  ],
  points: { ...DEFAULT_TABLE.points, given_sound: DEFAULT_TABLE.points.given_name },
};
const RULE: PointsRule = {
  terms: {
    table: TABLE,
    digest: matchTableDigest(TABLE),
    ...{ total: 200, personal: 200, cap: 50 },
  },
  kinds: ['_key_a', '_key_b'],
};

const weightOf = (token: number): bigint => tokenHalves(token)[0] % 2n ** 57n;
/** So many tokens from a number on, in the order of what they add to a mark: nobody outside of a test can choose them so. */
const ordered = (from: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => from + at).sort((one, other) =>
    weightOf(one) < weightOf(other) ? -1 : 1,
  );
const [OWN, NEXT] = [ordered(1, LINKS), ordered(LINKS + 1, LINKS + 1)];

const listOf = (party: string, dataset: string, shift: number): SampleList => ({
  ...{ table: tableOf(party, dataset), kinds: RULE.kinds, attributes: {} },
  people: OWN.map((own, n) => ({
    tokens: { _key_a: own, _key_b: NEXT[n + shift] ?? 0 },
    attributes: {},
  })),
});

/** The n-th person of one list is likely to be the n-th and the next of the other, each of whom prefers the one before. */
const CHAIN: Lists = {
  counted: listOf('brand', 'customers', 1),
  other: listOf('publisher', 'audience', 0),
};

const pairsOf = async (lists: Lists): Promise<number> => {
  const root = await tempFolder();
  await writeSampleVault(root, lists.counted, lists.other);
  const { rows } = await runQuery(openDuckDb(root), pointedQuestion(lists, 'nothing', RULE));
  return countsIn(rows, [])[''] ?? 0;
};

const without = ({ people, ...list }: SampleList, at: number): SampleList => ({
  ...list,
  people: people.toSpliced(at, 1),
});

describe('a chain of people who each prefer the one before, in the engine of a room', () => {
  afterEach(removeTempFolders);

  it(
    'is answered in one pass, and refuses nobody',
    async () => {
      const began = performance.now();
      expect(await pairsOf(CHAIN)).toBe(LINKS);
      const took = performance.now() - began;
      console.log(`${LINKS} links: ${Math.round(took)} ms with the writing of the lists`);
      expect(took).toBeLessThan(MOST_MS);
    },
    TIMEOUT,
  );

  it.each([
    ['other', 0],
    ['other', LINKS / 2],
    ['other', LINKS - 1],
    ['counted', 0],
    ['counted', LINKS - 1],
  ] as const)(
    'moves from its end to its end where somebody of the %s list leaves at %d, and counts one less',
    async (side, at) => {
      expect(await pairsOf({ ...CHAIN, [side]: without(CHAIN[side], at) })).toBe(LINKS - 1);
    },
    TIMEOUT,
  );
});
