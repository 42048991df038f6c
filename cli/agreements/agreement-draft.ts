import { presetPart } from '#cli/agreements/preset-budgets.ts';
import { SECOND_FORMAT } from '#core/agreement/format-rules.ts';
import type { PlainMapping } from '#core/agreement/plain-mapping.ts';
import type { PrivacyTerms } from '#core/agreement/privacy-terms.ts';

/** What somebody answered, by the name of the question, as it was typed. */
export type Answers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What stands where nothing is answered: the terms that the documentation calls the default. */
export const PRESETS: Answers = {
  advertiser: 'brand',
  publisher: 'publisher',
  advertiserList: 'customers',
  publisherList: 'audience',
  kinds: 'email,phone',
  profile: 'uid2',
  advertiserMay: 'overlap,segments,tables',
  publisherMay: 'overlap,segments,tables',
  noise: 'gaussian',
  k: '100',
  minimumDataset: '1000',
  epsilon: '0.25',
  epsilonBudget: '1.4',
  budgetPeriodDays: '30',
  lifetimeEpsilon: '5',
  dropsDays: '7',
  tokensDays: '30',
  releasesDays: '365',
  legalBasis: 'consent',
};

const NOISED: Answers = { delta: '0.000001', protects: 'attributes' };

/** What stands there besides or instead. Without noise ε counts questions, and no life of them is preset. */
const BY_NOISE: Readonly<Record<string, Answers>> = {
  none: {
    ...{ roundTo: '10', minimumChange: '50' },
    ...{ epsilon: '0.5', epsilonBudget: '10', lifetimeEpsilon: undefined },
  },
  laplace: NOISED,
  gaussian: NOISED,
};

/** Whole sets of answers to begin with. */
export const EXAMPLES: ReadonlyMap<string, Answers> = new Map([
  [
    'retail',
    {
      id: 'spring-2026',
      operator: '111111111111',
      advertiserAccount: '222222222222',
      publisherAccount: '333333333333',
      country: 'GB',
      advertiserAttribute: ['tier=gold,silver,bronze', 'region=north,south,east,west,unknown'],
      publisherAttribute: [
        'device=mobile,desktop,tablet,tv',
        'age_band=18-24,25-34,35-44,45-54,55+',
      ],
      purpose:
        "Count how many of the brand's customers the publisher reaches, to plan the spring 2026 campaign.",
    },
  ],
]);

const words = (text: string): readonly string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

const one = (answer: Answers[string]): string => (typeof answer === 'string' ? answer : '');
const listOf = (answer: Answers[string]): readonly string[] => words(one(answer));
/** A number, or what was typed in its place, which the schema then says something about. */
const numberOf = (answer: Answers[string]): number | string =>
  /^\d+(\.\d+)?(e-?\d+)?$/.test(one(answer)) ? Number(answer) : one(answer);

const stated = <Value>(fields: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
  );

const attributesOf = (answer: Answers[string]): PlainMapping =>
  Object.fromEntries(
    (Array.isArray(answer) ? answer : []).map((text: string) => {
      const [name = '', ...values] = text.split('=');
      return [name.trim(), words(values.join('='))];
    }),
  );

const TERMS = ['k', 'minimumDataset', 'minimumSupport', 'epsilon', 'epsilonBudget'] as const;
const SPENDING = ['budgetPeriodDays', 'lifetimeEpsilon', 'delta', 'roundTo'] as const;
const LISTS = ['minimumChange', 'maxRejectShare'] as const;

const numbersOf = (answers: Answers, names: readonly string[]): PlainMapping =>
  Object.fromEntries(
    names
      .filter((name) => answers[name] !== undefined)
      .map((name) => [name, numberOf(answers[name])]),
  );

const termsOf = (answers: Answers): PlainMapping =>
  stated({
    noise: answers.noise,
    protects: answers.protects,
    ...numbersOf(answers, [...TERMS, ...SPENDING, ...LISTS]),
  });

/** What each party may spend, if anything is said of it. */
const sharesOf = ({ advertiser, publisher, ...answers }: Answers): PlainMapping | undefined => {
  const { advertiserShare, publisherShare } = answers;
  if (advertiserShare === undefined && publisherShare === undefined) return undefined;
  return stated({
    [one(advertiser)]: advertiserShare && numberOf(advertiserShare),
    [one(publisher)]: publisherShare && numberOf(publisherShare),
  });
};

const isNoise = (word: string): word is PrivacyTerms['noise'] => Object.hasOwn(BY_NOISE, word);

/** Each of these is a part of the one before it. */
const SPANS = ['lifetimeEpsilon', 'epsilonBudget', 'epsilon'] as const;

/** A δ as said, if noise can be drawn with it: what is wrong with another is told where it stands. */
const deltaOr = (said: Answers[string], preset: number): number => {
  const delta = Number(said ?? preset);
  return delta > 0 && delta <= preset ? delta : preset;
};

/** What is preset of each ε that was not said, where one that it is a part of was said to be small. */
const budgetsFor = (preset: Answers, said: Answers): Answers => {
  const noise = one(preset.noise);
  if (!isNoise(noise)) return {};
  const delta = deltaOr(said.delta, Number(NOISED.delta));
  let wider: Answers = { ...preset, ...said };
  for (const [index, name] of SPANS.entries()) {
    const above = SPANS[index - 1];
    if (above === undefined || said[name] !== undefined || wider[above] === undefined) continue;
    const whole = Number(wider[above]);
    const parts = { part: Number(preset[name]), whole: Number(preset[above]) };
    wider = { ...wider, [name]: String(presetPart(noise, parts, { whole, delta })) };
  }
  return { epsilonBudget: wider.epsilonBudget, epsilon: wider.epsilon };
};

/** The first format that knows what may be asked: an older program reads an agreement of the lower one. */
const formatOf = ({ advertiserMay, publisherMay }: Answers): 1 | 2 =>
  [advertiserMay, publisherMay]
    .flatMap(listOf)
    .some((analysis) => SECOND_FORMAT.analyses.includes(analysis))
    ? 2
    : 1;

/** An agreement as plain data, from what was answered; what was not is as preset. It may yet have faults. */
export const draftAgreement = (given: Answers): PlainMapping => {
  // What was said to be empty is said: nobody may take "nothing" for the preset.
  const said = Object.fromEntries(
    Object.entries(given).filter(([, answer]) => answer !== undefined),
  );
  const noise = one(said.noise ?? PRESETS.noise);
  const preset: Answers = { ...PRESETS, ...BY_NOISE[noise], noise };
  const answers: Answers = { ...preset, ...said, ...budgetsFor(preset, said) };
  const [advertiser, publisher] = [one(answers.advertiser), one(answers.publisher)];
  const listsOf = (name: Answers[string], attributes: Answers[string]): PlainMapping => ({
    [one(name)]: { attributes: attributesOf(attributes) },
  });
  return stated<unknown>({
    airlock: formatOf(answers),
    id: one(answers.id),
    operator: answers.operator,
    parties: [
      stated({ id: advertiser, role: 'advertiser', account: answers.advertiserAccount }),
      stated({ id: publisher, role: 'publisher', account: answers.publisherAccount }),
    ],
    identifiers: stated({
      profile: one(answers.profile),
      kinds: listOf(answers.kinds),
      defaultCountry: answers.country,
    }),
    datasets: {
      [advertiser]: listsOf(answers.advertiserList, answers.advertiserAttribute),
      [publisher]: listsOf(answers.publisherList, answers.publisherAttribute),
    },
    analyses: {
      [advertiser]: listOf(answers.advertiserMay),
      [publisher]: listOf(answers.publisherMay),
    },
    privacy: termsOf(answers),
    shares: sharesOf(answers),
    retention: numbersOf(answers, ['dropsDays', 'tokensDays', 'releasesDays']),
    purpose: answers.purpose,
    legalBasis: one(answers.legalBasis),
  });
};
