import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#core/canonical-json.ts';
import type { Release, ReleaseCell } from '#core/documents/release.ts';
import { SUPPRESSION_REASONS } from '#core/privacy/cell-outcome.ts';
import { releaseKey } from '#core/room-layout.ts';
import { sha256 } from '#core/sha256.ts';
import { jsonBytes } from '#core/usecases/json-objects.ts';
import { findRelease } from '#core/usecases/questions/read-release.ts';
import {
  releaseBytes,
  storedRelease,
  storeRelease,
} from '#core/usecases/questions/release-object.ts';
import { MemoryObjectStore } from '#test/support/memory/memory-object-store.ts';

const NAME = '0123456789abcdef0123456789abcdef';

/** An answer of one question, whose cells are these. */
const releaseOf = (cells: ReleaseCell[]): Release => ({
  release: NAME,
  question: {
    analysis: 'overlap',
    counted: { party: 'brand', dataset: 'customers' },
    other: { party: 'publisher', dataset: 'audience' },
    on: ['email'],
    by: [],
  },
  versions: ['brand', 'publisher'].map((party) => ({
    ...{ party, dataset: 'list', version: '0123abcd-00000000' },
  })),
  agreement: sha256('agreement'),
  at: '2026-11-26T12:00:00.000Z',
  k: 50,
  epsilon: 0.5,
  ...{ noise: 'gaussian', delta: 0.000001, sensitivity: 2, variance: 40 },
  ...{ noiseBound: 40, noiseHalfWidth: 13, roundTo: 1 },
  cells,
});

const outcome: fc.Arbitrary<Omit<ReleaseCell, 'by'>> = fc.oneof(
  fc.record({ outcome: fc.constant('released'), people: fc.nat(999_999_999_999) }),
  fc.record({
    outcome: fc.constant('suppressed'),
    reason: fc.constantFrom(...SUPPRESSION_REASONS),
  }),
);

const label = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });

const SUMS: NonNullable<Release['sums']> = (['conversions', 'amount'] as const).map((name) => ({
  ...{ name, says: name, unit: '', decimals: 2, step: 100 },
  ...{ variance: 1_000, noiseBound: 20_000, noiseHalfWidth: 6_200 },
}));

const sum = fc.integer({ min: -(10 ** 9), max: Number.MAX_SAFE_INTEGER });

/** The same answer with sums beside its people, some negative. */
const withSums = (release: Release, sums: readonly number[]): Release => ({
  ...release,
  sums: SUMS,
  cells: release.cells.map((cell, at) => {
    const [conversions = 0, amount = 0] = [sums[at], sums.at(-1 - at)];
    return cell.outcome === 'released' ? { ...cell, sums: { conversions, amount } } : cell;
  }),
});

/** A question's cells, and two answers to it. */
const twoAnswers = fc
  .array(fc.dictionary(label, label, { maxKeys: 2 }), { minLength: 1, maxLength: 20 })
  .chain((cells) => {
    const answer = fc
      .array(outcome, { minLength: cells.length, maxLength: cells.length })
      .map((outcomes) => cells.map((by, at) => ({ by, ...outcomes[at] }) as ReleaseCell));
    return fc.tuple(answer, answer);
  });

describe('a stored release', () => {
  it('is as large as any other answer to its question (property)', () => {
    fc.assert(
      fc.property(twoAnswers, ([one, other]) => {
        const [first, second] = [releaseBytes(releaseOf(one)), releaseBytes(releaseOf(other))];
        expect(first).toHaveLength(second.length);
        expect(JSON.parse(new TextDecoder().decode(first))).toEqual(
          JSON.parse(canonicalJson(releaseOf(one))),
        );
      }),
    );
  });

  it('is so too with sums, whatever they are (property)', () => {
    const sums = fc.array(sum, { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(twoAnswers, sums, sums, ([one, other], some, others) => {
        const [first, second] = [
          releaseBytes(withSums(releaseOf(one), some)),
          releaseBytes(withSums(releaseOf(other), others)),
        ];
        expect(first).toHaveLength(second.length);
      }),
    );
  });

  const cells: ReleaseCell[] = [{ by: {}, outcome: 'released', people: 120 }];

  it('is read by whoever vouches for its bytes, padded or as older rooms stored it', async () => {
    for (const bytes of [releaseBytes(releaseOf(cells)), jsonBytes(releaseOf(cells))]) {
      const objects = new MemoryObjectStore();
      await objects.put(releaseKey(NAME), bytes);
      const content = sha256(bytes);
      expect(await findRelease({ objects }, { release: NAME, content })).toEqual(releaseOf(cells));
      expect(await storedRelease({ objects }, NAME)).toEqual({
        ...{ release: releaseOf(cells), content },
      });
    }
  });

  it('is the one that was there first, with the checksum of its own bytes', async () => {
    const objects = new MemoryObjectStore();
    const old = jsonBytes(releaseOf(cells));
    await objects.put(releaseKey(NAME), old);
    const later = releaseOf([{ by: {}, outcome: 'released', people: 130 }]);
    const stored = await storeRelease({ objects }, later);
    expect(stored).toEqual({ release: releaseOf(cells), content: sha256(old) });
  });
});
