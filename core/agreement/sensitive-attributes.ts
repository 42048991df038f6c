import type { Agreement } from '#core/agreement/agreement-schema.ts';
import type { DeclaredAttribute } from '#core/agreement/attribute-uses.ts';
import { datasetsOf } from '#core/agreement/lookup.ts';
import { ownValue } from '#core/own-value.ts';
import { CATEGORIES } from '#core/special-categories/categories.ts';
import { proxyOf } from '#core/special-categories/proxies.ts';

/** Why to look twice at whom an attribute chooses. */
export interface Sensitive {
  /** What it stands for, in: stands for … */
  readonly standsFor: string;
  /** What may go wrong, or went wrong before, in a clause. */
  readonly harm: string;
}

/** That of a special category which an agreement excepts, or part of it. */
const byException = (
  { specialCategories = {} }: Agreement,
  { party, dataset, attribute }: DeclaredAttribute,
): Sensitive | undefined => {
  const at = `${party}.${dataset}.${attribute}`;
  const found = Object.values(specialCategories).find((exception) => exception.at === at);
  return (
    found && {
      standsFor: CATEGORIES[found.category].denotes,
      harm: `Article ${found.article} allows it for the reason in the agreement, and for no other`,
    }
  );
};

/**
 * What an attribute of people stands for, if it is a special category by exception, or known to stand for one or for
 * what nobody may be judged by; undefined for an ordinary one.
 */
export const sensitiveOf = (
  agreement: Agreement,
  declared: DeclaredAttribute,
): Sensitive | undefined => {
  const { party, dataset, attribute } = declared;
  const { taxonomy = {} } = ownValue(datasetsOf(agreement, party), dataset) ?? {};
  return byException(agreement, declared) ?? proxyOf(attribute, ownValue(taxonomy, attribute));
};
