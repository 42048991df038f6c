import { describe, expect, test } from 'vitest';
import type { Row } from '#core/matching/vault-query.ts';
import type { KeyRing } from '#core/ports/key-ring.ts';
import type { Ground } from '#redteam/ground.ts';
import { memoryGround } from '#test/support/memory/memory-ground.ts';
import { lyingGround, playSmall } from './history-rooms.ts';

const TIMEOUT = 120_000;

const twice = (text: string | number | null | undefined): string =>
  String(2n * BigInt(text ?? 0)).padStart(String(text).length, '0');

/** Everything counts for two people, as it would if an id on two people found both. */
const COUNTING_TWICE = lyingGround(
  memoryGround(),
  (row: Row): Row => ({
    ...row,
    ...{ people: twice(row.people), credits: twice(row.credits), amount: twice(row.amount) },
  }),
);

/** No cell is so small that it would not leave. */
const FORGETTING_K = lyingGround(
  memoryGround(),
  (row: Row): Row => ({ ...row, people: String(row.people).replace(/^0{12}$/, '000000001000') }),
);

/** Sums without a clip: what a purchase counts for is as much as somebody wrote. */
const UNCLIPPED = lyingGround(
  memoryGround(),
  (row: Row): Row => ({
    ...row,
    amount: String(10_000n * BigInt(row.amount ?? 0)).padStart(18, '0'),
  }),
);

describe('a room that counts an event for two people is found out', () => {
  test.each([
    ...['big-spender', 'long-history', 'methods-averaged', 'sliding-period', 'moved-history'],
    ...['planted-touches', 'own-id-across', 'slot-duplicate', 'treated-spender'],
  ])('by %s', { timeout: TIMEOUT }, async (attack) => {
    expect(await playSmall(attack, COUNTING_TWICE)).toMatchObject({ verdict: 'beaten' });
  });
});

describe('a room that lets small cells leave is found out', () => {
  test.each(['small-cell-sum', 'planted-touches'])(
    'by %s',
    { timeout: TIMEOUT },
    async (attack) => {
      expect(await playSmall(attack, FORGETTING_K)).toMatchObject({ verdict: 'beaten' });
    },
  );
});

/** Keys that are the same for whatever party of it asks: own ids have one for both. */
const oneKeyForBoth = (keys: KeyRing): KeyRing => ({
  verifyMac: (...mac) => keys.verifyMac(...mac),
  generateMac: (key, message) =>
    keys.generateMac(
      key,
      Buffer.from(
        Buffer.from(message)
          .toString('latin1')
          .replace(/;party=[a-z]+/, ''),
        'latin1',
      ),
    ),
});

test('a room that has one key for the own ids of both parties is found out by their tokens', {
  timeout: TIMEOUT,
}, async () => {
  const ground = memoryGround();
  const careless: Ground = {
    ...ground,
    make: async (folder, signed) => {
      const room = await ground.make(folder, signed);
      return { ...room, keyRing: oneKeyForBoth(room.keyRing) };
    },
  };
  expect(await playSmall('own-id-across', ground)).toMatchObject({ verdict: 'holds' });
  expect(await playSmall('own-id-across', careless)).toMatchObject({ verdict: 'beaten' });
});

test.each(['big-spender', 'treated-spender'])(
  'a room whose purchases count for more than was agreed is found out by %s',
  { timeout: TIMEOUT },
  async (attack) => {
    const finding = await playSmall(attack, UNCLIPPED);
    expect(finding).toMatchObject({ verdict: 'beaten', broken: expect.any(String) });
  },
);
