import { inject } from 'vitest';
import type { DeclaredEvents, DeclaredLists } from '#core/analyses/base-question.ts';
import { CATALOGUE } from '#core/analyses/catalogue.ts';
import { settleFilters } from '#core/analyses/filters.ts';
import type { Question } from '#core/analyses/question.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import type { VaultQuery, VersionsLink } from '#core/matching/vault-query.ts';
import type { ShardCount } from '#core/shards.ts';
import { vaultQuery } from '#core/usecases/questions/question-query.ts';
import { datasetTable, versionTable } from '#proof/trino/room-tables.ts';
import { queryTrino } from '#proof/trino/trino-client.ts';
import { createVaultTables, refreshVaultTables } from '#proof/trino/vault-tables.ts';
import { askedOf } from '#test/support/asked-of.ts';
import { type VaultEvent, writeEvents } from '#test/support/vault-events.ts';
import {
  COUNTED,
  DOMAINS,
  K,
  makeLists,
  OTHER,
  SIZE,
  tablesOf,
} from '#test/trino/overlapping-lists.ts';

const DAY = 24 * 60 * 60;
const BUYS = { party: COUNTED.party, dataset: 'watched_buys' };
const SEEN = { party: OTHER.party, dataset: 'watchers_seen' };
const PLACE = { place: ['web', 'store'] };
const TOUCH = { campaign: ['spring', 'brand', 'other'], type: ['click', 'seen'] };

/** Their events as tables. */
export const EVENT_TABLES = [
  { ...datasetTable(BUYS.party, BUYS.dataset, Object.keys(PLACE)), events: true as const },
  { ...datasetTable(SEEN.party, SEEN.dataset, Object.keys(TOUCH).sort()), events: true as const },
];

const own = (n: number, at: number) => ({
  kind: '_own_a' as const,
  // Of some by the second place, and of some of nobody.
  token: n % 6 === 0 ? 200_000 + n : n % 7 === 1 ? 300_000 + n : 100_000 + n,
  at: at * DAY,
});

const buys: readonly VaultEvent[] = Array.from({ length: 2 * SIZE }, (_, at) => ({
  ...own(at % SIZE, 40 + (at % 20)),
  value: 100 + at,
  attributes: { place: PLACE.place[at % 2] ?? '' },
}));

const touches: readonly VaultEvent[] = Array.from({ length: 3 * SIZE }, (_, at) => ({
  ...own((at * 5) % SIZE, 30 + (at % 25)),
  value: 0,
  attributes: { campaign: TOUCH.campaign[at % 3] ?? '', type: TOUCH.type[at % 2] ?? '' },
}));

const eventsOf = (list: typeof BUYS, shards: ShardCount) =>
  versionTable(list, `v-${list.party}-${shards}`, shards);

/** Writes the events of the lists. */
export const writeListEvents = async (root: string): Promise<void> => {
  for (const shards of [1, 16] as const) {
    const [bought, seen] = [eventsOf(BUYS, shards), eventsOf(SEEN, shards)];
    await writeEvents(root, ['_own_a'], { table: bought, attributes: PLACE, events: buys });
    await writeEvents(root, ['_own_a'], { table: seen, attributes: TOUCH, events: touches });
  }
};

/** Writes the lists and their events, and has Trino know the tables, unless it does already. */
export const makeLinkedLists = async (): Promise<void> => {
  const { url, root } = inject('trino');
  await makeLists();
  const { rows } = await queryTrino(
    url,
    `select 1 from information_schema.tables where table_name = '${EVENT_TABLES[0]?.table}'`,
  );
  if (rows.length > 0) return;
  await writeListEvents(root);
  await createVaultTables({ url, root }, EVENT_TABLES);
  await refreshVaultTables(url, EVENT_TABLES);
};

const declared = { zone: 'UTC', maxAgeDays: 365, lookBackDays: 30, frequency: [1, 2, 4] };
const BY: DeclaredEvents['by'] = ['first_party_id'];

const LISTS: DeclaredLists = {
  counted: { party: COUNTED.party, attributes: DOMAINS.counted },
  other: { party: OTHER.party, attributes: DOMAINS.other },
  conversions: {
    ...{ ...BUYS, ...declared, of: COUNTED.dataset, by: BY, attributes: PLACE },
    value: { name: 'revenue', unit: 'EUR', decimals: 2, most: 50_000 },
  },
  touches: {
    ...{ ...SEEN, ...declared, of: OTHER.dataset, by: BY, attributes: TOUCH },
    engagement: {
      attribute: 'type',
      types: {
        click: { priority: 1, lookBackDays: 20 },
        seen: { priority: 3, lookBackDays: 5 },
      },
    },
  },
  contributions: { conversions: 2, touches: 3 },
};

/** A question of histories but for its lists. */
export interface HistoryShape {
  readonly analysis: 'reach' | 'conversions' | 'attribution' | 'value';
  readonly asked: Readonly<Record<string, unknown>>;
  readonly where?: Readonly<Record<string, readonly string[]>>;
  readonly kinds?: number;
  readonly shards?: ShardCount;
}

const CAMPAIGN = `${SEEN.party}.campaign`;

/** Every shape of one. */
export const HISTORY_SHAPES: readonly HistoryShape[] = [
  { analysis: 'reach', asked: { by: [CAMPAIGN], values: 2, frequency: true } },
  { analysis: 'reach', asked: { by: [], values: 1, frequency: false } },
  { analysis: 'conversions', asked: { by: [`${BUYS.party}.place`] } },
  { analysis: 'attribution', asked: { by: [CAMPAIGN], method: 'last' } },
  { analysis: 'attribution', asked: { by: [CAMPAIGN], method: 'decay' } },
  { analysis: 'value', asked: { by: [`${BUYS.party}.tier`] } },
  {
    ...{ analysis: 'attribution', asked: { by: [CAMPAIGN], method: 'even' } },
    where: { [`${BUYS.party}.tier`]: ['gold', 'silver'], [`${BUYS.party}.place`]: ['web'] },
  },
];

/** Such a shape in words. */
export const namedHistory = ({ analysis, asked, where, kinds = 2, shards = 1 }: HistoryShape) =>
  `${analysis} ${JSON.stringify(asked)}, ${Object.keys(where ?? {}).length} filters, ${kinds} kinds, ${shards} shards`;

const listsOf = ({ analysis }: HistoryShape): DeclaredLists => {
  const { conversions, touches: seen, ...people } = LISTS;
  const { reads } = CATALOGUE[analysis].histories ?? {};
  return {
    ...people,
    ...(reads?.conversions && conversions && { conversions }),
    ...(reads?.touches && seen && { touches: seen }),
  };
};

/** A question about a pair of lists and their events. */
export const historyQueryOf = (shape: HistoryShape, overlap: string): VaultQuery => {
  const { analysis, asked, where = {}, kinds = 2, shards = 1 } = shape;
  const lists = listsOf(shape);
  const settled = (CATALOGUE[analysis].settle as (asked: object, lists: DeclaredLists) => object)(
    asked,
    lists,
  );
  const filters = settleFilters(where, lists);
  const question = {
    ...{ analysis, counted: COUNTED, other: OTHER, on: IDENTIFIER_KINDS.slice(0, kinds) },
    ...{ ...settled, ...(filters && { where: filters }), period: { from: 0, to: 60 * DAY } },
  } as unknown as Question;
  const of = (list: typeof BUYS, all: readonly VaultEvent[], attributes: object) => ({
    ...{ events: eventsOf(list, shards), size: all.length, rows: all.length },
    attributes: Object.keys(attributes).sort(),
  });
  return vaultQuery(
    question,
    askedOf({
      ...{ tables: tablesOf(overlap, shards), lists, k: K },
      events: { conversions: of(BUYS, buys, PLACE), touches: of(SEEN, touches, TOUCH) },
    }),
  );
};

/** The links that a question reads. */
export const linksIn = ({ links = {} }: VaultQuery): readonly VersionsLink[] =>
  Object.values(links);
