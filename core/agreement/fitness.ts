import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { minimisationFaults } from '#core/agreement/minimisation-rules.ts';
import type { PartyFault } from '#core/agreement/party-rules.ts';
import { specialCategoryFaults } from '#core/agreement/special-category-rules.ts';
import { refusal } from '#core/errors.ts';

/**
 * Why nobody may agree on this anew, though it is an agreement: it holds more than is needed, or what no segment
 * should be made of. The rules and their words grow; an agreement that is in force is not asked by them.
 */
export const unfitFaults = (agreement: Agreement): readonly PartyFault[] => [
  ...specialCategoryFaults(agreement),
  ...minimisationFaults(agreement),
];

/** Throws AirlockError('refused') for an agreement that nobody may agree on, with the first reason. */
export const checkFit = (agreement: Agreement): void => {
  const [first, ...others] = unfitFaults(agreement);
  if (first === undefined) return;
  const more = others.length === 0 ? '' : ` "agreement check" names ${others.length} more.`;
  throw refusal(
    'unfit-agreement',
    `The agreement is refused at ${first.path.join('.')}: ${first.message}; ${first.remedy}.${more}`,
  );
};
