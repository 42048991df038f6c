import { expect, test } from 'vitest';
import { ATTACKS } from '#redteam/catalogue.ts';
import { SeededBytes } from '#redteam/dice.ts';
import { FOLDERS } from '#redteam/ground.ts';
import type { Mode } from '#redteam/mode.ts';
import { runSuite } from '#redteam/suite.ts';
import type { Finding } from '#redteam/verdict.ts';
import { memoryGround } from '#test/support/memory/memory-ground.ts';
import { THOROUGH } from '#test/support/thorough.ts';
import { retail } from './retail.ts';

/** Six of six is enough for the interval to leave 0, and few enough to wait for. */
const TRIALS = 6;

/** Long enough for a machine that is busy with other things; a quiet one takes half a minute. */
export const TIMEOUT = 600_000;

/** Every attack on the retail example in one mode; the seeds fix people, secrets and noise. */
export const shortVersion = async (mode: Mode): Promise<readonly Finding[]> => {
  const agreement = await retail();
  // In memory it is quick; the thorough run attacks rooms with DuckDB on this machine's disk.
  const ground = THOROUGH ? FOLDERS : memoryGround();
  const noise = (trial: string) => new SeededBytes(trial);
  const options = { trials: TRIALS, seed: '1', noise, modes: [mode], ground };
  const isLong = ({ name }: { name: string }) => name === 'averaging';
  // Averaging spends the whole budget in each trial: four answers show the same as twenty.
  const privacy = { ...agreement.privacy, epsilonBudget: 2 } as typeof agreement.privacy;
  return [
    ...(await runSuite(agreement, {
      ...options,
      attacks: ATTACKS.filter((each) => !isLong(each)),
    })),
    ...(await runSuite({ ...agreement, privacy }, { ...options, attacks: ATTACKS.filter(isLong) })),
  ];
};

/** One test for each attack: it applies, and it breaks no promise. */
export const expectPromisesKept = (findings: () => readonly Finding[]): void => {
  for (const { name } of ATTACKS) {
    test(`${name} breaks no promise`, () => {
      const verdict = findings().find(({ attack }) => attack === name)?.verdict;
      expect(['holds', 'leaks', 'not-decided']).toContain(verdict);
    });
  }
};
