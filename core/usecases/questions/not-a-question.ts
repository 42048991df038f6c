import type { z } from 'zod';
import { ANALYSIS_NAMES, type AnalysisName } from '#core/analyses/analysis-names.ts';
import { METHODS } from '#core/analyses/attribution.ts';
import { analysesTaking, invitationOf } from '#core/analyses/question.ts';
import { MAX_REACHED_VALUES } from '#core/event-limits.ts';
import { ownValue } from '#core/own-value.ts';

/** What to write in the place of a parameter that is not understood. */
const ADVICE: Readonly<Record<string, string>> = {
  values: `somebody counts under 1 to ${MAX_REACHED_VALUES} values`,
  method: `choose one of ${METHODS.join(', ')}`,
  datasets: 'name one of each party at most, as the agreement calls it',
  events: 'name one list of each party at most, as the agreement calls it',
};

const namedIn = (input: unknown): AnalysisName | undefined =>
  ANALYSIS_NAMES.find(
    (name) =>
      typeof input === 'object' && input !== null && 'analysis' in input && input.analysis === name,
  );

const unknownParameter = (analysis: string, keys: readonly string[]): string => {
  const ours = keys.find((key) => analysesTaking(key).length > 0);
  return ours === undefined
    ? `"${analysis}" has a parameter that no question takes: leave it out.`
    : `"${analysis}" takes no "${ours}": leave it out, or ask ${analysesTaking(ours).join(' or ')}.`;
};

/**
 * Why something that was put is no question of the catalogue, and what would be one. Names of ours alone are repeated:
 * what else was typed never is.
 */
export const notAQuestion = (error: z.ZodError, input: unknown): string => {
  const [issue] = error.issues;
  const analysis = namedIn(input);
  if (analysis && issue?.code === 'unrecognized_keys' && issue.path.length === 0)
    return unknownParameter(analysis, issue.keys);
  const where = String(issue?.path[0] ?? 'it');
  const ask = analysis
    ? `ask ${invitationOf(analysis)}`
    : `ask one of ${ANALYSIS_NAMES.join(', ')}`;
  return `This is not a question of the catalogue (${where}): ${ownValue(ADVICE, where) ?? ask}.`;
};
