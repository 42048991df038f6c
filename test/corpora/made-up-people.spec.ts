import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchTokens } from '#proof/bench/points/match-tokens.ts';
import { writeTokens } from '#proof/bench/points/write-tokens.ts';
import { stopwatch } from '#proof/bench/timing.ts';
import { printRates } from './matching/rates.ts';

/** Households, movers and typing errors, of which the table that comes with the room was not learned. */
describe('20,000 made-up people and as many others, half of them the same', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'airlock-made-up-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are matched by the engine of a room with few wrong pairs', async () => {
    const made = { folder, seed: 2, people: 20_000 };
    for (const side of ['brand', 'publisher'] as const) await writeTokens(made, side);
    const found = await matchTokens(made, stopwatch().time);
    printRates('Made-up people', found);
    // Those who live together are most of what is wrong: see docs/matching.md.
    expect(found.precision).toBeGreaterThanOrEqual(0.98);
    expect(found.f1).toBeGreaterThanOrEqual(0.965);
  });
});
