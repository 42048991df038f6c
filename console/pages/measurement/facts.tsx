import { amountText } from '#console/pages/measurement/amounts.ts';
import { Box } from '#console/parts/box.tsx';
import type { Child } from '#console/parts/child.ts';
import { Code, KeyValues } from '#console/parts/key-values.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import type { Visit } from '#console/visit.ts';
import { inClear } from '#core/analyses/question.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';
import { MAX_TIME } from '#core/event-limits.ts';

interface Props {
  readonly visit: Visit;
  readonly answer: AnswerDocument;
}

/** What an answer was asked, when, for how much, and how far off its counts are. */
export const Facts = ({ visit, answer }: Props) => {
  const { measurement, measured } = visit.words;
  const { facts } = measured;
  const { question, noise, noiseHalfWidth, noiseBound, roundTo } = answer;
  return (
    <Box title={measured.asked}>
      <KeyValues
        pairs={[
          ...askedPairs(visit, answer),
          [facts.at, visit.formats.day(answer.at)],
          [facts.paid, measured.epsilonPaid(answer.epsilon)],
          [facts.threshold, visit.formats.number(answer.k)],
          [
            measurement.plusMinus,
            noise === 'none'
              ? measurement.exact(roundTo)
              : measurement.plusMinusOf(noiseHalfWidth, noiseBound),
          ],
          ...(answer.sums ?? []).map(
            (sum) =>
              [
                measurement.sumNoise(sum.says),
                measurement.sumWidth(amountText(visit, sum, sum.noiseHalfWidth)),
              ] as const,
          ),
          [facts.release, <Code>{answer.release}</Code>],
        ]}
      />
      {question.conversions === undefined ? null : <Counting visit={visit} answer={answer} />}
    </Box>
  );
};

/** What tells the question from others of its analysis. */
const askedPairs = (
  { words: { measurement, measured } }: Visit,
  { question }: AnswerDocument,
): readonly (readonly [string, Child])[] => {
  const { facts } = measured;
  const { by, where = {} } = inClear(question);
  const names = [
    ...by,
    ...Object.entries(where).map(([name, values]) => `${name} = ${values.join(', ')}`),
  ];
  return [
    ...('experiment' in question
      ? [[facts.experiment, <OthersText text={question.experiment.name} />] as const]
      : []),
    ...(names.length > 0 ? [[facts.by, <OthersText text={names.join('; ')} />] as const] : []),
    ...('method' in question
      ? [[facts.method, measurement.methodNames[question.method]] as const]
      : []),
    ...(question.conversions || question.touches
      ? [[facts.period, periodText(measured, question.period)] as const]
      : []),
  ];
};

/** An end that nobody named is not said. */
const periodText = (
  { periodFrom, periodTo, allDays }: Visit['words']['measured'],
  period: AnswerDocument['question']['period'],
): string => {
  if (period === undefined) return allDays;
  const { from, to } = period;
  return [
    ...(from === 0 ? [] : [periodFrom(from)]),
    ...(to === MAX_TIME ? [] : [periodTo(to)]),
  ].join(' ');
};

/** How many events of a person count, and what clipping does to sums. */
const Counting = ({ visit, answer: { contributions, question, sums = [] } }: Props) => {
  const { counting } = visit.words.measured;
  const counts = question.analysis !== 'conversions' && contributions;
  const shares = question.analysis === 'attribution' && question.method !== 'last';
  return (
    <p class="soft">
      {[
        ...(counts ? [counting.first(counts.conversions)] : []),
        ...(counts && shares ? [counting.touches(counts.touches)] : []),
        ...sums.flatMap((sum) =>
          sum.clip === undefined ? [] : [counting.clip(sum.says, amountText(visit, sum, sum.clip))],
        ),
      ].join(' ')}
    </p>
  );
};
