import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import {
  athenaStatement,
  keptStatement,
  matchStatement,
} from '#adapters/aws/athena/athena-statement.ts';
import type { AthenaStatement } from '#adapters/aws/athena/statement-sources.ts';
import { quoteName, quoteText } from '#adapters/duckdb/quote.ts';
import type { Question } from '#core/analyses/question.ts';
import type { QueryTable, VaultQuery } from '#core/matching/vault-query.ts';
import { vaultQuery } from '#core/usecases/questions/question-query.ts';
import { resourcesOf, stage } from '#proof/access/synthesised-room.ts';
import { type AthenaAnswer, TrinoAthenaEngine } from '#proof/trino/athena-engine.ts';
import { keepMatch } from '#proof/trino/keep-match.ts';
import { type SamplePerson, writeSampleVault } from '#proof/trino/sample-vault.ts';
import { queryTrino } from '#proof/trino/trino-client.ts';
import { askedOf } from '#test/support/asked-of.ts';
import { runQuery } from '#test/support/run-query.ts';
import { openDuckDb } from '#test/trino/both-engines.ts';

interface Column {
  readonly Name: string;
  readonly Type: string;
}

/** A table of the synthesised template, as Glue is given it. */
interface GlueTable {
  readonly Name: string;
  readonly Parameters: Readonly<Record<string, unknown>>;
  readonly PartitionKeys: readonly Column[];
  readonly StorageDescriptor: {
    readonly Columns: readonly Column[];
    readonly InputFormat: string;
    readonly SerdeInfo: { readonly Parameters?: Readonly<Record<string, string>> };
  };
}

const tables = resourcesOf(stage('dev').templates.pipeline, 'AWS::Glue::Table').map(
  ([, { Properties }]) => ({
    database: String(Properties.DatabaseName),
    table: Properties.TableInput as unknown as GlueTable,
  }),
);

/** The template of the folders, with the bucket as a folder of this machine. */
const localTemplate = ({ Parameters }: GlueTable): string => {
  const template = Parameters['storage.location.template'] as { 'Fn::Join': [string, unknown[]] };
  return `local:///${String(template['Fn::Join'][1].at(-1)).replace(/^\//, '')}`;
};

/** What Glue says in parameters of a table, in the words of Trino. */
const projected = ({ Parameters }: GlueTable, name: string): string => {
  const type = String(Parameters[`projection.${name}.type`]).toUpperCase();
  const values = String(Parameters[`projection.${name}.values`] ?? '').split(',');
  const list =
    type === 'ENUM' ? `, partition_projection_values = array[${values.map(quoteText)}]` : '';
  return ` with (partition_projection_type = '${type}'${list})`;
};

/** How the files of a table are read, in the words of Trino: as Parquet, or as lines of text. */
const formatOf = ({ Parameters, StorageDescriptor }: GlueTable): string => {
  const { InputFormat, SerdeInfo } = StorageDescriptor;
  if (!InputFormat.endsWith('.TextInputFormat')) return "format = 'PARQUET'";
  const separator = quoteText(SerdeInfo.Parameters?.['field.delim'] ?? '');
  const skipped = String(Parameters['skip.header.line.count']);
  return `format = 'TEXTFILE', textfile_field_separator = ${separator}, skip_header_line_count = ${skipped}`;
};

const createTable = async (database: string, table: GlueTable): Promise<void> => {
  const { url, root } = inject('trino');
  const typed = ({ Name, Type }: Column): string =>
    `${quoteName(Name)} ${Type === 'string' ? 'varchar' : Type}`;
  const columns = [
    ...table.StorageDescriptor.Columns.map(typed),
    ...table.PartitionKeys.map((key) => typed(key) + projected(table, key.Name)),
  ];
  const template = localTemplate(table);
  const location = template.replace(/[^/]*\$\{.*/, '');
  await mkdir(join(root, location.replace('local:///', '')), { recursive: true });
  await queryTrino(
    url,
    `create table ${quoteName(database)}.${quoteName(table.Name)} (${columns.join(', ')})
      with (${formatOf(table)}, external_location = ${quoteText(location)},
        partitioned_by = array[${table.PartitionKeys.map(({ Name }) => quoteText(Name))}],
        partition_projection_enabled = true,
        partition_projection_location_template = ${quoteText(template)})`,
  );
};

const COUNTED = { party: 'brand', dataset: 'customers' };
const OTHER = { party: 'publisher', dataset: 'audience' };
const DOMAINS = {
  counted: { tier: ['gold', 'silver'], region: ['north'] },
  other: { device: ['tv'], age_band: ['55+'] },
};
const versionOf = (
  list: typeof COUNTED,
  { epoch, version, shards }: Pick<QueryTable, 'epoch' | 'version' | 'shards'>,
): QueryTable => ({ collaboration: 'spring-2026', ...list, epoch, version, shards });

const people = (from: number, to: number, attributes: Record<string, string>): SamplePerson[] =>
  Array.from({ length: to - from }, (_, at) => ({ tokens: { email: from + at }, attributes }));

const write = (counted: QueryTable, other: QueryTable, shared: number): Promise<void> =>
  writeSampleVault(
    inject('trino').root,
    {
      table: counted,
      kinds: ['email'],
      attributes: DOMAINS.counted,
      people: people(0, 100 + shared, { tier: 'gold', region: 'north' }),
    },
    {
      table: other,
      kinds: ['email'],
      attributes: DOMAINS.other,
      people: people(100, 400, { device: 'tv', age_band: '55+' }),
    },
  );

const question: Question = {
  analysis: 'segments',
  counted: COUNTED,
  other: OTHER,
  on: ['email'],
  by: [
    { party: 'brand', attribute: 'tier' },
    { party: 'publisher', attribute: 'device' },
  ],
};

const database = tables[0]?.database ?? '';

const queryOf = (asked: {
  readonly counted: QueryTable;
  readonly other: QueryTable;
}): VaultQuery => {
  const lists = {
    counted: { party: COUNTED.party, attributes: DOMAINS.counted },
    other: { party: OTHER.party, attributes: DOMAINS.other },
  };
  return vaultQuery(question, askedOf({ tables: asked, lists, k: 50 }));
};

const run = (statement: AthenaStatement): Promise<AthenaAnswer> =>
  new TrinoAthenaEngine(inject('trino').url).run(statement, new AbortController().signal);

/** Holds an answer against what DuckDB answers of the files of the same versions. */
const expectAnswer = async (
  { columns, rows }: AthenaAnswer,
  query: VaultQuery,
  shared: number,
): Promise<void> => {
  const named = rows.map((row) =>
    Object.fromEntries(columns.map(({ name }, at) => [name, row[at] ?? null])),
  );
  const expected = await runQuery(openDuckDb(), query);
  expect(asText(named)).toEqual(asText(expected.rows));
  expect(JSON.stringify(named)).toContain(String(shared));
};

/** Rows in one order, numbers as the text that Athena tells. */
const asText = (rows: readonly Record<string, string | number | null>[]): readonly string[] =>
  rows
    .map((row) => Object.entries(row).map(([name, value]) => `${name}=${value ?? '(null)'}`))
    .map((fields) => fields.sort().join(' '))
    .sort();

describe("the tables of the stacks, with partitions worked out from their folders' names", () => {
  beforeAll(async () => {
    const { url } = inject('trino');
    for (const { database, table } of tables) {
      await queryTrino(
        url,
        `create schema if not exists ${quoteName(database)}
          with (location = ${quoteText(`local:///schemas/${database}`)})`,
      );
      await createTable(database, table);
    }
  });

  it('are one for each list of the agreement, and one for the matches and one for the links of all', () => {
    expect(tables.map(({ table }) => table.Name)).toEqual([
      'brand_customers',
      'publisher_audience',
      'matches',
      'links',
    ]);
  });

  it('answer what the adapter asks, of the versions asked for and of no other', async () => {
    for (const [epoch, version, shared, shards] of [
      [1, '0123abcd-00000001', 60, 1],
      [1, '0123abcd-00000002', 80, 16],
      [12, '0123abcd-00000001', 70, 128],
    ] as const) {
      const asked = {
        counted: versionOf(COUNTED, { epoch, version, shards }),
        other: versionOf(OTHER, { epoch, version, shards }),
      };
      await write(asked.counted, asked.other, shared);
      const query = queryOf(asked);
      const answer = await run(await athenaStatement(query, database));
      await expectAnswer(answer, query, shared);
    }
  });

  it('answer from the match that is asked for, of those that lie there, and from no other', async () => {
    const queries: [VaultQuery, number][] = [];
    for (const [version, shared] of [
      ['4567abcd-00000001', 90],
      ['4567abcd-00000002', 110],
    ] as const) {
      const asked = {
        counted: versionOf(COUNTED, { epoch: 2, version, shards: 1 }),
        other: versionOf(OTHER, { epoch: 2, version, shards: 1 }),
      };
      await write(asked.counted, asked.other, shared);
      const query = queryOf(asked);
      const { rows } = await run(await matchStatement(query.of, database));
      await keepMatch(inject('trino').root, query.of, rows);
      queries.push([query, shared]);
    }
    for (const [query, shared] of queries)
      await expectAnswer(await run(await keptStatement(query, database)), query, shared);
  });

  it.each([
    ['brand_customers', '"epoch" = \'1\''],
    ['brand_customers', '"version" = \'0123abcd-00000001\''],
    ['brand_customers', 'true'],
    ['matches', '"counted" = \'4567abcd-00000001\' and "other" = \'4567abcd-00000001\''],
    ['matches', '"kinds" = \'email\''],
    ['matches', 'true'],
    [
      'links',
      '"counted" = \'4567abcd-00000001\' and "other" = \'4567abcd-00000001\' and "kinds" = \'email\'',
    ],
    ['links', '"events" = \'4567abcd-00000001\''],
  ])('refuse a query of %s that names only %s', async (table, condition) => {
    const count = `select count(*) from "airlock_dev"."${table}" where ${condition}`;
    await expect(queryTrino(inject('trino').url, count)).rejects.toThrow(
      'Injected projection requires single predicate',
    );
  });
});
