import type { AnalysisName } from '#core/agreement/agreement-schema.ts';
import type { Analysis } from '#core/analyses/analysis.ts';
import { overlap } from '#core/analyses/overlap.ts';
import { segments } from '#core/analyses/segments.ts';

/** Every question that can be asked. Nothing else reaches the engine. */
export const CATALOGUE: Readonly<Record<AnalysisName, Analysis>> = { overlap, segments };
