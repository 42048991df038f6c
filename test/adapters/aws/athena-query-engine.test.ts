import type { AthenaClient } from '@aws-sdk/client-athena';
import { beforeEach, describe, expect, it } from 'vitest';
import { AthenaQueryEngine } from '#adapters/aws/athena/athena-query-engine.ts';
import { matchColumns } from '#core/matching/match-columns.ts';
import type { QueryPart, QueryTable, VaultQuery } from '#core/matching/vault-query.ts';
import type { ShardCount } from '#core/shards.ts';
import { vendorError } from '#proof/loopback/fake-s3.ts';
import { runQuery } from '#test/support/run-query.ts';

const table = (party: string, dataset: string, shards: ShardCount): QueryTable => ({
  collaboration: 'spring-2026',
  party,
  dataset,
  epoch: 2,
  version: '01234567-89abcdef',
  shards,
});
const IDENTIFIERS: QueryPart = {
  sql: 'matching/oblivious/identifiers',
  includes: {},
  values: ["email'); drop table x --", 'phone'],
};
const FIRST: QueryPart = {
  sql: 'matching/oblivious/first-kind',
  includes: { identifiers: IDENTIFIERS },
  values: [],
};
const OBLIVIOUS: QueryPart = {
  sql: 'matching/oblivious/matches',
  includes: { identifiers: FIRST },
  values: [],
};
const TABLES = {
  counted: table('brand', 'customers', 1),
  other: table('publisher', "aud'ience", 16),
};
const QUERY: VaultQuery = {
  sql: 'analyses/overlap',
  match: { fast: { ...OBLIVIOUS, sql: 'no such file' }, oblivious: OBLIVIOUS },
  tables: TABLES,
  columns: matchColumns(TABLES, {}),
  values: [50],
};

interface Status {
  readonly State: string;
  readonly CompletionDateTime?: Date;
  readonly AthenaError?: { readonly Retryable: boolean };
  readonly StateChangeReason?: string;
}
type Input = Readonly<Record<string, unknown>>;

/** Athena as a script: for each token an execution, for each execution the states it goes through. */
class FakeAthena {
  readonly sent: { name: string; input: Input }[] = [];
  readonly tokens: string[] = [];
  states: Status[][] = [[{ State: 'SUCCEEDED' }]];
  pages: unknown[] = [];
  fault: Error | undefined;

  get client(): AthenaClient {
    return { send: (command: object) => this.#send(command) } as unknown as AthenaClient;
  }

  async #send(command: object): Promise<unknown> {
    const name = command.constructor.name.replace(/Command$/, '');
    const { input } = command as { input: Input };
    this.sent.push({ name, input });
    if (this.fault) throw this.fault;
    if (name === 'StartQueryExecution') return { QueryExecutionId: this.#execution(input) };
    if (name === 'GetQueryExecution') return { QueryExecution: this.#look(input) };
    return name === 'GetQueryResults' ? this.pages.shift() : {};
  }

  #execution({ ClientRequestToken }: Input): string {
    const token = String(ClientRequestToken);
    if (!this.tokens.includes(token)) this.tokens.push(token);
    return String(this.tokens.indexOf(token));
  }

  #look({ QueryExecutionId }: Input): unknown {
    const states = this.states[Number(QueryExecutionId)] ?? [{ State: 'RUNNING' }];
    const Status = states.length > 1 ? states.shift() : states[0];
    return { Status, Statistics: { DataScannedInBytes: 4096 } };
  }
}

const columns = [
  { Name: 'level', Type: 'integer' },
  { Name: 'first_value', Type: 'varchar' },
  { Name: 'people', Type: 'bigint' },
];
const page = (rows: readonly (readonly (string | undefined)[])[], NextToken?: string) => ({
  ResultSet: {
    ResultSetMetadata: { ColumnInfo: columns },
    Rows: rows.map((row) => ({ Data: row.map((VarCharValue) => ({ VarCharValue })) })),
  },
  NextToken,
});
const HEADER = ['level', 'first_value', 'people'] as const;

describe('AthenaQueryEngine', () => {
  let athena: FakeAthena;
  let engine: AthenaQueryEngine;
  let now: Date;
  beforeEach(() => {
    athena = new FakeAthena();
    athena.pages = [page([HEADER])];
    now = new Date('2026-11-22T10:59:00Z');
    engine = new AthenaQueryEngine({
      client: athena.client,
      workgroup: 'airlock',
      database: 'room',
      clock: { now: () => now },
      wait: async (milliseconds) => {
        now = new Date(now.getTime() + milliseconds);
      },
      timeoutMs: 60_000,
    });
  });
  const named = (name: string) => athena.sent.filter((command) => command.name === name);

  it('binds every value as a quoted literal, and names tables of the agreement alone', async () => {
    await runQuery(engine, QUERY);
    const { input } = named('StartQueryExecution')[0] ?? {};
    expect(input).toMatchObject({
      WorkGroup: 'airlock',
      QueryExecutionContext: { Database: 'room' },
      ExecutionParameters: [
        "'2'",
        "'01234567-89abcdef'",
        "'000'",
        "'2'",
        "'01234567-89abcdef'",
        "'015'",
        "'email''); drop table x --'",
        "'phone'",
        '50',
      ],
    });
    const sql = String(input?.QueryString);
    expect(sql).toContain(
      'from "room"."brand_customers"\n  where "epoch" = ? and "version" = ? and "shard" <= ?',
    );
    expect(sql).toContain(`from "room"."publisher_aud'ience"`);
    expect(sql).not.toMatch(/drop table|\{\{|89abcdef/);
    expect(sql.split('?')).toHaveLength(10);
  });

  it('reads all pages, numbers as numbers, nothing as null, and the header as none of it', async () => {
    athena.pages = [
      page([HEADER, ['0', '18-24', '120']], 'more'),
      page([['3', undefined, '9007199254740991']]),
    ];
    const { rows, scannedBytes } = await runQuery(engine, QUERY);
    expect(rows).toEqual([
      { level: 0, first_value: '18-24', people: 120 },
      { level: 3, first_value: null, people: 9007199254740991 },
    ]);
    expect(scannedBytes).toBe(4096);
  });

  it('waits until the query has ended', async () => {
    athena.states = [[{ State: 'QUEUED' }, { State: 'RUNNING' }, { State: 'SUCCEEDED' }]];
    await runQuery(engine, QUERY);
    expect(named('GetQueryExecution')).toHaveLength(3);
  });

  it('finds the execution of an earlier call by its token, within the hour', async () => {
    await runQuery(engine, QUERY);
    athena.pages = [page([HEADER])];
    await runQuery(engine, QUERY);
    expect(athena.tokens).toHaveLength(1);
    athena.states = [[{ State: 'SUCCEEDED' }], [{ State: 'SUCCEEDED' }], [{ State: 'SUCCEEDED' }]];
    athena.pages = [page([HEADER]), page([HEADER])];
    await runQuery(engine, { ...QUERY, values: [60] });
    now = new Date(now.getTime() + 3_600_000);
    await runQuery(engine, QUERY);
    expect(new Set(athena.tokens).size).toBe(3);
    for (const token of athena.tokens) expect(token).toMatch(/^[0-9a-f]{64}$/);
  });

  it('begins anew after a failure that is old, or that Athena calls retryable', async () => {
    athena.states = [
      [{ State: 'FAILED', CompletionDateTime: new Date('2026-11-22T10:58:00Z') }],
      [{ State: 'FAILED', AthenaError: { Retryable: true } }],
      [{ State: 'SUCCEEDED' }],
    ];
    await runQuery(engine, QUERY);
    expect(named('StartQueryExecution')).toHaveLength(3);
  });

  it('stops a query that takes too long, and says so', async () => {
    athena.states = [[{ State: 'RUNNING' }]];
    await expect(runQuery(engine, QUERY)).rejects.toThrow(/took too long and was stopped/);
    expect(named('StopQueryExecution')).toHaveLength(1);
  });

  it.each([
    [{ State: 'FAILED', StateChangeReason: 'secret words' }, /failed in Athena/],
    [{ State: 'CANCELLED', StateChangeReason: 'secret words' }, /was cancelled/],
    [
      { State: 'FAILED', StateChangeReason: 'TABLE_NOT_FOUND: line 1:8: secret words' },
      /was deployed for an agreement that is not in force/,
    ],
    [
      { State: 'FAILED', StateChangeReason: 'COLUMN_NOT_FOUND: line 1:8: secret words' },
      /was deployed for an agreement that is not in force/,
    ],
  ])('tells %o in one safe sentence', async (status, says) => {
    athena.states = [[status]];
    const error = await runQuery(engine, QUERY).catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ name: 'AirlockError', code: 'room' });
    expect((error as Error).message).toMatch(says);
    expect((error as Error).message).not.toContain('secret words');
  });

  it.each([
    ['TooManyRequestsException', /too busy with the Athena workgroup/],
    ['AccessDeniedException', /does not let this role use the Athena workgroup/],
    ['ExpiredTokenException', /sign in again/],
  ])('tells %s in one safe sentence', async (name, says) => {
    athena.fault = vendorError(name);
    await expect(runQuery(engine, QUERY)).rejects.toMatchObject({ code: 'room' });
    await expect(runQuery(engine, QUERY)).rejects.toThrow(says);
  });

  it('fails when a name or a workgroup is missing', async () => {
    const lacking = { ...QUERY, tables: { counted: TABLES.counted } };
    await expect(runQuery(engine, lacking)).rejects.toThrow(/\{\{other\}\}/);
    const nowhere = new AthenaQueryEngine(undefined);
    await expect(runQuery(nowhere, QUERY)).rejects.toThrow(
      'This function was not given a workgroup.',
    );
  });
});
