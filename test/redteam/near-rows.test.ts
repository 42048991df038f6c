import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { ATTACKS, attacksOn } from '#redteam/catalogue.ts';
import { SeededBytes } from '#redteam/dice.ts';
import type { Finding } from '#redteam/finding.ts';
import type { Mode } from '#redteam/mode.ts';
import { runSuite } from '#redteam/suite.ts';
import { GAUSSIAN, retail } from './retail.ts';

const TIMEOUT = 600_000;
const TRIALS = 6;
const EXAMPLE = new URL('../../examples/people/agreement.yaml', import.meta.url);

const people = async (): Promise<Agreement> =>
  parseAgreement(await readFile(EXAMPLE, 'utf8'), 'agreement.yaml').agreement;

const play = async (agreement: Agreement, mode: Mode): Promise<Finding> => {
  const [finding] = await runSuite(agreement, {
    attacks: attacksOn(await people()).filter(({ name }) => name === 'near-rows'),
    ...{ modes: [mode], trials: TRIALS, seed: '1', draws: 2_000 },
    noise: (trial: string) => new SeededBytes(trial),
  });
  if (!finding) throw new Error('there is no such attack');
  return finding;
};

describe('rows near a person who is known but for a birth month', () => {
  test(
    'move a count by one, which noise hides and exact counts tell every time',
    async () => {
      const noisy = await play({ ...(await people()), privacy: GAUSSIAN }, 'noisy');
      expect(noisy).toMatchObject({
        ...{ verdict: 'holds', trials: TRIALS },
        learned: '12 rows near the target, without any identifier, move the count by 1',
      });
      const exact = await play(await people(), 'exact');
      expect(exact).toMatchObject({ verdict: 'leaks', successes: TRIALS });
    },
    TIMEOUT,
  );

  test('are played where an agreement matches by points, and nowhere else', async () => {
    const own = await retail();
    expect(attacksOn(own)).toBe(ATTACKS);
    expect(attacksOn(await people()).length).toBe(ATTACKS.length + 1);
    expect(await play(own, 'noisy')).toMatchObject({ verdict: 'not-applicable' });
  });
});
