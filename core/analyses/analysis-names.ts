import { CATALOGUE } from '#core/analyses/catalogue.ts';

/** The kinds of question that an agreement can allow. */
export type AnalysisName = keyof typeof CATALOGUE;

/** Their names, as the catalogue has them. */
export const ANALYSIS_NAMES = Object.keys(CATALOGUE) as [AnalysisName, ...AnalysisName[]];
