import { amount, count, percent } from '#cli/render/table.ts';
import type { BridgeRate } from '#core/drops/bridge-rate.ts';

const share = (some: number, all: number): string => percent(all === 0 ? 0 : some / all);

const restOf = ({ people, reached, withIds }: BridgeRate): readonly string[] => [
  ...(withIds > reached ? [`${share(withIds - reached, people)} have ids and no event`] : []),
  ...(people > withIds
    ? [`${share(people - withIds, people)} have no id that such events have`]
    : []),
];

/** How far events and people of a party's lists reach each other, and why the rest does not, a sentence each. */
export const bridgeLines = (rate: BridgeRate): readonly string[] => {
  const { dataset, of, events, linked, people, reached } = rate;
  const lost = events - linked;
  return [
    `${share(linked, events)} of ${amount(events, 'event')} of ${dataset} reach somebody of ${of}${lost > 0 ? `: the id of ${count(lost)} is in no row of it` : ''}.`,
    `${[`${share(reached, people)} of ${count(people)} people of ${of} have an event`, ...restOf(rate)].join('; ')}.`,
    'An id reaches a person in one step: ids of ids are not followed, so put every id of a person into one row.',
  ];
};
