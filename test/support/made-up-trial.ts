import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import type { Interval } from '#core/measurement/rate.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { person, type TestRow } from '#proof/rehearsal/people.ts';
import { approveAll, deliver } from '#proof/rehearsal/room.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';

/** What of 100 people of each arm bought: mail did something, push nothing. Each cell is of 200 people or more, which no noise hides. */
export const TRUE_PERCENT: Readonly<Record<string, number>> = { withheld: 40, mail: 50, push: 40 };
const ARMS = ['withheld', 'mail', 'push'];

/** The experiment as an agreement states it. */
export const SPRING = {
  ...{ randomised: true, assignment: 'publisher.arm', treated: ['mail', 'push'] },
  ...{ control: 'withheld', outcome: 'brand.bought', converted: ['web', 'store'] },
};

/** An interval holds its truth in 95 of 100 answers; one twice as wide in all but one of ten thousand. */
export const isNear = ({ value, low, high }: Interval, truth: number): boolean =>
  Math.abs(truth - value) <= high - low;

/** Lists in which everybody is in an arm, so that no cell is small. */
export const TRIAL_LISTS = {
  brand: { customers: { attributes: { bought: ['no', 'web', 'store'], came: ['yes', 'no'] } } },
  publisher: { audience: { attributes: { arm: ARMS, reached: ['yes', 'no'] } } },
};

/** Noise that leaves all cells of the trial readable. */
export const TRIAL_TERMS = {
  ...{ noise: 'gaussian', k: 50, minimumDataset: 100, epsilon: 1, epsilonBudget: 4 },
  ...{ lifetimeEpsilon: 8, budgetPeriodDays: 30 },
};

/** An agreement of format 2 with the experiment, some sections replaced. */
export const trialAgreement = (
  sections: Readonly<Record<string, unknown>> = {},
): AgreementWithDigest =>
  testAgreement({
    airlock: 2,
    datasets: {
      ...TRIAL_LISTS,
      publisher: {
        audience: { attributes: { arm: [...ARMS, 'none'], reached: ['yes', 'no'] } },
      },
    },
    analyses: { brand: ['lift', 'segments'], publisher: ['lift'] },
    experiments: { spring: SPRING },
    privacy: TRIAL_TERMS,
    ...sections,
  });

/** Everybody of the trial in the file of a party: a thousand people in each arm. */
export const trialRows = (party: 'brand' | 'publisher', size = 3000): TestRow[] =>
  Array.from({ length: size }, (_, n) => {
    const arm = ARMS[n % 3] ?? '';
    const buys = Math.floor(n / 3) % 100 < (TRUE_PERCENT[arm] ?? 0);
    const bought = buys ? ['web', 'store'][Math.floor(n / 300) % 2] : 'no';
    return {
      ...person(n),
      ...(party === 'brand'
        ? { bought: bought ?? '', came: buys ? 'yes' : 'no' }
        : { arm, reached: buys ? 'yes' : 'no' }),
    };
  });

/** A room in memory in which both parties delivered the trial, or other rows. */
export const makeTrialRoom = async (
  agreement: AgreementWithDigest,
  rowsOf: (party: 'brand' | 'publisher') => TestRow[] = trialRows,
): Promise<MemoryRoom> => {
  const room = await openMemoryRoom({ agreement });
  await approveAll(room);
  for (const party of ['brand', 'publisher'] as const) {
    const delivered = await deliver(room, party, rowsOf(party));
    if (delivered.outcome !== 'published') throw new Error(`refused: ${delivered.reason}`);
  }
  return room;
};
