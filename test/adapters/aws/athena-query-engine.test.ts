import { beforeEach, describe, expect, it } from 'vitest';
import { AthenaQueryEngine } from '#adapters/aws/athena/athena-query-engine.ts';
import { vendorError } from '#proof/loopback/fake-s3.ts';
import { runQuery } from '#test/support/run-query.ts';
import { FakeAthena, HEADER, page, QUERY, TABLES } from './fake-athena.ts';

describe('AthenaQueryEngine', () => {
  let athena: FakeAthena;
  let engine: AthenaQueryEngine;
  beforeEach(() => {
    athena = new FakeAthena();
    engine = new AthenaQueryEngine(athena.place);
  });

  it('binds every value as a quoted literal, and names tables of the agreement alone', async () => {
    await runQuery(engine, QUERY);
    const { input } = athena.named('StartQueryExecution')[0] ?? {};
    expect(input).toMatchObject({
      WorkGroup: 'room',
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
    expect(athena.named('GetQueryExecution')).toHaveLength(3);
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
