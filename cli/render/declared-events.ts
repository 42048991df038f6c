import { count } from '#cli/render/table.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { eventsOf } from '#core/agreement/declared-events.ts';
import type { DeclaredEvents } from '#core/analyses/base-question.ts';
import { OWN_ID } from '#core/identifiers/kinds.ts';

const kindText = (kind: DeclaredEvents['by'][number]): string =>
  kind === OWN_ID ? "the party's own ids" : kind;

/** An amount in whole units of the last of its digits, as people write it. */
const amountText = ({ most, decimals, unit }: NonNullable<DeclaredEvents['value']>): string =>
  `${count(Math.floor(most / 10 ** decimals))}${decimals === 0 ? '' : `.${String(most % 10 ** decimals).padStart(decimals, '0')}`} ${unit}`;

const valueText = ({ value }: DeclaredEvents): readonly string[] =>
  value === undefined ? [] : [`${value.name} counts as ${amountText(value)} at most`];

const touchText = ({ engagement, lookBackDays }: DeclaredEvents): readonly string[] => {
  if (engagement === undefined) return [`one counts for ${lookBackDays} days`];
  const types = Object.entries(engagement.types).map(
    ([type, each]) => `${type} for ${each.lookBackDays} days (priority ${each.priority})`,
  );
  return [`one counts by ${engagement.attribute}: ${types.join(', ')}`];
};

/** What a list of events is, as the end of a sentence about it; nothing for a list of people. */
export const eventsText = (agreement: Agreement, party: string, dataset: string): string => {
  const events = eventsOf(agreement, party, dataset);
  if (events === undefined) return '';
  const isTouch = agreement.parties.some(({ id, role }) => id === party && role === 'publisher');
  return `: ${[
    `events of ${events.of} by ${events.by.map(kindText).join(', else by ')}`,
    `kept for ${events.maxAgeDays} days`,
    `in the time of ${events.zone}`,
    ...valueText(events),
    ...(isTouch ? touchText(events) : []),
  ].join(', ')}`;
};
