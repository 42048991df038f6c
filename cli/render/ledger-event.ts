import { MAX_TIME } from '#core/event-limits.ts';
import type { EventOf, LedgerEvent } from '#core/ledger/events.ts';
import { sideName } from '#core/ledger/freeze-side.ts';
import { MICRO } from '#core/micro-epsilon.ts';

const short = (digest: string): string => digest.slice(0, 12);

interface AskedInClear {
  readonly question: string;
  readonly analysis?: string | undefined;
  readonly on?: readonly string[] | undefined;
  readonly by?: readonly string[] | undefined;
  readonly where?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly method?: string | undefined;
  readonly values?: number | undefined;
  readonly frequency?: readonly number[] | undefined;
  readonly period?: { readonly from: number; readonly to: number } | undefined;
}

const minute = (second: number): string => `${new Date(second * 1000).toISOString().slice(0, 16)}Z`;

/** When events count, e.g. ` from 2026-10-01T00:00Z until 2026-11-01T00:00Z`; an end that nobody named is not said. */
const periodText = ({ from, to }: NonNullable<AskedInClear['period']>): string =>
  `${from === 0 ? '' : ` from ${minute(from)}`}${to === MAX_TIME ? '' : ` until ${minute(to)}`}`;

/** What a question of events asks beyond any other, e.g. ` from 2026-10-01T00:00Z until 2026-11-01T00:00Z, u-shaped`. */
const historyText = ({ method, values = 1, frequency, period }: AskedInClear): string =>
  [
    period === undefined ? '' : periodText(period),
    method === undefined ? '' : `, ${method}`,
    frequency === undefined ? '' : `, by how often (${frequency.join(', ')})`,
    values === 1 ? '' : `, under ${values} values`,
  ].join('');

/** What the matches were limited to, e.g. ` where brand.tier is gold or silver`. */
const filterText = (where: AskedInClear['where']): string => {
  const filters = Object.entries(where ?? {}).map(
    ([attribute, values]) => `${attribute} is ${values.join(' or ')}`,
  );
  return filters.length === 0 ? '' : ` where ${filters.join(' and ')}`;
};

/** What was asked, e.g. `segments by brand.tier on email, phone`; by its digest in an entry of an older room. */
export const askedText = (asked: AskedInClear): string => {
  const { question, analysis, on, by, where } = asked;
  if (on === undefined) return `${analysis ?? 'question'} ${short(question)}`;
  const attributes = by === undefined || by.length === 0 ? '' : ` by ${by.join(' and ')}`;
  return `${analysis ?? 'question'}${attributes}${filterText(where)} on ${on.join(', ')}${historyText(asked)}`;
};

/** What was removed, e.g. `brand.customers version 0123`: why, other entries of the ledger say. */
export const removedText = ({
  party,
  dataset,
  what,
  id,
}: Omit<EventOf<'data-expired'>, 'type'>): string =>
  `${dataset === undefined ? party : `${party}.${dataset}`} ${what} ${id}`;

type Texts = { readonly [Type in LedgerEvent['type']]: (event: EventOf<Type>) => string };

/** What each event comes to in a few words. */
const TEXTS: Texts = {
  'agreement-proposed': (event) =>
    event.party === undefined
      ? `agreement ${short(event.agreement)}`
      : `${event.party}, agreement ${short(event.agreement)}`,
  'agreement-approved': (event) =>
    event.code === undefined
      ? `${event.party}, agreement ${short(event.agreement)}`
      : `${event.party}, agreement ${short(event.agreement)}, code ${short(event.code)}`,
  'dataset-published': (event) =>
    `${event.party}.${event.dataset} version ${event.version}, about ${event.events === undefined ? `${event.people} people` : `${event.events} events`}`,
  'drop-refused': (event) => `${event.party}.${event.dataset} drop ${event.drop}: ${event.reason}`,
  'budget-reserved': (event) =>
    `${event.party}, ${askedText(event)}: epsilon ${event.microEpsilon / MICRO} of what may be told about the people of ${[...new Set(event.versions.map(({ party }) => party))].join(' and ')}`,
  'answer-released': (event) =>
    `${event.party}, ${askedText(event)}: ${event.cells - event.suppressed} of ${event.cells} cells, release ${event.release}`,
  'question-refused': (event) => `${event.party}, ${askedText(event)}: ${event.reason}`,
  'version-checked': (event) =>
    `${event.party}.${event.dataset} version ${event.version}: ${event.found}`,
  'data-expired': (event) => `${removedText(event)}: removed`,
  'party-withdrew': (event) => `${event.party}, ${event.dataset ?? 'all its lists'}`,
  'epoch-began': (event) => `${sideName(event)}, epoch ${event.epoch}: every version before ended`,
  'key-destroyed': (event) => `token key of epoch ${event.epoch}: destroyed`,
  'list-reserved': (event) =>
    `${event.party}, list ${event.activation}: epsilon ${event.microEpsilon / MICRO} of what may be told about the people of ${event.versions[0]?.party ?? event.party}`,
  'list-released': (event) => `${event.party}, list ${event.list}`,
  'room-frozen': (event) => `${sideName(event)}: ${event.reason}`,
  'room-unfrozen': (event) => `${sideName(event)}: ${event.reason}`,
  'access-reviewed': (event) => `${sideName(event)}, agreement ${short(event.agreement)}`,
  'evidence-packed': (event) => `${sideName(event)}, manifest ${short(event.manifest)}`,
  'erasure-began': (event) =>
    `${event.party}, request ${event.request} (${event.reason}): received ${event.received}, due ${event.due}`,
  'people-forgotten': (event) =>
    `${event.party}, request ${event.request}: ${event.successors.map(({ dataset, former, version }) => `${dataset} ${former} is ${version} now`).join(', ') || 'nothing of it was in the room'}`,
  'tombstones-lifted': (event) => `${event.party}, request ${event.request}`,
  'subject-asked': (event) => `${event.party}, about somebody in its own lists`,
};

/** One event in a few words. */
export const eventText = <Type extends LedgerEvent['type']>(
  event: EventOf<Type> & { readonly type: Type },
): string => TEXTS[event.type](event);
