import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { brandRows, publisherRows, type TestRow } from '#proof/rehearsal/people.ts';
import { approveAll, deliver, openTestRoom, type TestRoom } from '#proof/rehearsal/room.ts';

/** Sections of an agreement with noise, levels, an experiment and a value that is no markup. */
export const NOISY_SECTIONS = {
  airlock: 2,
  datasets: {
    brand: {
      customers: {
        attributes: {
          tier: ['gold', 'silver', 'unknown'],
          place: ['<b>north</b>', 'south, "far"', 'unknown'],
          arm: ['shown', 'held'],
          bought: ['yes', 'no'],
        },
        hierarchies: {
          place: { land: { near: ['<b>north</b>'], far: ['south, "far"', 'unknown'] } },
        },
      },
    },
    publisher: { audience: { attributes: { device: ['mobile', 'desktop'] } } },
  },
  experiments: {
    spring: {
      ...{ assignment: 'brand.arm', control: 'held', treated: ['shown'], randomised: true },
      ...{ outcome: 'brand.bought', converted: ['yes'] },
    },
  },
  analyses: {
    brand: ['overlap', 'segments', 'tables', 'rollup', 'representation', 'balance', 'lift'],
    publisher: ['overlap'],
  },
  privacy: {
    ...{ noise: 'gaussian', k: 50, epsilon: 0.5, epsilonBudget: 8, budgetPeriodDays: 30 },
    ...{ lifetimeEpsilon: 20, minimumDataset: 100, maxRejectShare: 0.05, delta: 1e-6 },
  },
} as const;

/** Rows of the brand's customers for it, the first so many. */
export const noisyRows = (count: number): TestRow[] =>
  brandRows(0, count).map((row, at) => ({
    ...row,
    place: at % 3 === 0 ? '<b>north</b>' : 'south, "far"',
    arm: at % 2 === 0 ? 'shown' : 'held',
    bought: at % 5 === 0 ? 'yes' : 'no',
  }));

/** A room with noise and both lists: 600 people on both of them. */
export const openNoisyRoom = async (
  sections: Readonly<Record<string, unknown>> = {},
): Promise<TestRoom> => {
  const room = await openTestRoom({ agreement: testAgreement({ ...NOISY_SECTIONS, ...sections }) });
  await approveAll(room);
  await deliver(room, 'brand', noisyRows(700));
  await deliver(room, 'publisher', publisherRows(100, 900));
  return room;
};
