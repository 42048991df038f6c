import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { person, type TestRow } from '#proof/rehearsal/people.ts';
import { trialAgreement } from '#test/support/made-up-trial.ts';

/** Of 100 people of each age so many are on the publisher's list too; of the last age there are few people at all. */
export const REACHED_PERCENT: Readonly<Record<string, number>> = {
  ...{ '18-24': 60, '25-34': 58, '35-44': 48, '45-54': 30, '55-64': 0, '65-74': 100 },
};
const AGES = Object.keys(REACHED_PERCENT);
const [RAREST = '', ...OTHERS] = AGES.toReversed();
const COMMON = OTHERS.toReversed();

/** People of the brand's list, and how many of them are of the rarest age. */
const SIZE = 7500;
const RARE = 50;

/** An agreement about lists of which the publisher's has some ages more than others. */
export const unlikeAgreement = (
  sections: Readonly<Record<string, unknown>> = {},
): AgreementWithDigest =>
  trialAgreement({
    datasets: {
      brand: { customers: { attributes: { age_band: AGES, tier: ['gold', 'silver'] } } },
      publisher: { audience: { attributes: { device: ['mobile', 'tv'] } } },
    },
    analyses: { brand: ['representation', 'segments'], publisher: ['segments'] },
    experiments: undefined,
    ...sections,
  });

const ageOf = (n: number): string => (n < RARE ? RAREST : (COMMON[n % COMMON.length] ?? ''));

const isReached = (n: number): boolean =>
  Math.floor(n / COMMON.length) % 100 < (REACHED_PERCENT[ageOf(n)] ?? 0);

const ofBrand = (n: number): TestRow => ({
  ...{ age_band: ageOf(n), tier: Math.floor(n / COMMON.length) % 2 === 0 ? 'gold' : 'silver' },
});

const numbers = Array.from({ length: SIZE }, (_, n) => n);

/** Everybody in the file of a party: of each age but the rarest 1,490 people of the brand, half of them gold. */
export const unlikeRows = (party: 'brand' | 'publisher'): TestRow[] =>
  party === 'brand'
    ? numbers.map((n) => ({ ...person(n), ...ofBrand(n) }))
    : numbers
        .filter(isReached)
        .map((n) => ({ ...person(n), device: n % 3 === 0 ? 'tv' : 'mobile' }));

/** How many people the brand's list has of an age, and how many of them are reached: all, or those who are gold. */
export const trueCounts = (age: string, tier?: string) => {
  const own = numbers.filter((n) => ageOf(n) === age);
  const selected = own.filter(
    (n) => isReached(n) && (tier === undefined || ofBrand(n).tier === tier),
  );
  return { selected: selected.length, everybody: own.length };
};
