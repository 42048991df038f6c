import { answerTable } from '#cli/release/answer-table.ts';
import { amountText } from '#console/pages/measurement/amounts.ts';
import { namingOf } from '#console/pages/measurement/naming.ts';
import { measurePath } from '#console/pages/measurement/paths.ts';
import { BarChart } from '#console/parts/bar-chart.tsx';
import type { Child } from '#console/parts/child.ts';
import { OthersText } from '#console/parts/others-text.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import { attributeText } from '#core/analyses/attributes.ts';
import { METHODS } from '#core/analyses/attribution.ts';
import { isOfEvents } from '#core/analyses/event-attributes.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';

type Method = (typeof METHODS)[number];

interface Props {
  readonly visit: Visit;
  readonly answer: AnswerDocument;
  /** The same question by each method that was asked, this one among them. */
  readonly byMethod: readonly AnswerDocument[];
}

/** More bars than that are no picture any more. */
const MOST_BARS = 32;

const methodOf = ({ question }: AnswerDocument): Method | undefined =>
  question.analysis === 'attribution' ? question.method : undefined;

/** To what conversions are credited, by every method that was asked: side by side, and with what each of them gives. */
export const AttributionAnswer = ({ visit, answer, byMethod }: Props) => {
  const { measured } = visit.words;
  const inOrder = METHODS.flatMap((method) => byMethod.filter((each) => methodOf(each) === method));
  const missing = METHODS.filter((method) => inOrder.every((each) => methodOf(each) !== method));
  return (
    <>
      <Credits visit={visit} answers={inOrder} />
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

/** What each cell is credited, in smallest units: thousandths of a conversion. */
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

/** What each cell of an answer is called. */
const labelsOf = (visit: Visit, answer: AnswerDocument): readonly string[] => {
  const { attributes, rows } = answerTable(answer);
  const naming = namingOf(visit, answer);
  return rows.map(({ values }) =>
    values.map((value, place) => naming.value(attributes[place] ?? '', value)).join(' · '),
  );
};

/** Bars of each method for whatever is credited, one under the other. */
const Credits = ({
  visit,
  answers,
}: Pick<Props, 'visit'> & { readonly answers: readonly AnswerDocument[] }) => {
  const { measured } = visit.words;
  const [first] = answers;
  if (first === undefined) return null;
  const bars = labelsOf(visit, first).flatMap((label, at) =>
    answers.map((each) => barOf(visit, each, { label: `${label} · ${nameOf(visit, each)}`, at })),
  );
  return (
    <>
      <BarChart
        words={visit.words}
        title={measured.chartOf.attribution}
        heads={[measured.credited, measured.conversionsCredited]}
        bars={bars.slice(0, MOST_BARS)}
      />
      {bars.length > MOST_BARS ? <p>{measured.tooMany(MOST_BARS)}</p> : null}
    </>
  );
};

const barOf = (
  visit: Visit,
  answer: AnswerDocument,
  { label, at }: { readonly label: string; readonly at: number },
) => {
  const units = creditsOf(answer)[at];
  const { noiseHalfWidth: width = 0 } = sumOf(answer) ?? {};
  return {
    ...{ label, value: units ?? 0, text: creditText(visit, answer, units) },
    ...(units !== undefined && {
      interval: [Math.max(0, units - width), Math.max(0, units + width)] as const,
    }),
  };
};

/** A row for whatever is credited, with what each method gives it; and how far off each is. */
const rowsOf = (
  visit: Visit,
  answers: readonly AnswerDocument[],
): readonly (readonly Child[])[] => {
  const [first] = answers;
  if (first === undefined) return [];
  const credits = answers.map(creditsOf);
  return [
    ...labelsOf(visit, first).map((label, at) => [
      <OthersText text={label} />,
      ...answers.map((each, which) => creditText(visit, each, credits[which]?.[at])),
    ]),
    [
      visit.words.measured.columns.give,
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
  const [touch, person] = [true, false].map((ofEvents) =>
    by.find((each) => isOfEvents(each) === ofEvents),
  );
  const lists = Object.entries({ counted, other, conversions, touches }).map(
    ([name, list]) => [name, list && `${list.party}=${list.dataset}`] as const,
  );
  return measurePath('attribution', {
    touch: touch && attributeText(touch),
    person: person && attributeText(person),
    method,
    ...Object.fromEntries(lists),
  });
};
