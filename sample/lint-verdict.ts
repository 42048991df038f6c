import type { LintReason } from '#core/lint/reasons.ts';
import type { EmailFate, PhoneFate, RowFacts } from './row-facts.ts';

type Fate = EmailFate | PhoneFate;

/** A typo is a usable identifier: it is well formed, it only belongs to nobody. */
const isUsable = (fate: Fate): boolean => fate === 'good' || fate === 'typo';

const setAsideReason = (fate: Fate): LintReason | undefined =>
  fate === 'good' || fate === 'typo' || fate === 'missing' ? undefined : fate;

/**
 * Why the lint quarantines the first row of a person, or nothing if it accepts it. Row faults come
 * before identifier faults, e-mail before phone.
 */
export const lintVerdict = (facts: RowFacts): LintReason | undefined => {
  const { consent, declared, email, phone } = facts;
  if (!consent) return 'no-consent';
  if (!declared) return 'undeclared-value';
  if (isUsable(email) || isUsable(phone)) return undefined;
  return setAsideReason(email) ?? setAsideReason(phone) ?? 'no-identifier';
};
