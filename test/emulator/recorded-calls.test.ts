import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FUNCTION_NAMES } from '#core/access/functions.ts';
import { awsCall } from '#proof/emulator/aws-call.ts';
import { EVERYBODY } from '#proof/emulator/principals.ts';
import { CallRecord, recordedCall } from '#proof/emulator/recorded-calls.ts';
import { readRecord } from '#proof/loopback/recorded-call.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const SEAL = 'arn:aws:kms:eu-west-1:111111111111:key/1';

interface Sent {
  readonly method?: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const sent = (service: string, { method = 'POST', url = '/', headers = {}, body = '' }: Sent) =>
  recordedCall(
    {
      principal: 'somebody',
      ...awsCall({
        ...{ method, url, body: Buffer.from(body) },
        headers: {
          authorization: `AWS4-HMAC-SHA256 Credential=KEY/20260101/eu-west-1/${service}/aws4_request`,
          ...headers,
        },
      }),
    },
    { [SEAL]: 'seal' },
  );

describe('the record of calls', () => {
  it.each([
    ['s3', { method: 'GET', url: '/bucket/ledger/000000000001.json' }, 's3:GetObject', 'ledger'],
    ['s3', { method: 'HEAD', url: '/bucket/ledger-head.json' }, 's3:GetObject', 'ledger-head'],
    ['s3', { method: 'DELETE', url: '/b/staging/x?x-id=D' }, 's3:DeleteObject', 'staging'],
    ['s3', { method: 'DELETE', url: '/b/vault/x?uploadId=1' }, 's3:AbortMultipartUpload', 'vault'],
    [
      's3',
      { method: 'GET', url: '/b?versions&prefix=ledger-head.json' },
      ...(['s3:ListBucketVersions', 'ledger-head'] as const),
    ],
    [
      's3',
      { method: 'GET', url: '/b/ledger-head.json?versionId=1' },
      ...(['s3:GetObjectVersion', 'ledger-head'] as const),
    ],
    [
      's3',
      { method: 'GET', url: '/b?list-type=2&prefix=reports%2Fbrand%2F' },
      ...(['s3:ListBucket', 'reports/brand'] as const),
    ],
    [
      'kms',
      {
        headers: { 'x-amz-target': 'TrentService.VerifyMac' },
        body: JSON.stringify({ KeyId: SEAL }),
      },
      ...(['kms:VerifyMac', 'keys/seal'] as const),
    ],
    [
      'athena',
      {
        headers: { 'x-amz-target': 'AmazonAthena.GetQueryResults' },
        body: '{"QueryExecutionId":"1"}',
      },
      ...(['athena:GetQueryResults', 'workgroup'] as const),
    ],
    [
      'lambda',
      {
        url: '/2015-03-31/functions/emu-pairs-pair-people/invocations',
        headers: { 'x-amz-invocation-type': 'Event' },
        body: '{"answer":"00"}',
      },
      ...(['lambda:InvokeFunction', 'functions/pair-people'] as const),
    ],
  ] as const)('knows what is asked of %s: %j', (service, request, ...call) => {
    const [action, resource] = call;
    expect(sent(service, request)).toEqual({ principal: 'somebody', action, resource });
  });

  it('tells a put that replaces from one that must not', () => {
    const put = { method: 'PUT', url: '/b/drops/brand/customers/1/part-0001.parquet' };
    const call = { principal: 'somebody', action: 's3:PutObject', resource: 'drops/brand' };
    expect(sent('s3', put)).toEqual({ ...call, onlyIfAbsent: false });
    const once = { ...put, headers: { 'if-none-match': '*' } };
    expect(sent('s3', once)).toEqual({ ...call, onlyIfAbsent: true });
  });

  it('holds only calls of the room’s functions and people, each once and in order', async () => {
    const calls = await readRecord();
    const lines = calls.map((call) => JSON.stringify(call));
    expect(lines).toEqual([...new Set(lines)].sort());
    const known: ReadonlySet<string> = new Set([...FUNCTION_NAMES, ...EVERYBODY]);
    expect(calls.filter(({ principal }) => !known.has(principal))).toEqual([]);
    expect(new Set(calls.map(({ principal }) => principal)).size).toBeGreaterThan(10);
  });

  describe('held against a run', () => {
    let folder: string;
    let path: string;
    beforeEach(async () => {
      folder = await tempFolder();
      path = join(folder, 'calls.json');
      await writeFile(path, '[{"principal":"a","action":"s3:GetObject","resource":"ledger"}]');
    });
    afterEach(async () => {
      vi.unstubAllEnvs();
      await removeTempFolders();
    });

    it('finds the call that is new, and takes it in only when told to', async () => {
      vi.stubEnv('AIRLOCK_RECORD_CALLS', '');
      const run = new CallRecord({});
      run.take({ principal: 'a', action: 's3:GetObject', resource: 'b/ledger/1.json' });
      run.take({ principal: 'a', action: 'cloudformation:DescribeStacks', resource: 'x' });
      expect(await run.unknown(path)).toEqual([]);
      run.take({ principal: 'b', action: 's3:GetObject', resource: 'b/vault/1' });
      expect(await run.unknown(path)).toHaveLength(1);
      vi.stubEnv('AIRLOCK_RECORD_CALLS', '1');
      expect(await run.unknown(path)).toEqual([]);
      vi.stubEnv('AIRLOCK_RECORD_CALLS', '');
      expect(await run.unknown(path)).toEqual([]);
    });
  });
});
