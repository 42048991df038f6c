import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { Analysis } from '#core/analyses/analysis.ts';
import type { AnalysisName } from '#core/analyses/analysis-names.ts';
import { columnsWithFilters } from '#core/analyses/filters.ts';
import type { Question } from '#core/analyses/question.ts';
import { AirlockError } from '#core/errors.ts';
import { MAX_EXACT_ATTRIBUTES } from '#core/limits.ts';

/** A question as somebody wrote it, or as it was settled. */
interface Asked {
  readonly analysis: AnalysisName;
  readonly where?: unknown;
  readonly by?: unknown;
}

/** What a question asks beyond what every agreement allows; undefined if nothing. */
const beyondFirst = ({ analysis, where, by }: Asked): string | undefined => {
  if (where !== undefined) return 'a filter';
  if (analysis === 'rollup') return 'a roll-up';
  return analysis === 'segments' && Array.isArray(by) && by.length > MAX_EXACT_ATTRIBUTES
    ? `more than ${MAX_EXACT_ATTRIBUTES} attributes that cross`
    : undefined;
};

/**
 * Throws AirlockError('usage') for a question that needs the second format of agreements, in which both parties
 * agreed to filters and to more than two attributes that cross, where the agreement is of the first.
 */
export const checkFormat = ({ airlock }: Agreement, request: Asked): void => {
  const asked = beyondFirst(request);
  if (airlock !== 1 || asked === undefined) return;
  throw new AirlockError(
    'usage',
    `The agreement does not allow ${asked}: that needs format 2, so write airlock: 2 and have both parties approve it.`,
  );
};

/**
 * Throws AirlockError('usage') for a question that reads more attributes than there are places, for a filter where
 * the analysis takes none, and for what exact counts do not allow: what complementary suppression promises, it
 * promises of whole tables of two attributes.
 */
export const checkScope = (agreement: Agreement, analysis: Analysis, question: Question): void => {
  columnsWithFilters(question, analysis.columns(question));
  if (question.where !== undefined && !analysis.takesFilters)
    throw new AirlockError(
      'usage',
      `"${question.analysis}" takes no filters: ask it of everybody.`,
    );
  const asked = beyondFirst(question);
  if (asked !== undefined && effectiveTerms(agreement).noise === 'none')
    throw new AirlockError(
      'usage',
      `Exact counts (noise: none) allow no ${asked.replace(/^a /, '')}: small cells could be found by subtraction.`,
    );
};
