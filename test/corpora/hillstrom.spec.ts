import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { AnswerDocument } from '#core/documents/answer-document.ts';
import type { LiftReading } from '#core/documents/lift-reading.ts';
import { SimulatedTrial } from '#proof/bench/lift/simulated-trial.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { lawOf, redrawnLift, releaseOf } from '#test/support/redrawn-lift.ts';
import { runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { withCorpus } from './corpora.ts';
import { ARMS, type Customer, customersIn } from './hillstrom-customers.ts';
import { fillRoom } from './play-case.ts';

/** The whole life of the room is worth ε 1. */
const AGREEMENT = {
  ...agreementDocument(),
  airlock: 2,
  identifiers: { profile: 'uid2', kinds: ['email'], defaultCountry: 'US' },
  datasets: {
    brand: { customers: { attributes: { visit: ['yes', 'no'] } } },
    publisher: { audience: { attributes: { arm: ['mens', 'womens', 'none'] } } },
  },
  analyses: { brand: ['lift'], publisher: [] },
  experiments: {
    email: {
      ...{ randomised: true, assignment: 'publisher.arm', treated: ['mens', 'womens'] },
      ...{ control: 'none', outcome: 'brand.visit', converted: ['yes'] },
    },
  },
  privacy: {
    ...{ noise: 'gaussian', k: 100, epsilon: 1, epsilonBudget: 1, lifetimeEpsilon: 1 },
    ...{ budgetPeriodDays: 30, delta: 0.000001 },
  },
};

/** Each customer gets a made-up address; the brand knows who visited, the publisher who was written to. */
const writeFiles = async (customers: readonly Customer[]): Promise<string> => {
  const folder = await tempFolder();
  const rowsOf = (name: 'arm' | 'visit') =>
    ['email', name]
      .join()
      .concat('\n', customers.map((each, n) => `c${n}@example.org,${each[name]}\n`).join(''));
  for (const [party, name] of [
    ['brand', 'visit'],
    ['publisher', 'arm'],
  ] as const) {
    const mapping = { identifiers: { email: { column: 'email' } }, attributes: { [name]: name } };
    await writeFile(join(folder, `${party}-mapping.yaml`), stringify(mapping));
    await writeFile(join(folder, `${party}.csv`), rowsOf(name));
  }
  await writeFile(join(folder, 'agreement.yaml'), stringify(AGREEMENT));
  return folder;
};

/** What plain arithmetic over the file says: +7.66 and +4.52 points. */
const KNOWN: Readonly<Record<string, number>> = { mens: 0.0766, womens: 0.0452 };
const RUNS = 1000;

const liftsOf = (reading: LiftReading | undefined) =>
  (reading?.arms ?? []).flatMap(({ arm, lift }) => (lift === undefined ? [] : [{ arm, lift }]));

withCorpus('data/hillstrom', (root) => {
  const customers = customersIn(join(root, 'hillstrom.csv.gz'));
  const countOf = (arm: string, visit: string): number =>
    customers.filter((each) => each.arm === arm && each.visit === visit).length;
  const truth = Object.fromEntries(
    Object.values(ARMS).map((arm) => [arm, [countOf(arm, 'yes'), countOf(arm, 'no')] as const]),
  );
  const [visitors = 0, others = 0] = truth.none ?? [];
  const trueLift = (arm: string): number => {
    const [yes = 0, no = 0] = truth[arm] ?? [];
    return yes / (yes + no) - visitors / (visitors + others);
  };
  let answer: AnswerDocument;

  beforeAll(async () => {
    const filled = await fillRoom({ folder: await writeFiles(customers), file: 'publisher.csv' });
    if ('stopped' in filled) throw new Error(filled.stopped.err);
    const asked = await runCli('ask', 'lift', '--room', filled.room, '--party', 'brand', '--json');
    answer = AnswerDocument.parse(JSON.parse(asked.out));
  });
  afterAll(removeTempFolders);

  /** The counts of the file, or of as many people drawn by its rates, with noise as in the answer's release. */
  const again = (seed: string, resampled: boolean): LiftReading | undefined => {
    const release = releaseOf(answer);
    const law = lawOf(release);
    const trial = new SimulatedTrial(`people ${seed}`, law);
    const cells = Object.entries(truth).flatMap(([arm, [yes, no]]) => {
      const visits = resampled ? trial.converts(yes + no, yes / (yes + no)) : yes;
      return [visits, yes + no - visits].map((people, at) => ({
        by: { 'brand.visit': at === 0 ? 'yes' : 'no', 'publisher.arm': arm },
        people,
      }));
    });
    return redrawnLift(release, cells, seed);
  };

  describe('the e-mail trial, in a room whose whole life is worth epsilon 1', () => {
    it('has the lifts that everybody finds in it', () => {
      for (const [arm, known] of Object.entries(KNOWN)) expect(trueLift(arm)).toBeCloseTo(known, 4);
    });

    it('recovers them, and arms that are as large as chance makes them', () => {
      const lifts = liftsOf(answer.lift);
      expect(lifts.map(({ arm }) => arm)).toEqual(['mens', 'womens']);
      for (const { arm, lift } of lifts) {
        expect(Math.abs(lift.value - trueLift(arm))).toBeLessThan(0.003);
        expect(lift.low).toBeLessThan(trueLift(arm));
        expect(lift.high).toBeGreaterThan(trueLift(arm));
        expect(lift.low).toBeGreaterThan(0.03);
      }
      expect(answer.lift?.sampleRatio?.mismatch).toBe(false);
    });

    it.each([
      ['noise alone', false],
      ['noise, and people drawn anew', true],
    ])('covers the known lift in 94 of 100 runs or more: %s', (name, resampled) => {
      const covered: Record<string, number> = {};
      for (let run = 0; run < RUNS; run += 1)
        for (const { arm, lift } of liftsOf(again(`${name} ${run}`, resampled)))
          if (lift.low <= trueLift(arm) && trueLift(arm) <= lift.high)
            covered[arm] = (covered[arm] ?? 0) + 1;
      process.stdout.write(`${name}: ${JSON.stringify(covered)} of ${RUNS}\n`);
      for (const arm of Object.keys(KNOWN))
        expect(covered[arm] ?? 0).toBeGreaterThanOrEqual(0.94 * RUNS);
    });
  });
});
