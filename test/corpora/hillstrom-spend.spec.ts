import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArmReading } from '#core/documents/lift-reading.ts';
import type { Release } from '#core/documents/release.ts';
import type { CountedCell } from '#core/privacy/cell-outcome.ts';
import { releaseTogether } from '#core/privacy/noise/summed-release.ts';
import { readCells } from '#core/usecases/questions/read-cells.ts';
import { readLift } from '#core/usecases/questions/read-lift.ts';
import { statedLaw } from '#core/usecases/questions/stated-law.ts';
import { SimulatedTrial } from '#proof/bench/lift/simulated-trial.ts';
import { seededRandomness } from '#proof/bench/utility/seeded-randomness.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { seededRoll } from '#test/support/histories/some-histories.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { withCorpus } from './corpora.ts';
import { type AskedRoom, askRoom, fillLists, type ListFile } from './fill-lists.ts';
import { ARMS, type Customer, customersIn } from './hillstrom-customers.ts';

/** The whole life of the room is worth ε 1; nobody spent more than 500. */
const AGREEMENT = {
  ...agreementDocument(),
  airlock: 2,
  identifiers: { profile: 'uid2', kinds: ['email'], defaultCountry: 'US' },
  datasets: {
    brand: {
      customers: { attributes: {} },
      orders: {
        attributes: {},
        events: {
          ...{ of: 'customers', by: ['email'], zone: 'UTC', maxAgeDays: 60 },
          value: { spend: { currency: 'USD', clip: [0, 500] } },
        },
      },
    },
    publisher: { audience: { attributes: { arm: Object.values(ARMS) } } },
  },
  contributions: { conversions: 1, touches: 1 },
  analyses: { brand: ['event-lift'], publisher: [] },
  experiments: {
    email: {
      ...{ randomised: true, assignment: 'publisher.arm', control: 'none' },
      treated: ['mens', 'womens'],
    },
  },
  privacy: {
    ...{ noise: 'gaussian', k: 50, epsilon: 1, epsilonBudget: 1, lifetimeEpsilon: 1 },
    ...{ budgetPeriodDays: 30, delta: 0.000001 },
  },
};

const when = new Date(Date.now() - 10 * 86_400_000).toISOString();

/** Each customer gets a made-up address; who spent anything has one order. */
const writeLists = async (customers: readonly Customer[]): Promise<readonly ListFile[]> => {
  const folder = await tempFolder();
  const write = async (name: string, lines: readonly string[]): Promise<string> => {
    const file = join(folder, `${name}.csv`);
    await writeFile(file, `${lines.join('\n')}\n`);
    return file;
  };
  const email = (n: number): string => `c${n}@example.org`;
  const identifiers = { email: 'email' };
  return [
    {
      ...{ party: 'brand', dataset: 'customers' },
      file: await write('customers', ['email', ...customers.map((_, n) => email(n))]),
      mapping: { identifiers },
    },
    {
      ...{ party: 'publisher', dataset: 'audience' },
      file: await write('audience', [
        'email,arm',
        ...customers.map(({ arm }, n) => `${email(n)},${arm}`),
      ]),
      mapping: { identifiers, attributes: { arm: 'arm' } },
    },
    {
      ...{ party: 'brand', dataset: 'orders' },
      file: await write('orders', [
        'email,when,amount',
        ...customers.flatMap(({ spend }, n) =>
          spend > 0 ? [`${email(n)},${when},${(spend / 100).toFixed(2)}`] : [],
        ),
      ]),
      mapping: { identifiers, time: 'when', value: { column: 'amount', currency: 'USD' } },
    },
  ];
};

/** What everybody finds in the file: dollars more for each customer. */
const KNOWN: Readonly<Record<string, number>> = { mens: 77, womens: 42.4 };
const RUNS = 1000;

const armsOf = (release: Release): readonly ArmReading[] =>
  readLift(release, readCells(release))?.arms ?? [];

withCorpus('data/hillstrom', (root) => {
  const customers = customersIn(join(root, 'hillstrom.csv.gz'));
  const arms = new Map(
    Object.values(ARMS).map((arm) => {
      const all = customers.filter((each) => each.arm === arm);
      const spent = all.map(({ spend }) => spend).filter((spend) => spend > 0);
      return [arm as string, { people: all.length, spent }] as const;
    }),
  );
  const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);
  const perHead = (arm: string): number => {
    const { people = 1, spent = [] } = arms.get(arm) ?? {};
    return sum(spent) / people;
  };
  const trueLift = (arm: string): number => perHead(arm) - perHead('none');
  let asked: AskedRoom;

  beforeAll(async () => {
    const room = await fillLists(AGREEMENT, await writeLists(customers));
    asked = await askRoom(room, { analysis: 'event-lift' });
  }, 240_000);
  afterAll(removeTempFolders);

  /** The sums of the file, or of as many people drawn of it, with noise as in the answer's release. */
  const again = (seed: string, resampled: boolean): readonly ArmReading[] => {
    const { release } = asked;
    const law = statedLaw(release);
    const [amount] = release.sums ?? [];
    if (law === undefined || amount === undefined) throw new Error('the answer has no noise');
    const { step, variance, noiseBound } = amount;
    const sumLaw = { noise: 'gaussian', variance, bound: noiseBound / step } as const;
    const [trial, roll] = [new SimulatedTrial(seed, law), seededRoll(seed)];
    const cells = [...arms].flatMap(([arm, { people, spent }]): readonly CountedCell[] => {
      const buyers = resampled
        ? Array.from({ length: trial.converts(people, spent.length / people) }, () =>
            Number(spent[roll(spent.length)]),
          )
        : spent;
      const by = (converted: string) => ({ 'publisher.arm': arm, converted });
      return [
        { by: by('no'), people: people - buyers.length, sums: {} },
        { by: by('yes'), people: buyers.length, sums: { amount: BigInt(sum(buyers)) } },
      ];
    });
    const rules = { k: release.k, law, sums: [{ name: 'amount', step, law: sumLaw }] };
    const noised = releaseTogether(cells, rules, seededRandomness(seed));
    return armsOf({ ...release, cells: noised.map((cell) => ({ ...cell })) as Release['cells'] });
  };

  describe('what customers spent after the e-mails, in a room whose whole life is worth epsilon 1', () => {
    it('is counted before the noise as the file has it', () => {
      for (const { by, people, sums } of asked.counted) {
        const arm = arms.get(by['publisher.arm'] ?? '');
        const isBuyers = by.converted === 'yes';
        const spent = arm?.spent ?? [];
        expect(people).toBe(isBuyers ? spent.length : (arm?.people ?? 0) - spent.length);
        expect(sums).toEqual(isBuyers ? { amount: BigInt(sum(spent)) } : {});
      }
    });

    it('has the lifts in spend per head that everybody finds in it', () => {
      for (const [arm, known] of Object.entries(KNOWN))
        expect(Math.abs(trueLift(arm) - known)).toBeLessThan(0.5);
    });

    it('recovers them within its interval, which is wide', () => {
      const told = armsOf(asked.release);
      expect(told.map(({ arm }) => arm)).toEqual(['none', 'mens', 'womens']);
      for (const { arm, perHeadLift } of told.slice(1)) {
        const { value = Number.NaN, low = 0, high = 0 } = perHeadLift ?? {};
        expect(low).toBeLessThan(trueLift(arm));
        expect(high).toBeGreaterThan(trueLift(arm));
        process.stdout.write(
          `${arm}: ${value} (${low} to ${high}), truly ${trueLift(arm)} cents\n`,
        );
      }
    });

    it.each([
      ['noise alone', false],
      ['noise, and people drawn anew', true],
    ])('covers the known lift in 94 of 100 runs that tell it, or more: %s', (name, resampled) => {
      const covered = { mens: 0, womens: 0 };
      let told = 0;
      for (let run = 0; run < RUNS; run += 1) {
        const lifts = again(`${name} ${run}`, resampled).slice(1);
        if (lifts.every(({ perHeadLift }) => perHeadLift !== undefined)) told += 1;
        for (const { arm, perHeadLift } of lifts)
          if (
            perHeadLift !== undefined &&
            perHeadLift.low <= trueLift(arm) &&
            trueLift(arm) <= perHeadLift.high
          )
            covered[arm as keyof typeof covered] += 1;
      }
      process.stdout.write(`${name}: ${JSON.stringify(covered)} of ${told} of ${RUNS}\n`);
      expect(told).toBeGreaterThan(0.9 * RUNS);
      for (const arm of ['mens', 'womens'] as const)
        expect(covered[arm]).toBeGreaterThanOrEqual(0.94 * told);
    });
  });
});
