import { lift } from '#core/analyses/lift.ts';
import { overlap } from '#core/analyses/overlap.ts';
import { rollup } from '#core/analyses/rollup.ts';
import { segments } from '#core/analyses/segments.ts';
import { tables } from '#core/analyses/tables.ts';

/** Every question that can be asked. Nothing else reaches the engine. */
export const CATALOGUE = { overlap, segments, tables, rollup, lift };
