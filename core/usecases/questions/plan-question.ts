import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { partyOf } from '#core/agreement/lookup.ts';
import { parseQuestion } from '#core/analyses/question.ts';
import type { PlanDocument } from '#core/documents/plan-document.ts';
import type { Refused } from '#core/documents/refusal-document.ts';
import { answerKey, foldLedger } from '#core/ledger/fold.ts';
import { twoSignificantDigitsUp } from '#core/privacy/significant-digits.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import { type Asked, identify } from '#core/usecases/questions/asked.ts';
import { damagedVersion } from '#core/usecases/questions/check-version.ts';
import { findAudience } from '#core/usecases/questions/question-audience.ts';
import { accuracyOf, domainCells, queryOf } from '#core/usecases/questions/question-query.ts';
import { budgetsOf, spentBudget } from '#core/usecases/questions/reserve-budget.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'queryEngine' | 'clock'>;

/** What a question would cost and could tell, before it is asked. */
export type QuestionPlan = PlanDocument | Refused;

/** Says beforehand what a question would do. Writes nothing and spends nothing. */
export const planQuestion =
  (ports: Ports) =>
  async (asker: string, input: unknown): Promise<QuestionPlan> => {
    const state = foldLedger(await ports.ledger.entries());
    const signed = await currentAgreement(ports, state);
    partyOf(signed.agreement, asker);
    const question = parseQuestion(input, signed.agreement);
    const audience = await findAudience(ports, { state, signed, question, asker });
    if (audience.outcome === 'damaged') throw damagedVersion(audience.version);
    if (audience.outcome === 'refused') return { outcome: 'refused', reason: audience.reason };
    const asked: Asked = { asker, question, signed, audience };
    const paid = state.reservations.has(answerKey(identify(asked)));
    const budgets = budgetsOf(state, asked, ports.clock.now());
    const spent = paid ? undefined : spentBudget(budgets);
    if (spent) return { outcome: 'refused', reason: 'budget-spent', budget: spent };
    const terms = effectiveTerms(signed.agreement);
    return {
      kind: 'plan',
      outcome: 'possible',
      cells: domainCells(asked),
      k: terms.k,
      accuracy: accuracyOf(asked),
      epsilon: paid ? 0 : terms.epsilon,
      budgets,
      scannedBytes: twoSignificantDigitsUp(await ports.queryEngine.estimate(queryOf(asked))),
    };
  };
