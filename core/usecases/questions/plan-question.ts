import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { PlanDocument } from '#core/documents/plan-document.ts';
import type { Refused } from '#core/documents/refusal-document.ts';
import { answerKey } from '#core/ledger/answer-key.ts';
import { twoSignificantDigitsUp } from '#core/privacy/significant-digits.ts';
import type { Asked } from '#core/usecases/questions/asked.ts';
import { damagedVersion } from '#core/usecases/questions/check-version.ts';
import { type Asker, inquire } from '#core/usecases/questions/inquiry.ts';
import { accuracyOf, domainCells } from '#core/usecases/questions/question-query.ts';
import { findVersions } from '#core/usecases/questions/question-versions.ts';
import { budgetsOf, spentBudget } from '#core/usecases/questions/reserve-budget.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'clock'>;

/** What a question would cost and could tell, before it is asked. */
export type QuestionPlan = PlanDocument | Refused;

/** Says beforehand what a question would do. Writes nothing and spends nothing. */
export const planQuestion =
  (ports: Ports) =>
  async (asker: Asker, input: unknown): Promise<QuestionPlan> => {
    const inquiry = await inquire(ports, asker, input);
    const found = await findVersions(ports, inquiry);
    if (found.outcome === 'damaged') throw damagedVersion(found.version);
    if (found.outcome === 'refused') return found;
    const { asked } = found;
    const { state, signed } = inquiry;
    const paid = state.reservations.has(answerKey(asked.identity));
    const budgets = budgetsOf(state, asked, ports.clock.now());
    const spent = paid ? undefined : spentBudget(budgets);
    if (spent) return { outcome: 'refused', reason: 'budget-spent', budget: spent };
    const terms = effectiveTerms(signed.agreement);
    return {
      kind: 'plan',
      outcome: 'possible',
      cells: domainCells(asked),
      clearable: clearableCells(asked),
      k: terms.k,
      accuracy: accuracyOf(asked),
      epsilon: paid ? 0 : terms.epsilon,
      budgets,
      scannedBytes: aboutBytes(asked),
    };
  };

/** A token of a file takes 16 bytes, which nothing compresses, and the number of its person up to 8 more. */
const TOKEN_BYTES = 24;

/**
 * About how much the query will read: by what both parties know of the versions, so that it says nothing new,
 * and not by their files, whose sizes move with each person.
 */
const aboutBytes = ({ question, versions }: Asked): number => {
  const people = versions.counted.people + versions.other.people;
  return twoSignificantDigitsUp(people * question.on.length * TOKEN_BYTES);
};

/**
 * Most cells that can be released together: each needs k people and the most that noise can take away. By the
 * sizes that both parties read in the ledger, so it says nothing new.
 */
const clearableCells = (asked: Asked): number => {
  const { counted, other } = asked.versions;
  const needed = effectiveTerms(asked.signed.agreement).k + accuracyOf(asked).noiseBound;
  return Math.min(domainCells(asked), Math.floor(Math.min(counted.people, other.people) / needed));
};
