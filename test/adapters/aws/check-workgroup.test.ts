import type { AthenaClient } from '@aws-sdk/client-athena';
import { describe, expect, it } from 'vitest';
import { AthenaQueryEngine } from '#adapters/aws/athena/athena-query-engine.ts';
import { ATHENA_ENGINE } from '#core/access/workgroup.ts';
import { settingsOf, TEST_WORKGROUP } from '#proof/trino/through-athena.ts';
import { MemoryObjectStore } from '#test/support/memory/memory-object-store.ts';
import { QUERY } from './fake-athena.ts';

type Settings = Readonly<Record<string, unknown>>;

const ENGINE = { SelectedEngineVersion: ATHENA_ENGINE, EffectiveEngineVersion: ATHENA_ENGINE };
const AS_DEPLOYED: Settings = { ...settingsOf(TEST_WORKGROUP), EngineVersion: ENGINE };
const RESULTS = settingsOf(TEST_WORKGROUP).ResultConfiguration;
const ENCRYPTION = RESULTS?.EncryptionConfiguration as Settings;

/** An engine whose workgroup is this, and the names of the calls that it makes. */
const engineIn = (workgroup: Settings | undefined) => {
  const sent: string[] = [];
  const send = async (command: object): Promise<unknown> => {
    const name = command.constructor.name.replace(/Command$/, '');
    sent.push(name);
    return name === 'GetWorkGroup' ? { WorkGroup: workgroup } : { QueryExecutionId: 'begun' };
  };
  const engine = new AthenaQueryEngine({
    ...{ client: { send } as unknown as AthenaClient, workgroup: TEST_WORKGROUP },
    ...{ database: 'room', notes: new MemoryObjectStore(), patienceMs: 0 },
    ...{ clock: { now: () => new Date() }, wait: async () => {} },
  });
  return { engine, sent };
};
const workgroupWith = (Configuration: Settings, beside: Settings = {}): Settings => ({
  ...{ Name: 'room', State: 'ENABLED', Configuration },
  ...beside,
});
const withResults = (results: Settings): Settings =>
  workgroupWith({ ...AS_DEPLOYED, ResultConfiguration: { ...RESULTS, ...results } });

describe('the workgroup', () => {
  it('is looked at before a price is said, and lets a question through if it is as deployed', async () => {
    for (const more of [{}, { ManagedQueryResultsConfiguration: { Enabled: false } }]) {
      const { engine, sent } = engineIn(workgroupWith({ ...AS_DEPLOYED, ...more }));
      expect((await engine.quote(1, QUERY)).dollars).toBeGreaterThan(0);
      expect(sent).toEqual(['GetWorkGroup']);
    }
  });

  it.each<readonly [string, Settings | undefined]>([
    ['existence', undefined],
    ['name', workgroupWith(AS_DEPLOYED, { Name: 'other' })],
    ['state', workgroupWith(AS_DEPLOYED, { State: 'DISABLED' })],
    ['enforcement', workgroupWith({ ...AS_DEPLOYED, EnforceWorkGroupConfiguration: false })],
    ['enforcement', { Name: 'room', State: 'ENABLED' }],
    ['output location', withResults({ OutputLocation: 's3://of-somebody/results/' })],
    ['output location', withResults({ OutputLocation: 's3://the-results/' })],
    ['output location', withResults({ OutputLocation: undefined })],
    ['expected bucket owner', withResults({ ExpectedBucketOwner: '222222222222' })],
    ['expected bucket owner', withResults({ ExpectedBucketOwner: undefined })],
    ['encryption', withResults({ EncryptionConfiguration: undefined })],
    [
      'encryption',
      withResults({ EncryptionConfiguration: { ...ENCRYPTION, EncryptionOption: 'SSE_S3' } }),
    ],
    ['key', withResults({ EncryptionConfiguration: { ...ENCRYPTION, KmsKey: 'another' } })],
    [
      'access list of results',
      withResults({ AclConfiguration: { S3AclOption: 'BUCKET_OWNER_FULL_CONTROL' } }),
    ],
    ['scan limit', workgroupWith({ ...AS_DEPLOYED, BytesScannedCutoffPerQuery: undefined })],
    ['scan limit', workgroupWith({ ...AS_DEPLOYED, BytesScannedCutoffPerQuery: 10_000_000 })],
    ['requester pays', workgroupWith({ ...AS_DEPLOYED, RequesterPaysEnabled: true })],
    [
      'selected engine',
      workgroupWith({
        ...AS_DEPLOYED,
        EngineVersion: { ...ENGINE, SelectedEngineVersion: 'AUTO' },
      }),
    ],
    [
      'effective engine',
      workgroupWith({
        ...AS_DEPLOYED,
        EngineVersion: { ...ENGINE, EffectiveEngineVersion: 'Athena engine version 4' },
      }),
    ],
    ['identity centre', workgroupWith(AS_DEPLOYED, { IdentityCenterApplicationArn: 'arn:aws:x' })],
    [
      'further settings',
      workgroupWith({ ...AS_DEPLOYED, ManagedQueryResultsConfiguration: { Enabled: true } }),
    ],
    ['further settings', workgroupWith({ ...AS_DEPLOYED, ExecutionRole: 'arn:aws:iam::1:role/x' })],
    [
      'further settings',
      workgroupWith({
        ...AS_DEPLOYED,
        MonitoringConfiguration: { S3LoggingConfiguration: { Enabled: true } },
      }),
    ],
    ['further settings', workgroupWith({ ...AS_DEPLOYED, SomethingNew: 'on' })],
  ])(
    'whose %s is another lets no question be charged, and none begin',
    async (named, workgroup) => {
      const { engine, sent } = engineIn(workgroup);
      const says = `not as it was deployed (${named})`;
      await expect(engine.quote(1, QUERY)).rejects.toMatchObject({
        code: 'room',
        message: expect.stringContaining(says),
      });
      await expect(engine.run(QUERY, { answer: 'paid before' })).rejects.toThrow(says);
      expect(new Set(sent)).toEqual(new Set(['GetWorkGroup']));
    },
  );

  it('is looked at before each query that begins, and not for one that runs', async () => {
    const { engine, sent } = engineIn(workgroupWith(AS_DEPLOYED));
    for (let time = 0; time < 3; time += 1) await engine.run(QUERY, { answer: 'paid' });
    expect(sent.filter((name) => name !== 'GetQueryExecution')).toEqual([
      ...['GetWorkGroup', 'StartQueryExecution'],
    ]);
  });
});

describe('a price', () => {
  it.each([
    [0, 0.00005],
    [9_999_999, 0.00005],
    [10_000_001, 0.000055],
    [1_000_000_000, 0.005],
  ])(
    'of %i bytes is %d dollars: whole megabytes, ten at least, at five dollars a terabyte',
    async (bytes, dollars) => {
      const { engine } = engineIn(workgroupWith(AS_DEPLOYED));
      const quote = await engine.quote(bytes, QUERY);
      expect(quote.scannedBytes).toBe(bytes);
      expect(quote.dollars).toBeCloseTo(dollars, 9);
    },
  );

  it('is none for more than the room was deployed to read: refused, with what to do', async () => {
    const { engine } = engineIn(workgroupWith(AS_DEPLOYED));
    await engine.quote(TEST_WORKGROUP.scanLimitBytes, QUERY);
    await expect(engine.quote(TEST_WORKGROUP.scanLimitBytes + 1, QUERY)).rejects.toMatchObject({
      ...{ code: 'refused', reason: 'over-scan-limit' },
      message: expect.stringContaining('scanLimitBytes'),
    });
  });
});
