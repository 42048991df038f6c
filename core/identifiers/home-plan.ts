import { DigitLanguages, UnreadPattern } from './digit-language.ts';
import { type Plan, planOf } from './numbering-plan.ts';

/** Numbers of a state: the next by each digit, what the digits so far are, and one that fills it up. */
export const STATE_WIDTH = 12;
const MARKS = 10;

/** What digits are: a number of the country by length and first digits; one that is in use; … */
const OWN = 1;
const VALID = 2;
/** … they begin with what is dialled before a country code, or with what is cut off at home. */
const ABROAD = 4;
const CUT = 8;

/** More states than any plan has: the largest, of Britain, has 340. */
const MOST_STATES = 5_000;

/** How numbers of a country are read digit by digit, by a reader that knows no patterns. */
export interface HomePlan {
  readonly callingCode: string;
  /** What is dialled before a national number at home, one digit; empty where nothing is. */
  readonly trunk: string;
  /** Whether that tells a national number: it is written, and is not the calling code. */
  readonly writesTrunk: boolean;
  /** Whether `00` is what is dialled before a country code. */
  readonly dials00: boolean;
  /** States of `STATE_WIDTH` numbers, the first of which is the beginning. */
  readonly states: Uint16Array;
}

const GROUP = /^\^\(\?:(.*)\)\$?$/s;

/** The pattern of a compiled one, without its anchors. */
const within = ({ source }: RegExp): string => GROUP.exec(source)?.[1] ?? '';

const statesOf = ({ own, valid, dialsAbroad, cutsTrunk }: Plan): Uint16Array | undefined => {
  const languages = new DigitLanguages();
  const numbers = new Map<string, number>();
  const tuples: (readonly number[])[] = [];
  const numberOf = (tuple: readonly number[]): number => {
    const known = numbers.get(tuple.join());
    if (known !== undefined) return known;
    numbers.set(tuple.join(), tuples.length);
    return tuples.push(tuple) - 1;
  };
  const cut = within(cutsTrunk);
  const whole = languages.ofPattern(within(own), 'whole');
  numberOf([
    whole,
    languages.both([whole, languages.ofPattern(within(valid), 'whole')]),
    languages.ofPattern(within(dialsAbroad), 'beginning'),
    cut === '' ? 0 : languages.ofPattern(cut, 'beginning'),
  ]);
  const states: number[] = [];
  for (let at = 0; at < tuples.length; at += 1) {
    if (tuples.length > MOST_STATES) return undefined;
    const tuple = tuples[at] ?? [];
    for (let digit = 0; digit < MARKS; digit += 1)
      states.push(numberOf(tuple.map((term) => languages.behind(term, digit))));
    const marks = [OWN, VALID, ABROAD, CUT].filter((_, each) => languages.endsIn(tuple[each] ?? 0));
    states.push(
      marks.reduce((sum, mark) => sum + mark, 0),
      0,
    );
  }
  return Uint16Array.from(states);
};

const makeHomePlan = (country: string): HomePlan | undefined => {
  const plan = planOf(country);
  if (plan === undefined) return undefined;
  const cut = within(plan.cutsTrunk);
  const { callingCode, trunk } = plan;
  // What is cut first must be the one digit that people dial: then nothing else can be meant by it.
  const isPlain =
    cut === '' || (trunk.length === 1 && (cut === trunk || cut.startsWith(`${trunk}|`)));
  const states = isPlain ? statesOf(plan) : undefined;
  return (
    states && {
      callingCode,
      trunk: cut === '' ? '' : trunk,
      writesTrunk: trunk !== '' && trunk !== callingCode,
      dials00: within(plan.dialsAbroad) === '00',
      states,
    }
  );
};

/** The plan of a country; undefined for one whose numbers are not read digit by digit. */
export const homePlan = (country: string): HomePlan | undefined => {
  try {
    return makeHomePlan(country);
  } catch (error) {
    if (error instanceof UnreadPattern) return undefined;
    throw error;
  }
};
