import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { PlanDocument } from '#core/documents/plan-document.ts';
import type { Refused } from '#core/documents/refusal-document.ts';
import { cheaperNoise } from '#core/privacy/cheaper-noise.ts';
import { worstOf } from '#core/privacy/sensitivity.ts';
import { partOfPeople } from '#core/privacy/split-price.ts';
import { asPaid } from '#core/usecases/questions/as-paid.ts';
import type { Asked } from '#core/usecases/questions/asked.ts';
import { checkPeriod } from '#core/usecases/questions/check-period.ts';
import { notWhole } from '#core/usecases/questions/check-version.ts';
import { earlierAnswer } from '#core/usecases/questions/earlier-answer.ts';
import { fairnessWarnings } from '#core/usecases/questions/fairness-warnings.ts';
import { type Asker, inquire } from '#core/usecases/questions/inquiry.ts';
import { priceList } from '#core/usecases/questions/price-list.ts';
import {
  type PricedAnswer,
  pricedAnswer,
  sumSaid,
} from '#core/usecases/questions/priced-answer.ts';
import {
  checkEverybody,
  clearableCells,
  domainCells,
} from '#core/usecases/questions/question-cells.ts';
import { queryOf, sensitivityOf } from '#core/usecases/questions/question-query.ts';
import { findVersions } from '#core/usecases/questions/question-versions.ts';
import {
  budgetsOf,
  paidFor,
  spendingsOf,
  spentBudget,
} from '#core/usecases/questions/reserve-budget.ts';
import { scannedBytesOf } from '#core/usecases/questions/scanned-bytes.ts';
import { smallCellsOf } from '#core/usecases/questions/small-cells.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'clock' | 'code' | 'queryEngine'>;

/** What a question would cost and could tell, before it is asked. */
export type QuestionPlan = PlanDocument | Refused;

/** Says beforehand what a question would do. Writes nothing and spends nothing. */
export const planQuestion =
  (ports: Ports) =>
  async (asker: Asker, input: unknown): Promise<QuestionPlan> => {
    const inquiry = await inquire(ports, asker, { input });
    const found = await findVersions(ports, inquiry);
    if (found.outcome === 'damaged') throw await notWhole(ports, found.version);
    if (found.outcome === 'refused') return found;
    const { state } = inquiry;
    const now = ports.clock.now();
    const known = await earlierAnswer(ports, state, found.asked);
    const asked = known ? found.asked : await asPaid(ports, inquiry, found.asked);
    const paid = paidFor(state, known ?? asked.identity);
    if (paid === undefined) {
      checkPeriod(asked);
      checkEverybody(asked);
    }
    const smallCells = paid === undefined ? smallCellsOf(asked) : undefined;
    if (smallCells) return { outcome: 'refused', reason: 'cells-too-small', smallCells };
    const priced = pricedAnswer(asked, paid ?? asked.epsilon);
    const budgets = budgetsOf(state, found.asked, spendingsOf(asked, priced, now));
    const spent = paid === undefined ? spentBudget(budgets) : undefined;
    if (spent) return { outcome: 'refused', reason: 'budget-spent', budget: spent };
    const fairness = fairnessWarnings(asked.signed.agreement, asked.question, asked.asker);
    const { k } = effectiveTerms(asked.signed.agreement);
    const query = queryOf(asked);
    const bytes = scannedBytesOf(asked, query);
    const quote = paid === undefined ? await ports.queryEngine.quote(bytes, query) : undefined;
    return {
      kind: 'plan',
      outcome: 'possible',
      cells: domainCells(asked),
      clearable: clearableCells(asked, k + priced.accuracy.noiseBound),
      k,
      accuracy: priced.accuracy,
      ...(priced.sums.length > 0 && { sums: priced.sums.map(sumSaid) }),
      epsilon: paid === undefined ? priced.epsilon : 0,
      prices: priceList(state, found.asked, now),
      ...cheaper(asked, priced),
      budgets: budgets.sort((a, b) => a.answers - b.answers),
      scannedBytes: quote?.scannedBytes ?? bytes,
      dollars: quote?.dollars ?? 0,
      ...(fairness.length > 0 && { fairness: [...fairness] }),
    };
  };

/** Which noise suits the agreement better at the price that was named, of which sums take their half. */
const cheaper = (
  { signed, question, epsilon }: Asked,
  { sums }: PricedAnswer,
): Pick<PlanDocument, 'cheaper'> => {
  const terms = effectiveTerms(signed.agreement);
  if (terms.noise === 'none') return {};
  const changes = worstOf(sensitivityOf(question, terms.protects));
  const share = partOfPeople(sums.length);
  return { cheaper: cheaperNoise(terms, epsilon, { changes, share }) };
};
