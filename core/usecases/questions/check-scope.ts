import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { type AskedQuestion, askedBeyond, SECOND_FORMAT } from '#core/agreement/format-rules.ts';
import type { Analysis } from '#core/analyses/analysis.ts';
import { attributeText } from '#core/analyses/attributes.ts';
import { columnsWithFilters } from '#core/analyses/filters.ts';
import type { Question } from '#core/analyses/question.ts';
import { AirlockError } from '#core/errors.ts';
import { isByPoints } from '#core/matching/by-points.ts';

const named = (analysis: string): string => `"${analysis}"`;

/** Throws AirlockError('usage') for a question of the second format of agreements where the agreement is of the first. */
export const checkFormat = ({ airlock }: Agreement, request: AskedQuestion): void => {
  const { analysis } = request;
  const isLater = SECOND_FORMAT.analyses.includes(analysis);
  const asked = isLater ? named(analysis) : askedBeyond(request);
  if (airlock !== 1 || asked === undefined) return;
  throw new AirlockError(
    'usage',
    `The agreement does not allow ${asked}: that needs format 2, so write airlock: 2 and have both parties approve it.`,
  );
};

const checkFilters = (analysis: Analysis, question: Question): void => {
  const { where = [] } = question;
  if (where.length > 0 && analysis.takesFilters === undefined)
    throw new AirlockError(
      'usage',
      `${named(question.analysis)} takes no filters: ask it of everybody.`,
    );
  for (const filter of where) {
    const why = analysis.refusesFilter?.(filter, question);
    if (why !== undefined)
      throw new AirlockError(
        'usage',
        `${named(question.analysis)} takes no filter by ${attributeText(filter)}, ${why}.`,
      );
  }
};

const partiesRead = (question: Question): ReadonlySet<string> => {
  const by = 'by' in question ? question.by : [];
  return new Set([...by, ...(question.where ?? [])].map(({ party }) => party));
};

/**
 * Where people are matched by points a path of pairs has any length, and so no bound is known of what one person does to
 * counts that both lists decide (docs/privacy.md, section "Matched by points"). Tables are each by one list alone.
 */
const checkPoints = (analysis: Analysis, question: Question): void => {
  if (!isByPoints(question.on)) return;
  const isOfEvents = analysis.histories !== undefined;
  const areApart = question.analysis === 'tables' && question.where === undefined;
  if (!isOfEvents && (areApart || partiesRead(question).size < 2)) return;
  throw new AirlockError(
    'usage',
    `${named(question.analysis)} ${isOfEvents ? 'reads events and' : 'by attributes of both lists'} is not asked of people matched by points, as one person could change many counts: name kinds (on) to match exactly.`,
  );
};

/**
 * Throws AirlockError('usage') for a question that reads more attributes than there are places, for a filter where
 * the analysis takes none, and for what exact counts do not allow: what complementary suppression promises, it
 * promises of whole tables of two attributes.
 */
export const checkScope = (agreement: Agreement, analysis: Analysis, question: Question): void => {
  columnsWithFilters(question, analysis.columns(question));
  checkPoints(analysis, question);
  checkFilters(analysis, question);
  const asked = analysis.needsNoise ? named(question.analysis) : askedBeyond(question);
  if (asked !== undefined && effectiveTerms(agreement).noise === 'none')
    throw new AirlockError(
      'usage',
      `Exact counts (noise: none) allow no ${asked}: small cells could be found by subtraction.`,
    );
};
