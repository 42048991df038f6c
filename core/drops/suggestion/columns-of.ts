import type { ReadPart } from '#core/drops/read-cell.ts';
import { ADDRESS_WORDS } from '#core/drops/suggestion/address-words.ts';
import {
  COMPONENT_WORDS,
  HALF_NAMES,
  HARMLESS,
  MOBILE,
  OTHERS,
  SHARED_NUMBER,
} from '#core/drops/suggestion/component-words.ts';
import type { SampledColumn } from '#core/drops/suggestion/sampled-column.ts';
import { isEvident, type Shape, shapeFor } from '#core/drops/suggestion/value-shapes.ts';

/** A column that a part of an identifier may stand in. */
export interface Candidate {
  readonly column: SampledColumn;
  readonly name: string;
  readonly shape: Shape;
  /** Less is better. */
  readonly score: number;
}

/** The columns of a part of an identifier, the best first, and those that only look like it. */
export interface Found {
  readonly taken: readonly Candidate[];
  readonly aside: readonly Candidate[];
}

const FURTHER =
  /\b(?:additional|secondary|alternate|alternative|other|second|autre|andere|otro|altro)\b/;
const AT_WORK =
  /\b(?:work|business|office|professional|professionnel|pro|geschaftlich|dienstlich|beruflich|trabajo|lavoro|werk|zakelijk)\b/;
const OF_ADDRESS = /\b(?:default|mailing|billing|facturation|address)\b/;

/** How far a column is from being the one that a person would name first. */
const scoreOf = (component: ReadPart, words: string): number => {
  const ordinal = Number(/ (\d)$/.exec(words)?.[1] ?? 1);
  let score = ordinal - 1;
  if (FURTHER.test(words)) score += 4;
  if (AT_WORK.test(words)) score += 2;
  if (component !== 'email' && !(component in ADDRESS_WORDS) && OF_ADDRESS.test(words)) score += 3;
  if (component === 'phone' && !MOBILE.test(words)) score += 1;
  if (component === 'customer_id' && !SHARED_NUMBER.test(words)) score += 1;
  if (words === 'customer id') score = -1;
  return score;
};

type Naming = 'plain' | 'partly' | 'others' | 'none';

const WORDS: Readonly<Record<ReadPart, RegExp>> = { ...COMPONENT_WORDS, ...ADDRESS_WORDS };

/** What the name of a column says: just this, this and more, this of somebody else, or something else. */
const namingOf = (component: ReadPart, words: string): Naming => {
  const rest = words.replace(WORDS[component], ' ').trim();
  if (rest === words) return 'none';
  if (OTHERS.test(words)) return 'others';
  const unknown = rest
    .split(/\s+/)
    .filter((word) => !HARMLESS.has(word) && !/^\d{0,3}$/.test(word));
  return unknown.length === 0 ? 'plain' : 'partly';
};

const FITTING: ReadonlySet<Shape> = new Set<Shape>(['fits', 'digests']);

/** Of an address the name must say all: "address country" has letters, too. */
const isTaken = (component: ReadPart, naming: Naming, shape: Shape): boolean =>
  naming === 'plain'
    ? FITTING.has(shape) || shape === 'unknown'
    : naming === 'partly' && !(component in ADDRESS_WORDS) && FITTING.has(shape);

const byScore = (one: Candidate, two: Candidate): number => one.score - two.score;

/** What a name in part costs against one that says it all. */
const PARTLY = 5;

/** The columns in which a part of an identifier stands, by their names and by what they hold. */
export const columnsOf = (component: ReadPart, columns: readonly SampledColumn[]): Found => {
  const taken: Candidate[] = [];
  const aside: Candidate[] = [];
  for (const column of columns) {
    const naming = namingOf(component, column.words);
    if (naming === 'none') continue;
    const shape = shapeFor(component, column);
    const score = scoreOf(component, column.words) + (naming === 'partly' ? PARTLY : 0);
    const candidate = { column, name: column.name, shape, score };
    if (isTaken(component, naming, shape)) taken.push(candidate);
    else if (naming === 'plain' || FITTING.has(shape)) aside.push(candidate);
  }
  if (taken.length === 0) taken.push(...evident(component, columns));
  return { taken: taken.sort(byScore), aside };
};

const evident = (component: ReadPart, columns: readonly SampledColumn[]): readonly Candidate[] =>
  columns
    .filter(({ words }) => !OTHERS.test(words))
    .filter((column) => isEvident(component, column))
    .map((column) => ({ column, name: column.name, shape: 'fits', score: 0 }));

/** The columns of a name's parts, where one of them has a name that means a part only beside the other. */
export const nameColumns = (
  columns: readonly SampledColumn[],
): Readonly<Record<'given_name' | 'surname', Found>> => {
  const given = columnsOf('given_name', columns);
  const surname = columnsOf('surname', columns);
  const half = (part: keyof typeof HALF_NAMES): Found => ({
    taken: columns
      .filter(({ words }) => HALF_NAMES[part].test(words))
      .map((column) => ({ column, name: column.name, shape: shapeFor(part, column), score: 0 }))
      .filter(({ shape }) => FITTING.has(shape) || shape === 'unknown'),
    aside: [],
  });
  return {
    given_name: given.taken.length === 0 && surname.taken.length > 0 ? half('given_name') : given,
    surname: surname.taken.length === 0 && given.taken.length > 0 ? half('surname') : surname,
  };
};
