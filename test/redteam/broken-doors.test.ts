import { expect, test } from 'vitest';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import type { Randomness } from '#core/ports/randomness.ts';
import { drawNoise, laplaceLaw } from '#core/privacy/noise/noise-law.ts';
import { UniformSource } from '#core/privacy/noise/uniform.ts';
import { priceOf } from '#core/privacy/price.ts';
import { ATTACKS } from '#redteam/catalogue.ts';
import { SeededBytes } from '#redteam/dice.ts';
import { runSuite } from '#redteam/suite.ts';
import { memoryGround } from '#test/support/memory/memory-ground.ts';
import { LAPLACE, retail } from './retail.ts';

const TIMEOUT = 300_000;

/** Randomness that always begins with the same bytes: the first noise of every release is the same. */
const stuck = (seed: number): Randomness => ({
  bytes: (count) => new SeededBytes(`stuck-${seed}`).bytes(count),
});

/** A generator that is stuck where the noise happens to be 0. */
const noNoise = (): Randomness => {
  const law = laplaceLaw(priceOf(LAPLACE, LAPLACE.epsilon), [[1]]);
  for (let seed = 0; ; seed += 1) {
    const source = new UniformSource(stuck(seed));
    if (drawNoise(law, source) === 0) return stuck(seed);
  }
};

test(
  'a room whose noise is always 0 is caught',
  async () => {
    const [finding] = await runSuite(
      { ...(await retail()), privacy: LAPLACE },
      {
        attacks: ATTACKS.filter(({ name }) => name === 'differencing'),
        modes: ['noisy'],
        // Only the first noise of a release is stuck, so it is the guesses in rooms that have to show it.
        trials: 60,
        draws: 1_000,
        ground: memoryGround(),
        seed: '1',
        noise: noNoise,
      },
    );
    expect(finding?.verdict).toBe('beaten');
  },
  TIMEOUT,
);

test(
  'attacks without ground say why, and are no promise broken',
  async () => {
    const agreement = await retail();
    const bare: Agreement = {
      ...agreement,
      identifiers: { ...agreement.identifiers, kinds: ['email'] },
      datasets: {
        brand: { customers: { attributes: {} } },
        publisher: { audience: { attributes: {} } },
      },
      analyses: { brand: [], publisher: ['overlap'] },
    };
    const idle = ['set-difference', 'tracker', 'reconstruction', 'fan-out', 'nested-tables'];
    const findings = await runSuite(bare, {
      attacks: ATTACKS.filter(({ name }) => idle.includes(name)),
      modes: ['noisy'],
      trials: 1,
      seed: '1',
    });
    expect(findings).toHaveLength(idle.length);
    for (const finding of findings) expect(finding).toMatchObject({ verdict: 'not-applicable' });
  },
  TIMEOUT,
);
