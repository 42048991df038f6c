import { DEFAULT_TABLE } from '#core/match-keys/default-table.ts';
import { type Judgement, judgeTable } from '#core/match-keys/judge-table.ts';
import type { LabelledPeople } from '#core/match-keys/labelled-people.ts';
import { USUAL_CAP, usualPersonal, usualTotal } from '#core/match-keys/usual-terms.ts';
import type { Marks } from '#proof/bench/page/between-marks.ts';
import { markdownTable } from '#proof/bench/page/table.ts';
import { labelledSample } from './labelled-sample.ts';

const marks = (name: string): Marks => ({
  page: 'docs/matching.md',
  begin: `<!-- ${name}: written by proof/bench/matching.ts -->`,
  end: `<!-- end of ${name} -->`,
});

/** Where the tables stand: what is found, how sure a pair is, and what `personal` changes. */
const PLACES = {
  found: marks('found'),
  bands: marks('bands'),
  personal: marks('personal'),
} as const;

/** The lists of the page: `airlock sample people --people 10000 --seed 2`. */
export const PAGE_SIZES = { seed: 2, people: 10_000, shared: 5_000 } as const;

/** What they are matched by, but for `personal`. */
export const PAGE_TERMS = {
  table: DEFAULT_TABLE,
  total: usualTotal(PAGE_SIZES.people),
  personal: usualPersonal(PAGE_SIZES.people),
  cap: USUAL_CAP,
} as const;

/** Tenths of bits, from no bound to the points of a birth date beside another given name. */
const PERSONALS = [0, 30, PAGE_TERMS.personal, 80, 101, 110];

/** What each kind of difference is called for people. */
const WAYS: Readonly<Record<string, string>> = {
  nothing: 'nothing: the rows are equal',
  'street-missing': 'no street and number in one list',
  'birth-missing': 'no birth date in one list',
  'second-surname-missing': 'one of two Spanish surnames left out',
  'surname-typo': 'a typing error in the surname',
  'street-typo': 'a typing error in the street',
  'given-typo': 'a typing error in the given name',
  'postcode-missing': 'no postcode in one list',
  'household-moved': 'the household moved',
  moved: 'the person moved out',
  'place-typo': 'a typing error in the place',
  initial: 'an initial for the given name',
  transliterated: 'ue for ü, ss for ß',
  'number-wrong': 'a wrong house number',
  nickname: 'a nickname',
  'postcode-typo': 'a wrong digit in the postcode',
  'birth-typo': 'a wrong birth date',
  'names-swapped': 'given name and surname swapped',
  'given-missing': 'no given name in one list',
  'surname-changed': 'another surname after a wedding',
  'day-month-swapped': 'day and month of birth swapped',
};

const whole = (count: number): string => count.toLocaleString('en');
const percent = (part: number, of: number): string =>
  of === 0 ? '' : `${((100 * part) / of).toFixed(1)} %`;

const foundTable = ({ differs }: Judgement): string =>
  markdownTable(
    ['the rows of one person differ by', 'pairs', 'found', 'not found', 'of 100 found'],
    differs.map(({ way, pairs, found }) => [
      WAYS[way] ?? way,
      ...[pairs, found, pairs - found].map(whole),
      percent(found, pairs),
    ]),
  );

const foundText = (judged: Judgement): string => {
  const { onBoth, pairs, right, wrongWithinHousehold } = judged;
  const wrong = pairs - right;
  return [
    `Of ${whole(onBoth)} people on both lists **${whole(right)} are found** (recall ${percent(right, onBoth)}). ${whole(wrong)} of the ${whole(pairs)} pairs are wrong (precision ${percent(right, pairs)}), ${whole(wrongWithinHousehold)} of them two people who live together or seem to.`,
    foundTable(judged),
  ].join('\n\n');
};

const bits = (tenths: number): string => (tenths / 10).toFixed(1);

const bandTable = ({ bands }: Judgement): string =>
  markdownTable(
    ['points of a pair (bits)', 'pairs', 'right', 'precision of band', 'taken'],
    bands.map(({ from, below, pairs, right, taken }) => [
      below === undefined ? `${bits(from)} and more` : `${bits(from)} to ${bits(below - 1)}`,
      whole(pairs),
      whole(right),
      percent(right, pairs),
      taken ? 'yes' : 'no',
    ]),
  );

const personalTable = (people: LabelledPeople): string =>
  markdownTable(
    ['`personal`', 'pairs', 'wrong', 'of one household', 'precision', 'recall'],
    PERSONALS.map((personal) => {
      const judged = judgeTable(people, { ...PAGE_TERMS, personal });
      const { pairs, right, onBoth, wrongWithinHousehold } = judged;
      return [
        String(personal),
        ...[pairs, pairs - right, wrongWithinHousehold].map(whole),
        ...[percent(right, pairs), percent(right, onBoth)],
      ];
    }),
  );

/** The tables of the page, each with its place. */
export const matchingFigures = (): readonly (readonly [Marks, string])[] => {
  const people = labelledSample(PAGE_SIZES);
  const judged = judgeTable(people, PAGE_TERMS);
  return [
    [PLACES.found, foundText(judged)],
    [PLACES.bands, bandTable(judged)],
    [PLACES.personal, personalTable(people)],
  ];
};
