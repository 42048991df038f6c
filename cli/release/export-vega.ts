import { type AnswerRow, type AnswerTable, answerTable } from '#cli/release/answer-table.ts';
import { answerTitle } from '#cli/render/answer-title.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';

const FOLD = ['first', 'second'] as const;

/** The sums of a cell in their units and what one comes to for each person, by their names; nothing of most answers. */
const measuresOf = (
  { sums, forEach }: AnswerTable,
  row: AnswerRow,
): Readonly<Record<string, number>> => {
  const told = sums.map(({ says, decimals }, at) => [says, (row.sums[at] ?? 0) / 10 ** decimals]);
  const { mean } = row;
  if (forEach === undefined || mean === undefined) return Object.fromEntries(told);
  const units = 10 ** forEach.decimals;
  const each = `${forEach.says} for each`;
  return Object.fromEntries([
    ...told,
    [each, mean.value / units],
    [`${each}, low`, mean.low / units],
    [`${each}, high`, mean.high / units],
  ]);
};

/**
 * An answer as a chart of Vega-Lite 5: bars with their interval of 95 %, suppressed cells left out. Its data
 * stand in it, with sums where there are some, which are shown of the bar that is pointed at. Source: https://vega.github.io/schema/vega-lite/v5.json
 */
export const vegaSpec = (answer: AnswerDocument): object => {
  const table = answerTable(answer);
  const { attributes, several, rows } = table;
  const isCrossed = attributes.length === 2 && !several;
  const placeOf = (values: readonly string[]): readonly string[] => {
    if (several)
      return [values.flatMap((each, at) => each && `${attributes[at]}: ${each}`).join('')];
    return isCrossed || values.length === 0 ? values : [values.filter((each) => each).join(' · ')];
  };
  const values = rows.flatMap((row) => {
    const { values, people, between } = row;
    const [first = 'all', second] = placeOf(values);
    return people === undefined || between === undefined
      ? []
      : [{ first, second, people, low: between[0], high: between[1], ...measuresOf(table, row) }];
  });
  const title = several ? '' : (isCrossed ? attributes.slice(0, 1) : attributes).join(' · ');
  const y = { field: FOLD[0], type: 'nominal', title, sort: null };
  const colour = !isCrossed
    ? {}
    : {
        color: { field: FOLD[1], type: 'nominal', title: attributes[1] },
        yOffset: { field: FOLD[1], type: 'nominal' },
      };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v5.json',
    title: `${answerTitle(answer)}, release ${answer.release}`,
    data: { values },
    encoding: { y },
    layer: [
      {
        mark: table.sums.length === 0 ? 'bar' : { type: 'bar', tooltip: { content: 'data' } },
        encoding: { x: { field: 'people', type: 'quantitative', title: 'people' }, ...colour },
      },
      {
        mark: 'rule',
        encoding: {
          x: { field: 'low', type: 'quantitative' },
          x2: { field: 'high' },
          ...(!isCrossed ? {} : { yOffset: { field: FOLD[1], type: 'nominal' } }),
        },
      },
    ],
  };
};
