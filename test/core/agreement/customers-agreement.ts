import { stringify } from 'yaml';
import { checkAgreement } from '#core/agreement/check-agreement.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import type { Node } from '#test/core/agreement/changed-agreement.ts';

/** A whole agreement of format 2 whose brand has one list of customers, as given. */
export const withCustomers = (customers: Node, sections: Node = {}): string => {
  const { datasets, ...document } = agreementDocument();
  const { publisher } = datasets as Node;
  return stringify({
    ...document,
    airlock: 2,
    datasets: { brand: { customers: { attributes: {}, ...customers } }, publisher },
    ...sections,
  });
};

/** That of a list with these attributes. */
export const withAttributes = (attributes: Node, sections?: Node): string =>
  withCustomers({ attributes }, sections);

/** What such an agreement is refused for, each behind where it stands. */
export const told = (text: string): readonly string[] =>
  checkAgreement(text).faults.map(({ path, says }) => `${path}: ${says}`);
