import { expect, test } from 'vitest';
import { ATTACKS } from '#redteam/catalogue.ts';
import { SeededBytes } from '#redteam/dice.ts';
import type { Finding } from '#redteam/finding.ts';
import { FOLDERS } from '#redteam/ground.ts';
import type { Mode } from '#redteam/mode.ts';
import { runSuite } from '#redteam/suite.ts';
import { memoryGround } from '#test/support/memory/memory-ground.ts';
import { THOROUGH } from '#test/support/thorough.ts';
import { GAUSSIAN, retail } from './retail.ts';

/** Six of six is enough for the interval to leave 0, and few enough to wait for. */
const TRIALS = 6;

/** Enough to see that the audits run; `audit.test.ts` shows what they catch. */
const DRAWS = THOROUGH ? 200_000 : 2_000;

/** Long enough for a machine that is busy with other things; a quiet one takes half a minute. */
export const TIMEOUT = 600_000;

/** Every attack on the retail example in one mode; the seeds fix people, secrets and noise. */
export const shortVersion = async (mode: Mode): Promise<readonly Finding[]> => {
  const agreement = { ...(await retail()), airlock: 2 as const, privacy: GAUSSIAN };
  // In memory it is quick; the thorough run attacks rooms with DuckDB on this machine's disk.
  const ground = THOROUGH ? FOLDERS : memoryGround();
  const noise = (trial: string) => new SeededBytes(trial);
  const options = { trials: TRIALS, draws: DRAWS, seed: '1', noise, modes: [mode], ground };
  // They spend a whole budget in each trial: a small one shows the same.
  const isLong = ({ name }: { name: string }) => name === 'averaging' || name === 'year';
  const privacy = { ...GAUSSIAN, epsilonBudget: 0.8, lifetimeEpsilon: 1 };
  return [
    ...(await runSuite(agreement, {
      ...options,
      attacks: ATTACKS.filter((each) => !isLong(each)),
    })),
    ...(await runSuite({ ...agreement, privacy }, { ...options, attacks: ATTACKS.filter(isLong) })),
  ];
};

/** What has no ground: one is about lists that must differ, one about what adds up over time, one about filters. */
const IDLE: Readonly<Record<Mode, readonly string[]>> = {
  noisy: ['new-kind'],
  exact: ['year', 'complement-filters', 'parent-minus-leaves'],
};

/** Rooms in memory keep no match: `kept-match.test.ts` plays that one in folders. */
const IN_FOLDERS = 'kept-match';

/** One test for each attack: it applies, and it breaks no promise. */
export const expectPromisesKept = (mode: Mode, findings: () => readonly Finding[]): void => {
  const idle = [...IDLE[mode], ...(THOROUGH ? [] : [IN_FOLDERS])];
  for (const { name } of ATTACKS.filter((attack) => !idle.includes(attack.name))) {
    test(`${name} breaks no promise`, () => {
      const verdict = findings().find(({ attack }) => attack === name)?.verdict;
      expect(['holds', 'leaks', 'not-decided']).toContain(verdict);
    });
  }
};
