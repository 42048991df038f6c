import { amount, count, percent } from '#cli/render/table.ts';
import type { BridgeRate } from '#core/drops/bridge-rate.ts';
import { LOW_REACH, REACH_LOSS } from '#core/source-limits.ts';

const share = (some: number, all: number): string => percent(all === 0 ? 0 : some / all);

const restOf = ({ people, reached, withIds }: BridgeRate): readonly string[] => [
  ...(withIds > reached ? [`${share(withIds - reached, people)} have ids that no event has`] : []),
  ...(people > withIds
    ? [`${share(people - withIds, people)} have no id that such events have`]
    : []),
];

const ofAll = (some: number, all: number): number => (all === 0 ? 0 : some / all);

const lowText = ({ dataset, of }: BridgeRate): string =>
  `Few events of ${dataset} reach anybody of ${of}, and the others count for nothing. See that both mappings name the columns of the same ids ("bridges"), with "split" where several stand in one field and in the same capitals; that e-mails are mapped to "email" and not among the ids; and that the list of people is the right one.`;

const lossText = ({ dataset, of }: BridgeRate, before: number, now: number): string =>
  `Fewer events of ${dataset} reach somebody of ${of} than before this upload: ${percent(now)}, and it was ${percent(before)}. See whether a mapping lost its "bridges" or a column, before anything is asked of it.`;

/** What its party should look at: events that reach few, or fewer than those of the versions before, a sentence each. */
export const bridgeWarnings = (rate: BridgeRate): readonly string[] => {
  const { events, linked, before } = rate;
  const now = ofAll(linked, events);
  const was = before ? ofAll(before.linked, before.events) : 0;
  return [
    ...(events > 0 && now < LOW_REACH ? [lowText(rate)] : []),
    ...(now < was * (1 - REACH_LOSS) ? [lossText(rate, was, now)] : []),
  ];
};

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
