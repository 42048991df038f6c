import { assertNever } from '#core/errors.ts';
import { MAX_TIME } from '#core/event-limits.ts';
import type { LedgerEvent } from '#core/ledger/events.ts';
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

/** One event in a few words. */
export const eventText = (event: LedgerEvent): string => {
  switch (event.type) {
    case 'agreement-proposed':
      return event.party === undefined
        ? `agreement ${short(event.agreement)}`
        : `${event.party}, agreement ${short(event.agreement)}`;
    case 'agreement-approved':
      return event.code === undefined
        ? `${event.party}, agreement ${short(event.agreement)}`
        : `${event.party}, agreement ${short(event.agreement)}, code ${short(event.code)}`;
    case 'dataset-published':
      return `${event.party}.${event.dataset} version ${event.version}, about ${event.events === undefined ? `${event.people} people` : `${event.events} events`}`;
    case 'drop-refused':
      return `${event.party}.${event.dataset} drop ${event.drop}: ${event.reason}`;
    case 'budget-reserved':
      return `${event.party}, ${askedText(event)}: epsilon ${event.microEpsilon / MICRO} of what may be told about the people of ${[...new Set(event.versions.map(({ party }) => party))].join(' and ')}`;
    case 'answer-released':
      return `${event.party}, ${askedText(event)}: ${event.cells - event.suppressed} of ${event.cells} cells, release ${event.release}`;
    case 'question-refused':
      return `${event.party}, ${askedText(event)}: ${event.reason}`;
    case 'version-checked':
      return `${event.party}.${event.dataset} version ${event.version}: ${event.found}`;
    case 'data-expired':
      return `${event.dataset ? `${event.party}.${event.dataset}` : event.party} ${event.what} ${event.id}: its time was up, it was ended before that, or it was damaged and replaced`;
    case 'party-withdrew':
      return `${event.party}, ${event.dataset ?? 'all its lists'}`;
    case 'epoch-began':
      return `${sideName(event)}, epoch ${event.epoch}: every version before ended`;
    case 'key-destroyed':
      return `token key of epoch ${event.epoch}: destroyed`;
    case 'list-reserved':
      return `${event.party}, list ${event.activation}: epsilon ${event.microEpsilon / MICRO} of what may be told about the people of ${event.versions[0]?.party ?? event.party}`;
    case 'list-released':
      return `${event.party}, list ${event.list}`;
    case 'room-frozen':
    case 'room-unfrozen':
      return `${sideName(event)}: ${event.reason}`;
    case 'access-reviewed':
      return `${sideName(event)}, agreement ${short(event.agreement)}`;
    case 'evidence-packed':
      return `${sideName(event)}, manifest ${short(event.manifest)}`;
    case 'erasure-began':
      return `${event.party}, request ${event.request} (${event.reason}): received ${event.received}, due ${event.due}`;
    case 'people-forgotten':
      return `${event.party}, request ${event.request}: ${event.successors.map(({ dataset, former, version }) => `${dataset} ${former} is ${version} now`).join(', ') || 'nothing of it was in the room'}`;
    case 'tombstones-lifted':
      return `${event.party}, request ${event.request}`;
    case 'subject-asked':
      return `${event.party}, about somebody in its own lists`;
    default:
      return assertNever(event);
  }
};
