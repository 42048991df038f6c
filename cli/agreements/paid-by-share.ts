import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { budgetTerms } from '#core/agreement/effective-terms.ts';
import { sharesOf } from '#core/agreement/lookup.ts';
import { ownValue } from '#core/own-value.ts';
import { type AnswersPaid, answersPaid } from '#core/privacy/answers-paid.ts';

/** How many answers at the full price the share of a party pays for. */
interface PaidByShare extends AnswersPaid {
  readonly party: string;
  readonly share: number;
}

/** What the share of each party pays for, about the people of either. */
export const paidByShare = (agreement: Agreement): readonly PaidByShare[] => {
  const terms = budgetTerms(agreement);
  return Object.entries(sharesOf(agreement)).map(([party, share]) => ({
    ...{ party, share },
    ...answersPaid(terms, terms.epsilon, share),
  }));
};

/** Parties that may ask, and whose share does not pay for a single answer at the full price. */
export const unpaidAskers = (agreement: Agreement): readonly string[] =>
  paidByShare(agreement)
    .filter(({ period }) => period === 0)
    .map(({ party }) => party)
    .filter((party) => (ownValue(agreement.analyses, party) ?? []).length > 0);
