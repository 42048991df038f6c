import { Option } from 'commander';
import { type Answers, PRESETS } from '#cli/agreements/agreement-draft.ts';
import { collect } from '#cli/option-values.ts';

/** Something that a new agreement has to say: a flag, and for what people think about a question as well. */
export interface Question {
  /** Its name among the answers, and as a flag. */
  readonly name: string;
  readonly asks: string;
  /** What a value looks like, in help. */
  readonly form: string;
  /** Where in the agreement its faults are told. */
  at(answers: Answers): string;
  /** Whether somebody who sits there is asked; else what is preset holds unless a flag says otherwise. */
  readonly isAsked: boolean;
  /** Asked until the answer is empty. */
  readonly isRepeated?: true;
  /** Whether it makes sense after what was answered before. */
  isOpen?(answers: Answers): boolean;
}

type Rest = Partial<Pick<Question, 'isRepeated' | 'isOpen'>>;
type Told = readonly [name: string, form: string, asks: string, at: string | Question['at']];

const question =
  (isAsked: boolean) =>
  ([name, form, asks, at]: Told, rest: Rest = {}): Question => ({
    ...{ name, form, asks, isAsked, ...rest },
    at: typeof at === 'string' ? () => at : at,
  });
const asked = question(true);
const flagOnly = question(false);

/** What an answer comes to, with what is preset. */
const settled = (answers: Answers, name: string): string =>
  String(answers[name] ?? PRESETS[name] ?? '');

const listAt =
  (role: 'advertiser' | 'publisher'): Question['at'] =>
  (answers) =>
    `datasets.${settled(answers, role)}`;
const mayAt =
  (role: 'advertiser' | 'publisher'): Question['at'] =>
  (answers) =>
    `analyses.${settled(answers, role)}`;

const ATTRIBUTE = 'name=value,value';

/** Everything that can be said of a new agreement, in the order in which it is asked. */
export const QUESTIONS: readonly Question[] = [
  asked(['id', 'name', 'A name for the collaboration, e.g. spring-2026', 'id']),
  asked(['purpose', 'sentence', 'What the counts are for, in a sentence', 'purpose']),
  asked([
    'legalBasis',
    'basis',
    'On what basis people are on the lists: consent, contract or legitimate-interests',
    'legalBasis',
  ]),
  asked(['advertiser', 'party', 'The party whose people are counted, e.g. the brand', 'parties']),
  asked(['publisher', 'party', 'The party that shows the advertising', 'parties']),
  asked(['advertiserList', 'name', "What the advertiser's list is called", listAt('advertiser')]),
  asked(
    [
      'advertiserAttribute',
      ATTRIBUTE,
      'An attribute of it with every value, e.g. tier=gold,silver,unknown',
      listAt('advertiser'),
    ],
    { isRepeated: true },
  ),
  asked(['publisherList', 'name', "What the publisher's list is called", listAt('publisher')]),
  asked(
    [
      'publisherAttribute',
      ATTRIBUTE,
      'An attribute of it with every value, e.g. device=mobile,desktop',
      listAt('publisher'),
    ],
    { isRepeated: true },
  ),
  asked(['kinds', 'kind,kind', 'By what people are matched, best first', 'identifiers.kinds']),
  asked(
    [
      'country',
      'XX',
      'The country of phone numbers that have none, e.g. GB',
      'identifiers.defaultCountry',
    ],
    { isOpen: (answers) => settled(answers, 'kinds').includes('phone') },
  ),
  asked([
    'noise',
    'word',
    'Noise: gaussian, laplace for a handful of answers, or none for exact counts, which single people out',
    'privacy.noise',
  ]),
  asked(['k', 'people', 'Fewest people that a count may describe', 'privacy.k']),
  asked(
    [
      'lifetimeEpsilon',
      'number',
      'What all answers for life may tell of a person: 5 is much, 3 is careful, 1 is little',
      'privacy.lifetimeEpsilon',
    ],
    { isOpen: (answers) => settled(answers, 'noise') !== 'none' },
  ),
  flagOnly(['profile', 'name', 'how identifiers are written', 'identifiers.profile']),
  flagOnly(['advertiserMay', 'analysis,analysis', 'what it may ask', mayAt('advertiser')]),
  flagOnly(['publisherMay', 'analysis,analysis', 'what it may ask', mayAt('publisher')]),
  flagOnly(['minimumDataset', 'people', 'fewest people of a list', 'privacy.minimumDataset']),
  flagOnly(['minimumSupport', 'people', 'fewest people of a value', 'privacy.minimumSupport']),
  flagOnly([
    'protects',
    'word',
    'what noise hides: membership, or attributes too',
    'privacy.protects',
  ]),
  flagOnly([
    'epsilon',
    'number',
    'what one answer may tell; less of a smaller budget',
    'privacy.epsilon',
  ]),
  flagOnly(['delta', 'number', 'how likely it tells more', 'privacy.delta']),
  flagOnly(['roundTo', 'people', 'exact counts: rounded down to', 'privacy.roundTo']),
  flagOnly(['minimumChange', 'people', 'exact counts: least change', 'privacy.minimumChange']),
  flagOnly([
    'epsilonBudget',
    'number',
    'what a period may tell; less of a smaller life',
    'privacy.epsilonBudget',
  ]),
  flagOnly(['budgetPeriodDays', 'days', 'how long a period is', 'privacy.budgetPeriodDays']),
  flagOnly(['advertiserShare', 'share', 'the part of each budget that it may spend', 'shares']),
  flagOnly(['publisherShare', 'share', 'the part of each budget that it may spend', 'shares']),
  flagOnly(['maxRejectShare', 'share', 'broken rows of a file', 'privacy.maxRejectShare']),
  flagOnly(['dropsDays', 'days', 'how long drops are kept', 'retention.dropsDays']),
  flagOnly(['tokensDays', 'days', 'how long lists are kept', 'retention.tokensDays']),
  flagOnly(['releasesDays', 'days', 'how long answers are kept', 'retention.releasesDays']),
  flagOnly(['operator', 'account', 'AWS only: the account of the room', 'operator']),
  flagOnly(['advertiserAccount', 'account', 'AWS only: its account', 'parties.0.account']),
  flagOnly(['publisherAccount', 'account', 'AWS only: its account', 'parties.1.account']),
];

/** A question as a flag, e.g. `--legal-basis`. */
export const flagOf = ({ name }: Question): string =>
  `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** The flag of a question. */
export const optionOf = (each: Question): Option => {
  const preset = PRESETS[each.name];
  const otherwise = preset === undefined ? '' : ` (${String(preset)} if left out)`;
  const option = new Option(`${flagOf(each)} <${each.form}>`, `${each.asks}${otherwise}`);
  return each.isRepeated ? option.argParser(collect) : option;
};
