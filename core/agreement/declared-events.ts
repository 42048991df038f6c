import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { ENGAGEMENTS, type Events } from '#core/agreement/event-schema.ts';
import { decimalsOf, smallestUnits } from '#core/agreement/event-value-rules.ts';
import { datasetsOf } from '#core/agreement/lookup.ts';
import type { DeclaredEvents } from '#core/analyses/base-question.ts';
import { ownValue } from '#core/own-value.ts';

/** How often somebody was reached, where nobody says by which buckets. */
const FREQUENCY = [1, 2, 4, 8];

const declaredValue = ({ value = {} }: Events): DeclaredEvents['value'] => {
  const [named] = Object.entries(value);
  if (named === undefined) return undefined;
  const [name, { clip, ...measure }] = named;
  const decimals = decimalsOf(measure);
  return {
    ...{ name, unit: measure.currency ?? measure.unit ?? name, decimals },
    most: smallestUnits(clip[1] ?? 0, decimals) ?? 0,
  };
};

const engagementOf = ({ engagement }: Events): DeclaredEvents['engagement'] =>
  engagement && {
    attribute: engagement.attribute,
    types: Object.fromEntries(
      Object.entries(engagement.types).map(([type, { as, lookBackDays }]) => [
        type,
        { priority: ENGAGEMENTS[as], lookBackDays },
      ]),
    ),
  };

/** What an agreement says of a list of events, with what is preset; undefined for a list of people, or none. */
export const eventsOf = (
  agreement: Agreement,
  party: string,
  dataset: string,
): DeclaredEvents | undefined => {
  const declared = ownValue(datasetsOf(agreement, party), dataset);
  if (declared?.events === undefined) return undefined;
  const { events, attributes } = declared;
  const { of, by, zone, maxAgeDays, lookBackDays = maxAgeDays, frequency = FREQUENCY } = events;
  const [value, engagement] = [declaredValue(events), engagementOf(events)];
  return {
    ...{ party, dataset, of, by, zone, maxAgeDays, attributes, lookBackDays, frequency },
    ...(value && { value }),
    ...(engagement && { engagement }),
  };
};
