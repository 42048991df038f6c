import { attributeText } from '#core/analyses/attributes.ts';
import { AUDIENCE } from '#core/analyses/representation.ts';
import type { AnswerCell } from '#core/documents/answer-document.ts';
import type { Release } from '#core/documents/release.ts';
import type { RepresentationReading } from '#core/documents/representation-reading.ts';
import { rounded } from '#core/measurement/rounded.ts';
import {
  type BoundedCount,
  type Bounds,
  comparedRates,
  type SelectedOf,
} from '#core/measurement/selection-rate.ts';
import { halfWidth } from '#core/privacy/noise/noise-law.ts';
import { statedLaw } from '#core/usecases/questions/stated-law.ts';

/** Of so many answers one is about a count that noise moved further than was allowed for. */
const MISSES_PERCENT = 5;

/**
 * What the true counts are between, all of a release at once in 95 of 100. Each of n cells is given 5/n of the 100, and
 * those that are suppressed take part: so it holds whichever of them came out, near the threshold too.
 */
const boundsIn = (release: Release): ((cell: AnswerCell) => BoundedCount) => {
  const { k, noiseBound, cells } = release;
  const law = statedLaw(release);
  const width = law === undefined ? 0 : halfWidth(law, 100 - MISSES_PERCENT / cells.length);
  return (cell) =>
    cell.outcome === 'suppressed'
      ? { low: 0, high: k + noiseBound - 1 + width }
      : { people: cell.people, low: Math.max(k, cell.people - width), high: cell.people + width };
};

const told = ({ value, low, high }: Bounds): Bounds => ({
  ...(value !== undefined && { value: rounded(value) }),
  ...{ low: rounded(low), high: rounded(high) },
});

interface ReadValue extends SelectedOf {
  readonly value: string;
}

/** Each value with both its counts. A suppressed selection is small for certain where everybody came out: no value is rare then. */
const readValues = (
  release: Release,
  cells: readonly AnswerCell[],
  attribute: string,
): readonly ReadValue[] => {
  const bounds = boundsIn(release);
  return [...Map.groupBy(cells, ({ by }) => by[attribute] ?? '')].flatMap(([value, all]) => {
    const [selected, everybody] = [AUDIENCE.selected, AUDIENCE.everybody].map((audience) =>
      all.find(({ by }) => by[AUDIENCE.name] === audience),
    );
    return selected && everybody
      ? [{ value, selected: bounds(selected), everybody: bounds(everybody) }]
      : [];
  });
};

const highestOf = (values: RepresentationReading['values']): string | undefined =>
  values
    .filter(({ reference }) => reference)
    .toSorted((one, other) => (other.rate.value ?? 0) - (one.rate.value ?? 0))[0]?.value;

/**
 * What a release of `representation` says of whom an audience leaves out, worked out from what was released and nothing
 * else, so that it tells no more. Undefined for any other analysis.
 */
export const readRepresentation = (
  release: Release,
  cells: readonly AnswerCell[],
): RepresentationReading | undefined => {
  const { question } = release;
  if (question.analysis !== 'representation') return undefined;
  const attribute = question.by.map(attributeText).join();
  const all = readValues(release, cells, attribute);
  const known = all.filter(({ everybody }) => everybody.people !== undefined);
  const compared = comparedRates(known);
  const values = known.map(({ value, selected, everybody }, at) => {
    const { rate = { low: 0, high: 1 }, isReference, ratio, verdict } = compared[at] ?? {};
    return {
      value,
      ...(selected.people !== undefined && { selected: selected.people }),
      everybody: everybody.people ?? 0,
      rate: told(rate),
      reference: isReference === true,
      ...(ratio && { ratio: told(ratio) }),
      ...(verdict && { fourFifths: verdict }),
    };
  });
  const highest = highestOf(values);
  return {
    attribute,
    values,
    ...(highest !== undefined && { highest }),
    leftOut: all.filter((each) => !known.includes(each)).map(({ value }) => value),
  };
};
