import { inject } from 'vitest';
import { athenaStatement } from '#adapters/aws/athena/athena-statement.ts';
import type { QuestionAttribute } from '#core/analyses/base-question.ts';
import type { Question } from '#core/analyses/question.ts';
import {
  IDENTIFIER_KINDS,
  type IdentifierKind,
  OWN_SLOTS,
  type TokenKind,
} from '#core/identifiers/kinds.ts';
import type { MatchText, VaultQuery } from '#core/matching/vault-query.ts';
import { type ShardCount, shardOf } from '#core/shards.ts';
import { vaultQuery } from '#core/usecases/questions/question-query.ts';
import type { AthenaStatement } from '#proof/trino/athena-engine.ts';
import { DATABASE, datasetTable, versionTable } from '#proof/trino/room-tables.ts';
import { type SamplePerson, tokenHalves, writeSampleVault } from '#proof/trino/sample-vault.ts';
import { queryTrino } from '#proof/trino/trino-client.ts';
import { createVaultTables, refreshVaultTables } from '#proof/trino/vault-tables.ts';
import { askedOf } from '#test/support/asked-of.ts';
import { inText } from '#test/support/match-text.ts';
import type { OwnSql } from '#test/support/own-sql.ts';
import { THOROUGH } from '#test/support/thorough.ts';

/** Least people of a cell, and how many people each list has. */
export const [K, SIZE] = [50, 400];
/** The counted list. */
export const COUNTED = { party: 'brand', dataset: 'watched' };
/** The other one. */
export const OTHER = { party: 'publisher', dataset: 'watchers' };
/** Their attributes. */
export const DOMAINS = {
  counted: { tier: ['bronze', 'silver', 'gold'], region: ['north', 'south'] },
  other: { device: ['tv', 'mobile', 'web', 'radio'], age: ['young', 'old'] },
};
/** Both lists as tables. */
export const TABLES = [
  datasetTable(COUNTED.party, COUNTED.dataset, Object.keys(DOMAINS.counted)),
  datasetTable(OTHER.party, OTHER.dataset, Object.keys(DOMAINS.other)),
];

/** The number that stands for the token of the n-th person of the other list. */
type TokenOf = (n: number, kind: IdentifierKind) => number;

const SHARDS = 16;
/** Numbers by the shard of their tokens, enough for two lists that share nobody. */
const NUMBERS = Map.groupBy(
  Array.from({ length: 4 * SIZE }, (_, at) => at + 1),
  (number) => shardOf(tokenHalves(number)[0], SHARDS),
);

/** One after another from each shard: so all lists have as many in each, which everybody sees by their files. */
const numberAt = (n: number): number => {
  const number = NUMBERS.get(n % SHARDS)?.[Math.floor(n / SHARDS)];
  if (number === undefined) throw new Error('there are too few numbers in a shard');
  return number;
};

const stranger = (n: number): number => numberAt(SIZE + n);
const first =
  (shared: number): TokenOf =>
  (n) =>
    n < shared ? numberAt(n) : stranger(n);

/** Other lists, each as long as any other and with as many identifiers, by whom they share with the counted one. */
const OVERLAPS: Readonly<Record<string, TokenOf>> = {
  nobody: first(0),
  'k - 1': first(K - 1),
  k: first(K),
  everybody: first(SIZE),
  'by one kind': (n, kind) => (kind === 'phone' && n < SIZE / 2 ? numberAt(n) : stranger(n)),
  'another by each kind': (n, kind) => numberAt((n + IDENTIFIER_KINDS.indexOf(kind)) % SIZE),
};

/** Those that each question is played with: the ends, a few, and another by each kind; all of them where time is no matter. */
export const PLAYED: readonly string[] = THOROUGH
  ? Object.keys(OVERLAPS)
  : ['nobody', 'k', 'by one kind', 'everybody'];

/** Own ids of the n-th person of any list: two places, of which the second one has some alone. */
const ownIds = (n: number): Partial<Record<TokenKind, number>> => ({
  [OWN_SLOTS[0]]: 100_000 + n,
  ...(n % 3 === 0 && { [OWN_SLOTS[1]]: 200_000 + n }),
});

const KINDS: readonly TokenKind[] = [...IDENTIFIER_KINDS, ...OWN_SLOTS.slice(0, 2)];

const peopleOf = (domain: Readonly<Record<string, readonly string[]>>, token: TokenOf) =>
  Array.from(
    { length: SIZE },
    (_, n): SamplePerson => ({
      tokens: {
        ...Object.fromEntries(IDENTIFIER_KINDS.map((kind) => [kind, token(n, kind)])),
        ...ownIds(n),
      },
      attributes: Object.fromEntries(
        Object.entries(domain).map(([name, values]) => [
          name,
          values[(n * 7) % values.length] ?? '',
        ]),
      ),
    }),
  );

const versionOf = (overlap: string, shards: ShardCount): string =>
  `v${Object.keys(OVERLAPS).indexOf(overlap)}-${shards}`;

/** The version of each list that an overlap is about. */
export const tablesOf = (overlap: string, shards: ShardCount) => ({
  counted: versionTable(COUNTED, `v-${shards}`, shards),
  other: versionTable(OTHER, versionOf(overlap, shards), shards),
});

/** An attribute of the counted list. */
export const own = (attribute: string): QuestionAttribute => ({ party: COUNTED.party, attribute });
/** An attribute of the other list. */
export const others = (attribute: string): QuestionAttribute => ({ party: OTHER.party, attribute });

/** A question but for its lists. */
export interface Shape extends Pick<Extract<Question, { analysis: OwnSql }>, 'analysis' | 'by'> {
  readonly kinds: number;
  readonly shards?: ShardCount;
  readonly where?: Question['where'];
}

const BOTH = [own('tier'), others('device')];

/** One for each analysis. */
export const ONE_OF_EACH: readonly Shape[] = [
  { analysis: 'overlap', by: [], kinds: 2 },
  { analysis: 'segments', by: BOTH, kinds: 2 },
  { analysis: 'tables', by: BOTH, kinds: 2 },
];

const GOLD_ON_TV = [
  { ...own('tier'), values: ['gold'] },
  { ...others('device'), values: ['tv', 'web'] },
];

/** Every shape of a question. */
export const SHAPES: readonly Shape[] = [
  ...ONE_OF_EACH,
  ...ONE_OF_EACH.map((shape) => ({ ...shape, where: GOLD_ON_TV })),
  { analysis: 'rollup', by: [own('tier')], kinds: 2 },
  { analysis: 'rollup', by: [own('tier')], kinds: 2, where: GOLD_ON_TV },
  { analysis: 'segments', by: [...BOTH, own('region'), others('age')], kinds: 2 },
  { analysis: 'segments', by: [own('region')], kinds: 2, where: GOLD_ON_TV },
  { analysis: 'overlap', by: [], kinds: 1 },
  { analysis: 'overlap', by: [], kinds: 6 },
  { analysis: 'overlap', by: [], kinds: 2, shards: 16 },
  { analysis: 'segments', by: [], kinds: 2 },
  { analysis: 'segments', by: [own('tier')], kinds: 2 },
  { analysis: 'segments', by: [others('device')], kinds: 1 },
  { analysis: 'segments', by: [own('tier'), own('region')], kinds: 2 },
  { analysis: 'segments', by: [others('device'), others('age')], kinds: 3 },
  { analysis: 'tables', by: [own('tier')], kinds: 1 },
  { analysis: 'tables', by: [...BOTH, own('region'), others('age')], kinds: 2 },
];

/** More answers than this differ: of those whom filters leave, only so many overlaps have k. */
export const leastAnswers = ({ where }: Shape): number => (where === undefined ? 2 : 1);

/** A shape in words. */
export const named = ({ analysis, by, kinds, shards = 1, where = [] }: Shape): string =>
  `${analysis} by ${by.map(({ attribute }) => attribute).join(', ') || 'nothing'}, ${where.length} filters, ${kinds} kinds, ${shards} shards`;

/** A question about a pair of lists. */
export const queryOf = (
  { analysis, by, kinds, shards = 1, where }: Shape,
  overlap: string,
): VaultQuery => {
  const on = IDENTIFIER_KINDS.slice(0, kinds);
  return vaultQuery(
    { analysis, counted: COUNTED, other: OTHER, on, by: [...by], into: ['class'], where },
    askedOf({
      tables: tablesOf(overlap, shards),
      lists: {
        counted: {
          ...{ party: COUNTED.party, attributes: DOMAINS.counted },
          hierarchies: {
            tier: [{ name: 'class', parents: { high: ['gold', 'silver'], low: ['bronze'] } }],
          },
        },
        other: { party: OTHER.party, attributes: DOMAINS.other },
      },
      k: K,
    }),
  );
};

/** A question as Athena is asked it, with this text of its match. */
export const statementOf = (
  shape: Shape,
  overlap: string,
  text: MatchText,
): Promise<AthenaStatement> => athenaStatement(inText(queryOf(shape, overlap), text), DATABASE);

/** Writes every list. */
export const writeLists = async (root: string): Promise<void> => {
  for (const shards of [1, 16] as const) {
    const counted = { table: tablesOf('nobody', shards).counted, attributes: DOMAINS.counted };
    const people = peopleOf(DOMAINS.counted, first(SIZE));
    await writeSampleVault(root, { ...counted, kinds: KINDS, people });
    for (const [overlap, token] of Object.entries(OVERLAPS))
      await writeSampleVault(root, {
        table: tablesOf(overlap, shards).other,
        ...{ attributes: DOMAINS.other, kinds: KINDS },
        people: peopleOf(DOMAINS.other, token),
      });
  }
};

/** Writes every list, and has Trino know the tables, unless it does already. */
export const makeLists = async (): Promise<void> => {
  const { url, root } = inject('trino');
  const { rows } = await queryTrino(
    url,
    `select 1 from information_schema.tables where table_name = '${TABLES[0]?.table}'`,
  );
  if (rows.length > 0) return;
  await writeLists(root);
  await createVaultTables({ url, root }, TABLES);
  await refreshVaultTables(url, TABLES);
};
