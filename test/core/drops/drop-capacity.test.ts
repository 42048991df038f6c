import { describe, expect, it } from 'vitest';
import { MAX_COMPARED_TOKENS, MAX_SHARD_ROWS } from '#core/deployment-limits.ts';
import { deployedCapacity, LAPTOP, rowsTooMany } from '#core/drops/drop-capacity.ts';
import { IDENTIFIER_KINDS, type IdentifierKind } from '#core/identifiers/kinds.ts';
import { MAX_PART_ROWS, MAX_PARTS } from '#core/part-limits.ts';
import { SHARD_COUNTS } from '#core/shards.ts';
import { TEST_TERMS, testAgreement } from '#proof/rehearsal/agreement.ts';

const exact = testAgreement().agreement;
const noisy = testAgreement({
  privacy: {
    ...TEST_TERMS,
    noise: 'laplace',
    delta: 1e-6,
    roundTo: undefined,
    minimumChange: undefined,
  },
}).agreement;

const dropOf = (rows: number, kinds: readonly IdentifierKind[] = ['email', 'phone']) => ({
  kinds: [...kinds],
  parts: [rows - 1, 1].map((each, at) => ({
    ...{ file: `part-000${at + 1}.parquet`, rows: each, bytes: 1 },
    sha256: '' as never,
  })),
});

describe('how many rows a room takes', () => {
  it.each(SHARD_COUNTS)('follows from its %d shards where answers are noisy', (shards) => {
    const most = shards * MAX_SHARD_ROWS;
    const capacity = deployedCapacity(shards);
    expect(rowsTooMany(noisy, dropOf(most), capacity)).toBeUndefined();
    expect(rowsTooMany(noisy, dropOf(most + 1), capacity)).toBe(most);
  });

  it('is what one machine compares where they are exact, by the kinds of the drop', () => {
    const capacity = deployedCapacity(128);
    for (const kinds of [['email'], ['email', 'phone']] as const) {
      const most = MAX_COMPARED_TOKENS / kinds.length;
      expect(rowsTooMany(exact, dropOf(most, kinds), capacity)).toBeUndefined();
      expect(rowsTooMany(exact, dropOf(most + 1, kinds), capacity)).toBe(most);
    }
  });

  it('is whatever a manifest can tell of, where 128 shards are noisy', () => {
    const largest = dropOf(MAX_PARTS * MAX_PART_ROWS, IDENTIFIER_KINDS);
    expect(rowsTooMany(noisy, largest, deployedCapacity(128))).toBeUndefined();
  });

  it('is no matter on a laptop: the largest manifest may come', () => {
    expect(rowsTooMany(exact, dropOf(MAX_PARTS * MAX_PART_ROWS), LAPTOP)).toBeUndefined();
  });
});
