import { attribution } from '#core/analyses/attribution.ts';
import { balance } from '#core/analyses/balance.ts';
import { conversions } from '#core/analyses/conversions.ts';
import { eventLift } from '#core/analyses/event-lift.ts';
import { lift } from '#core/analyses/lift.ts';
import { overlap } from '#core/analyses/overlap.ts';
import { reach } from '#core/analyses/reach.ts';
import { representation } from '#core/analyses/representation.ts';
import { rollup } from '#core/analyses/rollup.ts';
import { segments } from '#core/analyses/segments.ts';
import { tables } from '#core/analyses/tables.ts';
import { value } from '#core/analyses/value.ts';

/** Every question that can be asked. Nothing else reaches the engine. */
export const CATALOGUE = {
  ...{ overlap, segments, tables, rollup, lift, balance, representation },
  ...{ reach, conversions, attribution, value, 'event-lift': eventLift },
};
