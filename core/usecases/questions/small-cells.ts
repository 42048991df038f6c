import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { attributeText, valuesOf } from '#core/analyses/attributes.ts';
import type { SmallCells } from '#core/documents/small-cells.ts';
import { type Asked, ownSide } from '#core/usecases/questions/asked.ts';
import { declaredLists } from '#core/usecases/questions/parse-question.ts';
import { countsOf } from '#core/usecases/questions/question-query.ts';

/** Something that makes cells smaller: of so many values it keeps so many, or has a cell for each. */
interface Cut {
  readonly what: 'attribute' | 'filter';
  readonly name: string;
  readonly of: number;
  readonly kept: number;
}

const cutsOf = ({ question, signed }: Asked): readonly Cut[] => {
  const lists = declaredLists(signed.agreement, question);
  const filters = (question.where ?? []).map(({ values, ...attribute }): Cut => {
    const of = valuesOf(attribute, lists).length;
    return { what: 'filter', name: attributeText(attribute), of, kept: values.length };
  });
  const filtered = new Set(filters.map(({ name }) => name));
  const attributes = ('by' in question ? question.by : []).map((attribute): Cut => {
    const of = valuesOf(attribute, lists).length;
    return { what: 'attribute', name: attributeText(attribute), of, kept: 1 };
  });
  return [...attributes.filter(({ name }) => !filtered.has(name)), ...filters];
};

const product = (numbers: readonly number[]): number => numbers.reduce((a, b) => a * b, 1);

/**
 * What is said of a question whose cells would hold fewer of the asker's own people than the agreement asks for, if
 * they were spread evenly over the declared values; undefined for any other. From the published size of the asker's
 * own list and the agreement alone: that it is refused, or that it is not, says nothing of anybody.
 */
export const smallCellsOf = (asked: Asked): SmallCells | undefined => {
  const { minimumMeanCell: minimum } = effectiveTerms(asked.signed.agreement);
  const [first, ...rest] = cutsOf(asked);
  if (minimum === undefined || first === undefined) return undefined;
  const { people } = asked.versions[ownSide(asked)];
  // What rolls up need not fill a cell of its own: a cell of the highest level is what it comes to.
  const cells = Math.max(
    ...countsOf(asked, undefined).map(
      (table) => (table.rollUp?.parents.at(-1) ?? table.cells).length,
    ),
  );
  const filters = [first, ...rest].filter(({ what }) => what === 'filter');
  const kept = people * product(filters.map((filter) => filter.kept));
  const mean = Math.floor(kept / (cells * product(filters.map(({ of }) => of))));
  if (mean >= minimum) return undefined;
  const times = (cut: Cut): number => cut.of / cut.kept;
  const { what, name } = rest.reduce((most, cut) => (times(cut) > times(most) ? cut : most), first);
  return { people, cells, mean, minimum, drop: { what, name } };
};
