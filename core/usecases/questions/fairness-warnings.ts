import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { mayAsk, peopleAttributesOf } from '#core/agreement/lookup.ts';
import { type Sensitive, sensitiveOf } from '#core/agreement/sensitive-attributes.ts';
import type { AnalysisName } from '#core/analyses/analysis-names.ts';
import { attributeText } from '#core/analyses/attributes.ts';
import type { BaseQuestion, Filter, QuestionAttribute } from '#core/analyses/base-question.ts';
import type { Question } from '#core/analyses/question.ts';
import type { FairnessWarning } from '#core/documents/fairness-warning.ts';

/** Analyses by whose answers audiences are chosen; the others look at what became of one, or audit it. */
const CHOOSING: readonly AnalysisName[] = [
  ...(['overlap', 'segments', 'tables', 'rollup', 'lift', 'event-lift'] as const),
];

/** Two lists, and whom of them somebody chooses: by values of some attributes. */
interface Chosen extends Pick<BaseQuestion, 'counted' | 'other' | 'on'> {
  readonly where: readonly Filter[];
}

type Lists = Pick<BaseQuestion, 'counted' | 'other'>;

const declared = ({ counted, other }: Lists, { party, attribute }: QuestionAttribute) => ({
  ...(party === counted.party ? counted : other),
  attribute,
});

const isOfPeople = ({ dataset }: QuestionAttribute): boolean => dataset === undefined;

/**
 * By what to look at people who are chosen by others: by an attribute of either list that is sensitive itself, if there is
 * one, else by any, of the list that they are chosen from first.
 */
const auditedBy = (
  agreement: Agreement,
  { counted, other, where }: Chosen,
  { party }: QuestionAttribute,
): string | undefined => {
  const chosen = where.map(attributeText);
  const lists = party === counted.party ? [counted, other] : [other, counted];
  const others = lists
    .flatMap((list) =>
      Object.keys(peopleAttributesOf(agreement, list.party, list.dataset)).map((attribute) => ({
        ...list,
        attribute,
      })),
    )
    .filter((each) => !chosen.includes(attributeText(each)));
  const found = others.find((each) => sensitiveOf(agreement, each)) ?? others[0];
  return found && attributeText(found);
};

type Audit = NonNullable<FairnessWarning['audit']>;

/** Matched by the same kinds, which are left out where they are all that there are. */
const auditOf = (
  { identifiers }: Agreement,
  { counted, other, on, where }: Chosen,
  by: string,
): Audit => ({
  analysis: 'representation',
  datasets: { [counted.party]: counted.dataset, [other.party]: other.dataset },
  by: [by],
  ...(identifiers.kinds.some((kind) => !on.includes(kind)) && { on }),
  ...(where.length > 0 && {
    where: Object.fromEntries(where.map((each) => [attributeText(each), [...each.values]])),
  }),
});

/** Who is warned: whoever asks or has a list made; left out where any party may read it. */
type Reader = string | undefined;

const mayAudit = (agreement: Agreement, reader: Reader): boolean =>
  (reader === undefined ? agreement.parties.map(({ id }) => id) : [reader]).some((party) =>
    mayAsk(agreement, party, 'representation'),
  );

const warning = (
  { attribute, sensitive }: { readonly attribute: string; readonly sensitive: Sensitive },
  audit: Audit | undefined,
  allowed: boolean,
): FairnessWarning => ({
  attribute,
  standsFor: sensitive.standsFor,
  says: `${attribute} stands for ${sensitive.standsFor}: ${sensitive.harm}.`,
  ...(audit && { audit }),
  allowed,
});

/** What is to be said where people are chosen by these values, as of a list or by filters. */
export const warningsOfChoice = (
  agreement: Agreement,
  chosen: Chosen,
  reader: Reader,
): readonly FairnessWarning[] =>
  chosen.where.filter(isOfPeople).flatMap((filter) => {
    const sensitive = sensitiveOf(agreement, declared(chosen, filter));
    if (sensitive === undefined) return [];
    const by = auditedBy(agreement, chosen, filter);
    const audit = by === undefined ? undefined : auditOf(agreement, chosen, by);
    const attribute = attributeText(filter);
    return [warning({ attribute, sensitive }, audit, mayAudit(agreement, reader))];
  });

/**
 * What is to be said of a question that counts by an attribute, or limits itself to values of one, that stands for
 * something else: for whoever chooses people by its answer. By the question, the agreement in force and,
 * where one is named, the party that reads it alone.
 */
export const fairnessWarnings = (
  agreement: Agreement,
  question: Question,
  reader?: string,
): readonly FairnessWarning[] => {
  if (!CHOOSING.includes(question.analysis)) return [];
  const { counted, other, on, where = [] } = question;
  const filters = where.filter(isOfPeople);
  const chosen = { counted, other, on, where: filters };
  const names = filters.map(attributeText);
  const by = ('by' in question ? question.by : [])
    .filter(isOfPeople)
    .filter((attribute) => !names.includes(attributeText(attribute)));
  return [
    ...by.flatMap((each) => {
      const sensitive = sensitiveOf(agreement, declared({ counted, other }, each));
      if (sensitive === undefined) return [];
      const attribute = attributeText(each);
      const audit = auditOf(agreement, chosen, attribute);
      return [warning({ attribute, sensitive }, audit, mayAudit(agreement, reader))];
    }),
    ...warningsOfChoice(agreement, chosen, reader),
  ];
};
