import { AttributionAnswer } from '#console/pages/measurement/attribution.tsx';
import { BalanceAnswer } from '#console/pages/measurement/balance.tsx';
import { CellTable } from '#console/pages/measurement/cells.tsx';
import { CountCharts } from '#console/pages/measurement/counts.tsx';
import { Facts } from '#console/pages/measurement/facts.tsx';
import { LiftAnswer } from '#console/pages/measurement/lift.tsx';
import type { Measure } from '#console/pages/measurement/offers.ts';
import { measurePath } from '#console/pages/measurement/paths.ts';
import { Fairness } from '#console/pages/measurement/plan.tsx';
import { Box } from '#console/parts/box.tsx';
import { ButtonLink } from '#console/parts/button.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import type { Visit } from '#console/visit.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';

/** An answer to one of the questions of these pages. */
export interface Answered {
  readonly visit: Visit;
  readonly measure: Measure;
  readonly answer: AnswerDocument;
  /** Of attribution, the answers to the same question by whichever method, this one among them. */
  readonly byMethod: readonly AnswerDocument[];
}

/** What an answer says, what it may not be read as, and every count of it. */
export const AnswerView = (answered: Answered) => {
  const { visit, measure, answer } = answered;
  const { measured } = visit.words;
  const isTold = answer.cells.some(({ outcome }) => outcome === 'released');
  return (
    <>
      {isTold ? (
        <Box title={measured.answer}>
          <Said {...answered} />
        </Box>
      ) : (
        <EmptyState title={measured.nothingTold} says={measured.nothingToldSays} />
      )}
      <Fairness visit={visit} plan={answer} />
      <NotReadAs visit={visit} measure={measure} />
      <Facts visit={visit} answer={answer} />
      <Box title={measured.allCells}>
        <CellTable visit={visit} answer={answer} />
      </Box>
      <div class="row">
        <ButtonLink to={measurePath(measure)}>{measured.again}</ButtonLink>
        {visit.pages.some(({ path }) => path === '/answers') ? (
          <ButtonLink to={`/answers/${answer.release}`}>{measured.export}</ButtonLink>
        ) : null}
      </div>
    </>
  );
};

const Said = ({ visit, measure, answer, byMethod }: Answered) => {
  switch (measure) {
    case 'lift':
    case 'event-lift':
      return answer.lift ? <LiftAnswer visit={visit} reading={answer.lift} /> : null;
    case 'balance':
      return answer.balance ? <BalanceAnswer visit={visit} reading={answer.balance} /> : null;
    case 'attribution':
      return <AttributionAnswer visit={visit} answer={answer} byMethod={byMethod} />;
    default:
      return <CountCharts visit={visit} measure={measure} answer={answer} />;
  }
};

const NotReadAs = ({ visit, measure }: Pick<Answered, 'visit' | 'measure'>) => {
  const { notRead, notReadAs } = visit.words.measured;
  return (
    <Box title={notRead}>
      <ul>
        {Object.values(notReadAs[measure]).map((says) => (
          <li>{says}</li>
        ))}
      </ul>
    </Box>
  );
};
