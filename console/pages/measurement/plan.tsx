import { worthTelling } from '#cli/render/budget.ts';
import { amountText } from '#console/pages/measurement/amounts.ts';
import { Alert } from '#console/parts/alert.tsx';
import { RoomSentence } from '#console/parts/fault.tsx';
import { KeyValues } from '#console/parts/key-values.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import type { PlanDocument } from '#core/documents/plan-document.ts';

interface Props {
  readonly visit: Visit;
  readonly plan: PlanDocument;
}

/** What a question would cost and could tell, before anything is spent. */
export const PlanView = ({ visit, plan }: Props) => {
  const { measurement } = visit.words;
  const { noise, noiseHalfWidth, noiseBound, roundTo } = plan.accuracy;
  return (
    <>
      <KeyValues
        pairs={[
          [
            measurement.costs,
            plan.epsilon === 0 ? measurement.free : measurement.epsilonOf(plan.epsilon),
          ],
          [
            measurement.plusMinus,
            noise === 'none'
              ? measurement.exact(roundTo)
              : measurement.plusMinusOf(noiseHalfWidth, noiseBound),
          ],
          [measurement.cells, measurement.cellsOf(plan.cells, plan.clearable)],
          [measurement.needs, measurement.people(plan.k + noiseBound)],
          ...(plan.sums ?? []).map(
            (sum) =>
              [
                measurement.sumNoise(sum.says),
                measurement.sumWidth(amountText(visit, sum, sum.noiseHalfWidth)),
              ] as const,
          ),
          ...leftPairs(visit, plan),
        ]}
      />
      <Fairness visit={visit} plan={plan} />
      <Prices visit={visit} plan={plan} />
    </>
  );
};

const leftPairs = (
  { words: { measurement } }: Visit,
  { budgets }: PlanDocument,
): readonly (readonly [string, string])[] => {
  const [first] = worthTelling(budgets);
  if (first === undefined) return [];
  const { party, left, limit, answers } = first;
  const says = `${measurement.leftOf(party, left, limit)}, ${measurement.answersLeft(answers)}`;
  return [[measurement.left, says]];
};

/** What the room says of attributes that stand for something else: in its own words. */
export const Fairness = ({
  visit: { words },
  plan: { fairness = [] },
}: {
  readonly visit: Visit;
  readonly plan: Pick<PlanDocument, 'fairness'>;
}) =>
  fairness.length === 0 ? null : (
    <Alert words={words} kind="warning">
      {fairness.map(({ says }) => (
        <p>
          {words.measurement.fairness} <RoomSentence says={says} />
        </p>
      ))}
    </Alert>
  );

const Prices = ({ visit: { words, formats }, plan: { prices, cheaper } }: Props) => {
  const { measurement } = words;
  const { epsilon, width, from, answers } = measurement.priceColumns;
  // Exact counts have one price, which is said already.
  if (cheaper === undefined) return null;
  return (
    <details>
      <summary>{measurement.prices}</summary>
      <Table
        caption={measurement.prices}
        columns={[
          { head: epsilon },
          ...[width, from, answers].map((head) => ({ head, isNumber: true })),
        ]}
        rows={prices.map((line) => [
          formats.number(line.epsilon),
          formats.number(line.noiseHalfWidth),
          measurement.people(line.from),
          formats.number(line.answers),
        ])}
      />
    </details>
  );
};
