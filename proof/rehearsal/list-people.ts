import type { QuestionRequest } from '#core/analyses/question.ts';
import type { Digest } from '#core/identifiers/digest.ts';
import { labelOf } from '#core/tokens/label-key.ts';
import { type CraftedDrop, digestOf, type PartRow } from '#proof/rehearsal/drop.ts';

/** The activation of the tests. */
export const REACH_GOLD = {
  ...{ from: 'customers', to: 'audience', use: 'include' },
  purpose: 'Show the spring offer to customers of the tests.',
  segment: { tier: ['gold'] },
  consent: { attribute: 'listing', value: 'granted' },
  ...{ on: ['email', 'phone'], minimumPeople: 1000, listEpsilon: 2 },
  ...{ listsPerPeriod: 2, listsForLife: 3, expiresAfterDays: 30 },
};

/** Sections of an agreement of format 2 with that activation. */
export const listSections = (
  activation: object = {},
  privacy: object = {},
): Record<string, unknown> => ({
  airlock: 2,
  datasets: {
    brand: {
      customers: { attributes: { tier: ['gold', 'silver'], listing: ['granted', 'refused'] } },
    },
    publisher: { audience: { attributes: { device: ['mobile', 'desktop'] } } },
  },
  analyses: { brand: ['overlap', 'segments'], publisher: ['overlap'] },
  privacy: {
    ...{ noise: 'gaussian', k: 50, minimumDataset: 100, epsilon: 1, maxRejectShare: 0.05 },
    ...{ epsilonBudget: 20, budgetPeriodDays: 30, lifetimeEpsilon: 40, ...privacy },
  },
  retention: { dropsDays: 7, tokensDays: 90, releasesDays: 365 },
  activations: { reach_gold: { ...REACH_GOLD, ...activation } },
});

/** The question whose answer tells the size of such a list. */
export const LIST_SIZE = {
  analysis: 'segments',
  by: ['brand.listing', 'brand.tier'],
  on: ['email', 'phone'],
} satisfies QuestionRequest;

/** What a drop holds in the place of a label of the publisher's person, in an edition of its file. */
const drawnLabel = (n: number, edition = ''): string => digestOf(`label ${n} ${edition}`);

/** The label of that person, as a list tells it. */
export const labelOfPerson = (n: number, edition = ''): string =>
  labelOf(drawnLabel(n, edition) as Digest);

const email = (n: number): string => digestOf(`person${n}@example.org`);

const isGold = (n: number): boolean => n % 3 !== 0;
const isGranted = (n: number): boolean => n % 10 !== 0;

/** Whole numbers from the first to the one before the last. */
const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, at) => from + at);

/** A drop of these people of the brand: gold in two of three, granted but for each tenth. */
export const brandDrop = (people: readonly number[]): CraftedDrop => ({
  ...{ party: 'brand', kinds: ['email', 'phone'] },
  parts: [
    people.map(
      (n): PartRow => [
        ...[email(n), null, isGold(n) ? 'gold' : 'silver'],
        isGranted(n) ? 'granted' : 'refused',
      ],
    ),
  ],
});

/** A drop of these people of the publisher, each with a label of that edition. */
export const publisherDrop = (people: readonly number[], edition = ''): CraftedDrop => ({
  ...{ party: 'publisher', kinds: ['email', 'phone', '_label'] },
  parts: [people.map((n): PartRow => [email(n), null, drawnLabel(n, edition), 'mobile'])],
});

/** People of the brand, 0 to 5,999. */
export const BRAND = range(0, 6000);
/** People of the publisher, 2,000 to 11,999: 4,000 are the brand's too. */
export const PUBLISHER = range(2000, 12_000);

/** Whether that person is of the segment, if they are matched. */
const isOfSegment = (n: number): boolean => isGold(n) && isGranted(n);

/** People of both lists who are of the segment. */
export const MEMBERS = PUBLISHER.filter((n) => n < 6000 && isOfSegment(n));
/** Everybody else of the publisher's list. */
export const STRANGERS = PUBLISHER.filter((n) => n >= 6000 || !isOfSegment(n));

/** How many people of both lists have each value of consent and tier, in the order in which the agreement declares them. */
export const SHARED_BY_CELL: readonly (readonly number[])[] = [true, false].map((granted) =>
  [true, false].map(
    (gold) =>
      PUBLISHER.filter((n) => n < BRAND.length && isGranted(n) === granted && isGold(n) === gold)
        .length,
  ),
);

/** The labels of a list, each as text. */
export const labelsIn = (labels: Uint8Array): ReadonlySet<string> => {
  const bytes = Buffer.from(labels);
  return new Set(
    range(0, bytes.length / 16).map((at) => bytes.toString('hex', at * 16, (at + 1) * 16)),
  );
};
