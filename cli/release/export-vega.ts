import { answerTable } from '#cli/release/answer-table.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';

const FOLD = ['first', 'second'] as const;

/**
 * An answer as a chart of Vega-Lite 5: bars with their interval of 95 %, suppressed cells left out. Its data
 * stand in it. Source: https://vega.github.io/schema/vega-lite/v5.json
 */
export const vegaSpec = (answer: AnswerDocument): object => {
  const { attributes, several, rows } = answerTable(answer);
  const isCrossed = attributes.length === 2 && !several;
  const placeOf = (values: readonly string[]): readonly string[] => {
    if (several)
      return [values.flatMap((each, at) => each && `${attributes[at]}: ${each}`).join('')];
    return isCrossed || values.length === 0 ? values : [values.filter((each) => each).join(' · ')];
  };
  const values = rows.flatMap(({ values, people, between }) => {
    const [first = 'all', second] = placeOf(values);
    return people === undefined || between === undefined
      ? []
      : [{ first, second, people, low: between[0], high: between[1] }];
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
    title: `${answer.question.analysis}, release ${answer.release}`,
    data: { values },
    encoding: { y },
    layer: [
      {
        mark: 'bar',
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
