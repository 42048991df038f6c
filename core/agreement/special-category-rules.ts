import type { Agreement } from '#core/agreement/agreement-schema.ts';
import type { PartyFault } from '#core/agreement/party-rules.ts';
import {
  type Finding,
  specialCategoryFindings,
} from '#core/agreement/special-category-findings.ts';
import type { SpecialCategoryException } from '#core/agreement/special-category-schema.ts';
import { CATEGORIES } from '#core/special-categories/categories.ts';
import { BY_CONSENT } from '#core/special-categories/category.ts';

const covers = (
  { at, category, values }: SpecialCategoryException,
  { label, category: found }: Finding,
): boolean =>
  at === label.at &&
  // Whoever says what a word of another script denotes has read it.
  (category === found || found === 'unread-script') &&
  (values === undefined || values.includes(label.text));

const exampleOf = ({ label, category }: Finding): string => {
  const article = CATEGORIES[category].lawful[0] ?? '';
  return `specialCategories: { my_reason: { at: ${label.at}, category: ${category}, article: ${article}, reason: … } }`;
};

const whatOf = ({ text, isNode }: Finding['label']): string =>
  isNode === true ? `the node ${text}` : `"${text.length > 80 ? `${text.slice(0, 79)}…` : text}"`;

const refused = (finding: Finding): PartyFault => {
  const { label, category } = finding;
  const { denotes, law } = CATEGORIES[category];
  return {
    path: label.path,
    message: `${whatOf(label)} denotes ${denotes} (${law})`,
    remedy: `leave it out; where it is lawful, both parties say why in ${exampleOf(finding)}, format 2`,
  };
};

const ofException = (
  name: string,
  exception: SpecialCategoryException,
  { findings, legalBasis }: Pick<Agreement, 'legalBasis'> & { findings: readonly Finding[] },
): readonly PartyFault[] => {
  const at = ['specialCategories', name];
  const { denotes, lawful } = CATEGORIES[exception.category];
  const { article } = exception;
  return [
    ...(findings.some((finding) => covers(exception, finding))
      ? []
      : [{ path: at, message: 'nothing needs this exception', remedy: 'remove it' }]),
    ...(lawful.includes(article)
      ? []
      : [
          {
            path: [...at, 'article'],
            message: `Article ${article} allows nothing about ${denotes}`,
            remedy: `name ${lawful.join(' or ')}`,
          },
        ]),
    ...(BY_CONSENT.includes(article) && legalBasis !== 'consent'
      ? [
          {
            path: [...at, 'article'],
            message: `Article ${article} is consent, and the legal basis is ${legalBasis}`,
            remedy: 'name another article, or agree on legalBasis: consent',
          },
        ]
      : []),
  ];
};

/**
 * What an agreement is refused for because of what it tells people apart by, each with its article; and exceptions
 * that are of no use, or that no law knows.
 */
export const specialCategoryFaults = (agreement: Agreement): readonly PartyFault[] => {
  const findings = specialCategoryFindings(agreement);
  const exceptions = Object.entries(agreement.specialCategories ?? {});
  return [
    ...findings
      .filter((finding) => !exceptions.some(([, exception]) => covers(exception, finding)))
      .map(refused),
    ...exceptions.flatMap(([name, exception]) =>
      ofException(name, exception, { findings, legalBasis: agreement.legalBasis }),
    ),
  ];
};
