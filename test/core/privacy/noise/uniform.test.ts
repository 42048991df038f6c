import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UniformSource } from '#core/privacy/noise/uniform.ts';
import { givenWords, seededRandomness } from '#proof/bench/utility/seeded-randomness.ts';
import { chiSquareP } from './goodness-of-fit.ts';

const WORD = 2 ** 48;

test.each([2, 3, 7, 10, 1000, 4097])('each number below %i is equally likely', (limit) => {
  const source = new UniformSource(seededRandomness(`uniform ${limit}`));
  const counts = Array.from({ length: limit }, () => 0);
  for (let n = 0; n < 200_000; n += 1) {
    const at = source.below(limit);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const probabilities = counts.map(() => 1 / limit);
  expect(chiSquareP({ counts, probabilities })).toBeGreaterThan(1e-4);
});

test('the same test rejects a remainder of a byte', () => {
  const { bytes } = seededRandomness('a byte');
  const counts = Array.from({ length: 100 }, () => 0);
  for (const byte of bytes(200_000)) counts[byte % 100] = (counts[byte % 100] ?? 0) + 1;
  expect(chiSquareP({ counts, probabilities: counts.map(() => 1 / 100) })).toBeLessThan(1e-4);
});

test('words past the last multiple of the limit are thrown away, so that none is likelier', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: WORD }), (limit) => {
      const usable = WORD - (WORD % limit);
      const words = [...(usable < WORD ? [usable, WORD - 1] : []), usable - 1, 0];
      const source = new UniformSource(givenWords(words));
      expect([source.below(limit), source.below(limit)]).toEqual([limit - 1, 0]);
    }),
  );
});

test('a number is never as large as the limit, nor negative, nor broken', () => {
  const source = new UniformSource(seededRandomness('limits'));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: WORD }), (limit) => {
      const n = source.below(limit);
      expect(Number.isSafeInteger(n) && n >= 0 && n < limit).toBe(true);
    }),
    { numRuns: 5000 },
  );
});

test('below one there is only 0, and nothing is drawn for it', () => {
  expect(new UniformSource(givenWords([])).below(1)).toBe(0);
});

test('all six bytes of a word count', () => {
  const word = 0x0102_0304_0506;
  expect(new UniformSource(givenWords([word])).below(WORD)).toBe(word);
});

test('no byte of randomness is used twice', () => {
  const source = new UniformSource(seededRandomness('pools'));
  const drawn = Array.from({ length: 5000 }, () => source.below(WORD));
  expect(new Set(drawn).size).toBe(drawn.length);
});

describe('a limit that cannot be drawn below exactly is refused', () => {
  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, WORD + 1, 2 ** 60])(
    '%d',
    (limit) => {
      const source = new UniformSource(seededRandomness('bad'));
      expect(() => source.below(limit)).toThrow(RangeError);
    },
  );
});

test('randomness that fails is an error, never a number', () => {
  const source = new UniformSource({ bytes: () => new Uint8Array(0) });
  expect(() => source.below(2)).toThrow(RangeError);
});
