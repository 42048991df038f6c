import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoopbackServer } from '#proof/loopback/loopback-server.ts';
import type { AthenaEngine } from '#proof/trino/athena-engine.ts';
import { startAthenaFacade } from '#proof/trino/athena-facade.ts';
import { ROOM_TABLES } from '#proof/trino/facade-sample.ts';

interface Status {
  readonly State: string;
  readonly StateChangeReason?: string;
}

interface Execution {
  readonly Status: Status;
  readonly Statistics: { readonly DataScannedInBytes: number };
  readonly ResultConfiguration: { readonly OutputLocation?: string };
}

interface Row {
  readonly Data: readonly { readonly VarCharValue?: string }[];
}

/** What may stand in an answer of Athena. */
interface Body {
  readonly __type: string;
  readonly message: string;
  readonly QueryExecutionId: string;
  readonly QueryExecution: Execution;
  readonly NextToken?: string;
  readonly ResultSet: {
    readonly Rows: readonly Row[];
    readonly ResultSetMetadata: {
      readonly ColumnInfo: readonly { readonly Name: string; readonly Type: string }[];
    };
  };
}

interface Reply {
  readonly status: number;
  readonly body: Body;
}

const WORKGROUPS = {
  room: { ResultConfiguration: { OutputLocation: 's3://results-of-the-room/' } },
  managed: {},
  narrow: { BytesScannedCutoffPerQuery: 1 },
};
const COUNT = `select person, nullif("tier", 0) as tier,
    case person when 0 then 'O''Brien' when 2 then 'Zoë 東京 🎉' end as word from "awsdatacatalog"."room"."brand_members"
  where kind = ? order by person`;

/** What the facade promises over any engine. `open` answers one over the sample of the room. */
export const facadeContract = (name: string, open: () => Promise<AthenaEngine>): void => {
  describe(`the Athena facade over ${name}`, () => {
    let facade: LoopbackServer;
    beforeAll(async () => {
      facade = await startAthenaFacade({ engine: await open(), workgroups: WORKGROUPS });
    });
    afterAll(() => facade.close());

    const call = async (operation: string, request: object): Promise<Reply> => {
      const response = await fetch(facade.origin, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `AmazonAthena.${operation}`,
        },
        body: JSON.stringify(request),
      });
      return { status: response.status, body: (await response.json()) as Body };
    };
    const start = async (request: object): Promise<string> => {
      const { status, body } = await call('StartQueryExecution', { WorkGroup: 'room', ...request });
      expect({ status, body }).toMatchObject({ status: 200 });
      return body.QueryExecutionId;
    };
    const ended = async (id: string): Promise<Execution> => {
      for (;;) {
        const { body } = await call('GetQueryExecution', { QueryExecutionId: id });
        const { State } = body.QueryExecution.Status;
        if (!['QUEUED', 'RUNNING'].includes(State)) return body.QueryExecution;
        await wait(20);
      }
    };
    const refusal = async (operation: string, request: object): Promise<string> => {
      const { status, body } = await call(operation, request);
      expect(status).toBe(400);
      expect(body.__type).toMatch(/^(InvalidRequest|UnknownOperation)Exception$/);
      return body.message;
    };

    it('runs a statement with parameters to its result, header first, nulls without a value', async () => {
      const id = await start({ QueryString: COUNT, ExecutionParameters: ["'email'"] });
      expect(await ended(id)).toMatchObject({
        Query: COUNT,
        WorkGroup: 'room',
        Status: { State: 'SUCCEEDED', SubmissionDateTime: expect.any(Number) },
        Statistics: { DataScannedInBytes: expect.any(Number) },
      });
      const { body } = await call('GetQueryResults', { QueryExecutionId: id });
      expect(body.ResultSet.Rows).toEqual([
        { Data: [{ VarCharValue: 'person' }, { VarCharValue: 'tier' }, { VarCharValue: 'word' }] },
        { Data: [{ VarCharValue: '0' }, { VarCharValue: '1' }, { VarCharValue: "O'Brien" }] },
        { Data: [{ VarCharValue: '1' }, {}, {}] },
        { Data: [{ VarCharValue: '2' }, { VarCharValue: '2' }, { VarCharValue: 'Zoë 東京 🎉' }] },
      ]);
      const info = body.ResultSet.ResultSetMetadata.ColumnInfo;
      expect(info.map((each) => [each.Name, each.Type])).toEqual([
        ['person', 'bigint'],
        ['tier', 'bigint'],
        ['word', 'varchar'],
      ]);
    });

    it('scans something, and knows the database of the context', async () => {
      const id = await start({
        QueryString: `select count(*) as n from "${ROOM_TABLES[0]?.table}" where token_hi < 0;`,
        QueryExecutionContext: { Database: 'room' },
      });
      const { Status, Statistics } = await ended(id);
      expect(Status.StateChangeReason).toBeUndefined();
      expect(Statistics.DataScannedInBytes).toBeGreaterThan(0);
    });

    it('pages through a result', async () => {
      const id = await start({ QueryString: COUNT, ExecutionParameters: ["'email'"] });
      await ended(id);
      const first: (string | undefined)[] = [];
      let request: object = { QueryExecutionId: id, MaxResults: 3 };
      for (let page = 0; page < 9; page += 1) {
        const { body } = await call('GetQueryResults', request);
        expect(body.ResultSet.Rows.length).toBeLessThanOrEqual(3);
        first.push(...body.ResultSet.Rows.map((row) => row.Data[0]?.VarCharValue));
        if (body.NextToken === undefined) break;
        request = { ...request, NextToken: body.NextToken };
      }
      expect(first).toEqual(['person', '0', '1', '2']);
      const wrong = { QueryExecutionId: id, NextToken: 'bm90IG9uZQ' };
      expect(await refusal('GetQueryResults', wrong)).toMatch(/NextToken/);
      expect(await refusal('GetQueryResults', { ...wrong, MaxResults: 1001 })).toMatch(/MaxRes/);
    });

    it('takes one token for one query', async () => {
      const request = { QueryString: 'select 1 as one', ClientRequestToken: randomUUID() };
      const id = await start(request);
      expect(await start(request)).toBe(id);
      const other = { ...request, QueryString: 'select 2 as one', WorkGroup: 'room' };
      expect(await refusal('StartQueryExecution', other)).toMatch(/Idempotent/);
    });

    it("keeps to the workgroup's own settings", async () => {
      const QueryString = 'select 1 as one';
      const theirs = { ResultConfiguration: { OutputLocation: 's3://somewhere-else/' } };
      const id = await start({ QueryString, ...theirs });
      expect((await ended(id)).ResultConfiguration.OutputLocation).toBe(
        `s3://results-of-the-room/${id}.csv`,
      );
      const managed = await ended(await start({ QueryString, ...theirs, WorkGroup: 'managed' }));
      expect(managed.ResultConfiguration).toEqual({});
      for (const WorkGroup of ['primary', 'toString', 'other', undefined])
        expect(await refusal('StartQueryExecution', { QueryString, WorkGroup })).toMatch(
          /is not found/,
        );
    });

    it('cancels what scans more than the workgroup allows', async () => {
      const parameters = { ExecutionParameters: ["'email'"], WorkGroup: 'narrow' };
      const id = await start({ QueryString: COUNT, ...parameters });
      expect((await ended(id)).Status).toMatchObject({
        State: 'CANCELLED',
        StateChangeReason: expect.stringMatching(/Bytes scanned limit/),
      });
      expect(await refusal('GetQueryResults', { QueryExecutionId: id })).toMatch(/CANCELLED/);
    });

    it('fails a statement that is wrong, and tells why', async () => {
      const wrong: object[] = [
        { QueryString: 'select * from room.no_such_table' },
        { QueryString: 'selec 1' },
        { QueryString: COUNT, ExecutionParameters: ["'email'", "'phone'"] },
        { QueryString: COUNT },
      ];
      for (const request of wrong) {
        const id = await start(request);
        expect((await ended(id)).Status).toMatchObject({
          State: 'FAILED',
          StateChangeReason: expect.stringMatching(/./),
        });
        expect(await refusal('GetQueryResults', { QueryExecutionId: id })).toMatch(/FAILED/);
      }
    });

    it('stops a query, and leaves one that has ended', async () => {
      const QueryString = `select count(*) as n from ${Array.from({ length: 12 }, (_, at) => `room.brand_members as t${at}`).join(', ')}`;
      const id = await start({ QueryString });
      expect(await refusal('GetQueryResults', { QueryExecutionId: id })).toMatch(
        /not yet finished/,
      );
      expect((await call('StopQueryExecution', { QueryExecutionId: id })).status).toBe(200);
      expect((await ended(id)).Status.State).toBe('CANCELLED');
      const done = await start({ QueryString: 'select 1 as one' });
      await ended(done);
      expect((await call('StopQueryExecution', { QueryExecutionId: done })).status).toBe(200);
      expect((await ended(done)).Status.State).toBe('SUCCEEDED');
    });

    it('refuses what it does not know', async () => {
      const QueryExecutionId = randomUUID();
      for (const operation of ['GetQueryExecution', 'GetQueryResults', 'StopQueryExecution'])
        expect(await refusal(operation, { QueryExecutionId })).toMatch(/was not found/);
      expect(await refusal('DeleteWorkGroup', {})).toMatch(/DeleteWorkGroup/);
      const QueryString = 'select 1';
      const started = { QueryString, WorkGroup: 'room' };
      for (const wrong of [
        { QueryString: '' },
        { ExecutionParameters: [] },
        { ClientRequestToken: 'short' },
      ])
        expect(await refusal('StartQueryExecution', { ...started, ...wrong })).toMatch(/\w: /);
    });
  });
};
