import { expect, test } from 'vitest';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import type { Attack } from '#redteam/attack.ts';
import { ATTACKS } from '#redteam/catalogue.ts';
import { SeededBytes } from '#redteam/dice.ts';
import type { Finding } from '#redteam/finding.ts';
import { FOLDERS } from '#redteam/ground.ts';
import type { Mode } from '#redteam/mode.ts';
import { runSuite } from '#redteam/suite.ts';
import { memoryGround } from '#test/support/memory/memory-ground.ts';
import { THOROUGH } from '#test/support/thorough.ts';
import { GAUSSIAN, retail, SMALL } from './retail.ts';

/** Six of six is enough for the interval to leave 0, and few enough to wait for. */
const TRIALS = 6;

/** As many games of histories: the referee of each looks at every trial, and one is enough. */
const FEW = 2;

/** Enough to see that the audits run; `audit.test.ts` shows what they catch. */
const DRAWS = THOROUGH ? 200_000 : 2_000;

/** Long enough for a machine that is busy with other things; a quiet one takes half a minute. */
export const TIMEOUT = 600_000;

/** Attacks on histories, of which exact counts have none. */
const ON_HISTORIES = [
  ...['big-spender', 'small-cell-sum', 'long-history', 'methods-averaged', 'sliding-period'],
  ...['moved-history', 'planted-touches', 'own-id-across', 'slot-duplicate', 'treated-spender'],
];

/** Rooms in memory keep nothing: `kept-match.test.ts` and `kept-links.test.ts` play these in rooms that do. */
const KEPT = ['kept-match', 'kept-link', 'link-size'];

/** Every attack on the retail example in one mode; the seeds fix people, secrets and noise. */
export const shortVersion = async (mode: Mode): Promise<readonly Finding[]> => {
  const agreement = { ...(await retail()), airlock: 2 as const };
  // In memory it is quick; the thorough run attacks rooms with DuckDB on this machine's disk.
  const ground = THOROUGH ? FOLDERS : memoryGround();
  const noise = (trial: string) => new SeededBytes(trial);
  const options = { draws: DRAWS, seed: '1', noise, modes: [mode], ground };
  // They spend a whole budget in each trial: a small one shows the same.
  const isLong = ({ name }: { name: string }) => name === 'averaging' || name === 'year';
  const long = { ...GAUSSIAN, epsilonBudget: 0.8, lifetimeEpsilon: 1 };
  // Sums need large crowds under little noise: small rooms show the same.
  const isOnHistories = ({ name }: { name: string }) => ON_HISTORIES.includes(name);
  const played = ATTACKS.filter(({ name }) => THOROUGH || !KEPT.includes(name));
  const play = (
    terms: Agreement['privacy'],
    isMeant: (attack: Attack) => boolean,
    trials = TRIALS,
  ) =>
    runSuite(
      { ...agreement, privacy: terms },
      { ...options, trials, attacks: played.filter(isMeant) },
    );
  return [
    ...(await play(GAUSSIAN, (each) => !isLong(each) && !isOnHistories(each))),
    ...(await play(long, isLong)),
    ...(await play(THOROUGH ? GAUSSIAN : SMALL, isOnHistories, THOROUGH ? TRIALS : FEW)),
  ];
};

/** What has no ground: one is about lists that must differ, one about what adds up over time, others about what needs noise. */
const IDLE: Readonly<Record<Mode, readonly string[]>> = {
  noisy: ['new-kind'],
  exact: [
    ...['year', 'complement-filters', 'parent-minus-leaves', 'kept-link', 'link-size'],
    'everybody-counted',
    ...ON_HISTORIES,
  ],
};

/** One test for each attack: it applies, and it breaks no promise. */
export const expectPromisesKept = (mode: Mode, findings: () => readonly Finding[]): void => {
  const idle = [...IDLE[mode], ...(THOROUGH ? [] : KEPT)];
  for (const { name } of ATTACKS.filter((attack) => !idle.includes(attack.name))) {
    test(`${name} breaks no promise`, () => {
      const verdict = findings().find(({ attack }) => attack === name)?.verdict;
      expect(['holds', 'leaks', 'not-decided']).toContain(verdict);
    });
  }
};
