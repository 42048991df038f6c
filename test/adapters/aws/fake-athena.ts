import type { AthenaClient } from '@aws-sdk/client-athena';
import type { AthenaPlace } from '#adapters/aws/athena/athena-execution.ts';
import { ATHENA_ENGINE } from '#core/access/workgroup.ts';
import { matchColumns } from '#core/matching/match-columns.ts';
import type { QueryPart, QueryTable, VaultQuery } from '#core/matching/vault-query.ts';
import type { ShardCount } from '#core/shards.ts';
import { vendorError } from '#proof/loopback/fake-s3.ts';
import { settingsOf, TEST_WORKGROUP } from '#proof/trino/through-athena.ts';
import { MemoryObjectStore } from '#test/support/memory/memory-object-store.ts';

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
const PEOPLE: QueryPart = {
  sql: 'matching/oblivious/people',
  includes: { identifiers: IDENTIFIERS },
  values: [],
};
const OBLIVIOUS: QueryPart = {
  sql: 'matching/oblivious/matches',
  includes: { people: PEOPLE },
  values: [],
};
/** The versions in the question. */
export const TABLES = {
  counted: table('brand', 'customers', 1),
  other: table('publisher', "aud'ience", 16),
};
/** A question about two lists. */
export const QUERY: VaultQuery = {
  sql: 'analyses/overlap',
  by: {},
  of: {
    ...TABLES,
    on: ['email'],
    people: { counted: 1_000, other: 1_000 },
    rows: 987,
    attributes: [],
  },
  match: { fast: { ...OBLIVIOUS, sql: 'no such file' }, oblivious: OBLIVIOUS },
  tables: TABLES,
  columns: matchColumns(TABLES, {}),
  values: [50],
};

const CONFIGURATION = {
  ...settingsOf(TEST_WORKGROUP),
  EngineVersion: { SelectedEngineVersion: ATHENA_ENGINE, EffectiveEngineVersion: ATHENA_ENGINE },
};

/** How an execution stands. */
export interface Status {
  readonly State: string;
  readonly CompletionDateTime?: Date;
  readonly AthenaError?: { readonly Retryable: boolean };
  readonly StateChangeReason?: string;
}
type Input = Readonly<Record<string, unknown>>;

/** Athena as a script: for each token an execution, for each execution the states it goes through. */
export class FakeAthena {
  now = new Date('2026-11-22T10:59:00Z');
  readonly sent: { name: string; input: Input }[] = [];
  readonly tokens: string[] = [];
  states: Status[][] = [[{ State: 'SUCCEEDED' }]];
  pages: unknown[] = [];
  fault: Error | undefined;
  /** The first execution of those that it knows. */
  oldest = 0;
  /** Executions whose result is no more. */
  expired: readonly string[] = [];
  workgroup: unknown = {
    ...{ Name: TEST_WORKGROUP.name, State: 'ENABLED' },
    Configuration: CONFIGURATION,
  };
  location = 's3://the-results/results/';

  /** A place in it, by a clock that goes on while somebody waits. */
  place: AthenaPlace = {
    client: { send: (command: object) => this.#send(command) } as unknown as AthenaClient,
    ...{ workgroup: TEST_WORKGROUP, database: 'room', notes: new MemoryObjectStore() },
    clock: { now: () => this.now },
    wait: async (milliseconds) => {
      this.now = new Date(this.now.getTime() + milliseconds);
    },
    patienceMs: 20_000,
  };

  /** The calls of one name. */
  named(name: string): readonly { name: string; input: Input }[] {
    return this.sent.filter((command) => command.name === name);
  }

  async #send(command: object): Promise<unknown> {
    const name = command.constructor.name.replace(/Command$/, '');
    const { input } = command as { input: Input };
    this.sent.push({ name, input });
    if (this.fault) throw this.fault;
    if (name === 'GetWorkGroup') return { WorkGroup: this.workgroup };
    if (name === 'StartQueryExecution') return { QueryExecutionId: this.#execution(input) };
    if (name === 'GetQueryExecution') return { QueryExecution: this.#look(input) };
    if (this.expired.includes(String(input.QueryExecutionId)))
      throw vendorError('InvalidRequestException');
    return this.pages.shift() ?? page([HEADER]);
  }

  #execution({ ClientRequestToken }: Input): string {
    const token = String(ClientRequestToken);
    if (!this.tokens.includes(token)) this.tokens.push(token);
    return String(this.tokens.indexOf(token));
  }

  #look({ QueryExecutionId: id }: Input): unknown {
    if (Number(id) < this.oldest) throw vendorError('InvalidRequestException');
    const states = this.states[Number(id)] ?? [{ State: 'RUNNING' }];
    const Status = states.length > 1 ? states.shift() : states[0];
    const ResultConfiguration = { OutputLocation: `${this.location}${id}.csv` };
    const WorkGroup = TEST_WORKGROUP.name;
    return { WorkGroup, ResultConfiguration, Status, Statistics: { DataScannedInBytes: 4096 } };
  }
}

const columns = [
  { Name: 'level', Type: 'integer' },
  { Name: 'first_value', Type: 'varchar' },
  { Name: 'people', Type: 'bigint' },
];
/** A page of results. */
export const page = (rows: readonly (readonly (string | undefined)[])[], NextToken?: string) => ({
  ResultSet: {
    ResultSetMetadata: { ColumnInfo: columns },
    Rows: rows.map((row) => ({ Data: row.map((VarCharValue) => ({ VarCharValue })) })),
  },
  NextToken,
});
/** The first row of the first page. */
export const HEADER = ['level', 'first_value', 'people'] as const;
