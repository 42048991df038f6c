import { overlap } from '#core/analyses/overlap.ts';
import { segments } from '#core/analyses/segments.ts';

/** Every question that can be asked. Nothing else reaches the engine. */
export const CATALOGUE = { overlap, segments };
