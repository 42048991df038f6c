import { answerTable } from '#cli/release/answer-table.ts';
import { amountText } from '#console/pages/measurement/amounts.ts';
import { valueName } from '#console/pages/measurement/counts.tsx';
import { measurePath } from '#console/pages/measurement/paths.ts';
import { BarChart } from '#console/parts/bar-chart.tsx';
import type { Child } from '#console/parts/child.ts';
import { OthersText } from '#console/parts/others-text.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import { METHODS } from '#core/analyses/attribution.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';

type Method = (typeof METHODS)[number];

interface Props {
  readonly visit: Visit;
  readonly answer: AnswerDocument;
  /** The same question by each method that was asked, this one among them. */
  readonly byMethod: readonly AnswerDocument[];
}

/** By which method an answer credits; undefined of any other analysis. */
export const methodOf = ({ question }: AnswerDocument): Method | undefined =>
  question.analysis === 'attribution' ? question.method : undefined;

/** To what conversions are credited, and beside it by every other method that was asked. */
export const AttributionAnswer = ({ visit, answer, byMethod }: Props) => {
  const { measured } = visit.words;
  const inOrder = METHODS.flatMap((method) => byMethod.filter((each) => methodOf(each) === method));
  const missing = METHODS.filter((method) => inOrder.every((each) => methodOf(each) !== method));
  return (
    <>
      <Credits visit={visit} answer={answer} />
      <h3>{measured.sideBySide}</h3>
      <p>{measured.sideBySideSays}</p>
      <Table
        caption={measured.conversionsCredited}
        columns={[
          { head: measured.credited },
          ...inOrder.map((each) => ({ head: nameOf(visit, each), isNumber: true })),
        ]}
        rows={rowsOf(visit, inOrder)}
      />
      {missing.length === 0 ? null : (
        <p>
          {measured.notAsked}{' '}
          {missing.map((method, at) => (
            <>
              {at === 0 ? '' : ', '}
              <ByMethod visit={visit} answer={answer} method={method} />
            </>
          ))}
        </p>
      )}
    </>
  );
};

const nameOf = ({ words: { measurement } }: Visit, answer: AnswerDocument): string =>
  measurement.methodNames[methodOf(answer) ?? 'last'];

/** The conversions of each cell, in smallest units: thousandths. */
const creditsOf = (answer: AnswerDocument): readonly (number | undefined)[] => {
  const { rows, sums } = answerTable(answer);
  const place = sums.findIndex(({ name }) => name === 'conversions');
  return rows.map((row) => row.sums[place]);
};

const sumOf = ({ sums = [] }: AnswerDocument) => sums.find(({ name }) => name === 'conversions');

const creditText = (visit: Visit, answer: AnswerDocument, units: number | undefined): string => {
  const sum = sumOf(answer);
  return units === undefined || sum === undefined
    ? visit.words.measured.suppressed
    : amountText(visit, sum, units);
};

const labelOf = (visit: Visit, values: readonly string[]): string =>
  values.map((value) => valueName(visit, value)).join(' · ');

const Credits = ({ visit, answer }: Omit<Props, 'byMethod'>) => {
  const { measured } = visit.words;
  const credits = creditsOf(answer);
  const { noiseHalfWidth: width = 0 } = sumOf(answer) ?? {};
  return (
    <BarChart
      words={visit.words}
      title={measured.chartOf.of(measured.chartOf.attribution, nameOf(visit, answer))}
      heads={[measured.credited, measured.conversionsCredited]}
      bars={answerTable(answer).rows.map(({ values }, at) => {
        const units = credits[at];
        return {
          ...{ label: labelOf(visit, values), value: units ?? 0 },
          text: creditText(visit, answer, units),
          ...(units !== undefined && {
            interval: [Math.max(0, units - width), units + width] as const,
          }),
        };
      })}
    />
  );
};

/** A row for whatever is credited, with what each method gives it; and how far off each is. */
const rowsOf = (
  visit: Visit,
  answers: readonly AnswerDocument[],
): readonly (readonly Child[])[] => {
  const { measured } = visit.words;
  const [first] = answers;
  if (first === undefined) return [];
  const credits = answers.map(creditsOf);
  return [
    ...answerTable(first).rows.map(({ values }, at) => [
      <OthersText text={labelOf(visit, values)} />,
      ...answers.map((each, which) => creditText(visit, each, credits[which]?.[at])),
    ]),
    [
      measured.columns.give,
      ...answers.map((each) => creditText(visit, each, sumOf(each)?.noiseHalfWidth)),
    ],
  ];
};

/** Leads to the form with the same question by another method; days and filters do not stand in an answer as a form has them. */
const ByMethod = ({
  visit: { words },
  answer: { question },
  method,
}: Omit<Props, 'byMethod'> & { readonly method: Method }) => {
  const name = words.measurement.methodNames[method];
  const isPlain = question.period === undefined && question.where === undefined;
  return isPlain ? <a href={sameBy(question, method)}>{name}</a> : name;
};

const sameBy = (question: AnswerDocument['question'], method: Method): string => {
  const { counted, other, conversions, touches } = question;
  const by = 'by' in question ? question.by : [];
  const named = (isOfEvents: boolean): string | undefined => {
    const found = by.find(({ dataset }) => (dataset !== undefined) === isOfEvents);
    return found && `${found.party}.${found.attribute}`;
  };
  const lists = Object.entries({ counted, other, conversions, touches }).map(
    ([name, list]) => [name, list && `${list.party}=${list.dataset}`] as const,
  );
  return measurePath('attribution', {
    ...{ touch: named(true), person: named(false), method },
    ...Object.fromEntries(lists),
  });
};
