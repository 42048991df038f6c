import { describe, expect, it } from 'vitest';
import { systemRandomness } from '#adapters/system-randomness.ts';
import { truthChance } from '#core/activation/expected-list.ts';
import { keyedDraws } from '#core/activation/keyed-draws.ts';
import { isListed, truthCoin } from '#core/activation/membership-coin.ts';
import { UniformSource } from '#core/privacy/noise/uniform.ts';

const DRAWS = 60_000;

/** Six standard deviations of a share of that many draws: by chance once in 500 million. */
const within = (chance: number, draws = DRAWS): number =>
  6 * Math.sqrt((chance * (1 - chance)) / draws);

const shareOf = (draw: () => boolean, draws = DRAWS): number => {
  let hits = 0;
  for (let at = 0; at < draws; at += 1) hits += draw() ? 1 : 0;
  return hits / draws;
};

const label = (n: number): Uint8Array => {
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setUint32(0, n);
  return bytes;
};

describe('the coin of a list', () => {
  it.each([0.1, 0.5, 1, 2, 4, 6.25])('tells the truth with e^ε/(1+e^ε), at ε %d', (epsilon) => {
    const source = new UniformSource(systemRandomness);
    const chance = truthChance(epsilon);
    expect(Math.abs(shareOf(() => truthCoin(source, epsilon)) - chance)).toBeLessThan(
      within(chance),
    );
  });

  it('lists a member with that chance, and a stranger with the rest of it', () => {
    const source = new UniformSource(systemRandomness);
    const chance = truthChance(2);
    expect(Math.abs(shareOf(() => isListed(source, 2, true)) - chance)).toBeLessThan(
      within(chance),
    );
    expect(Math.abs(shareOf(() => isListed(source, 2, false)) - (1 - chance))).toBeLessThan(
      within(chance),
    );
  });

  it('says of one member no more than ε: the likeliest outcome is e^ε times as likely as for a stranger', () => {
    for (const epsilon of [0.1, 2, 4]) {
      const p = truthChance(epsilon);
      expect(Math.log(p / (1 - p))).toBeCloseTo(epsilon, 12);
    }
  });
});

describe('draws by a key', () => {
  const drawn = (key: Uint8Array): boolean[] => {
    const draws = keyedDraws(key);
    return Array.from({ length: 20_000 }, (_, n) => truthCoin(draws(label(n)), 1));
  };

  it('are the same for the same key and label, in whatever order they are asked for', () => {
    const key = systemRandomness.bytes(32);
    const again = keyedDraws(key);
    const first = drawn(key);
    expect(first).toEqual(drawn(key));
    expect(truthCoin(again(label(19_999)), 1)).toBe(first[19_999]);
    expect(truthCoin(again(label(7)), 1)).toBe(first[7]);
  });

  it('are chance over labels, and independent of those by another key', () => {
    const [one, other] = [drawn(systemRandomness.bytes(32)), drawn(systemRandomness.bytes(32))];
    const chance = truthChance(1);
    const share = one.filter(Boolean).length / one.length;
    expect(Math.abs(share - chance)).toBeLessThan(within(chance, one.length));
    const both = one.filter((each, at) => each && other[at]).length / one.length;
    expect(Math.abs(both - chance ** 2)).toBeLessThan(within(chance ** 2, one.length));
  });
});
