import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CloudControlClient } from '@aws-sdk/client-cloudcontrol';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { GlueClient } from '@aws-sdk/client-glue';
import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  awsSettings,
  type SettingsClients,
  settingsClients,
} from '#adapters/aws/deployment/aws-settings.ts';
import { exportedSettings, savedSettings } from '#adapters/exported-settings.ts';
import type { ReadOperation } from '#core/ports/deployed-settings.ts';
import {
  type LoopbackServer,
  type Reply,
  serveOnLoopback,
} from '#proof/loopback/loopback-server.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const INPUT = {
  ...{ StackName: 'room-data', TypeName: 'AWS::S3::Bucket', Identifier: 'vault' },
  ...{ FunctionName: 'f', KeyId: 'k', DatabaseName: 'd', Name: 't' },
};
/** Every read that there is: the compiler misses none. */
const ALL: Readonly<Record<ReadOperation, true>> = {
  'cloudformation list-stack-resources': true,
  'cloudcontrol get-resource': true,
  'lambda get-function-configuration': true,
  'lambda get-policy': true,
  'lambda list-function-url-configs': true,
  'lambda list-event-source-mappings': true,
  'lambda list-versions-by-function': true,
  'lambda list-aliases': true,
  'lambda list-function-event-invoke-configs': true,
  'kms list-grants': true,
  'glue get-table': true,
};
const READ_OPERATIONS = Object.keys(ALL) as readonly ReadOperation[];

const readingOf = (operation: ReadOperation) => ({
  ...{ operation, region: 'eu-west-1' },
  ...{ input: INPUT, file: 'x.json' },
});

const json = (status: number, body: unknown, type = ''): Reply => ({
  status,
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': type },
  body: JSON.stringify(body),
});

const XML = (next: string) => `<ListStackResourcesResponse><ListStackResourcesResult>
  <StackResourceSummaries><member><LogicalResourceId>Key${next}</LogicalResourceId>
  <PhysicalResourceId>k</PhysicalResourceId><ResourceType>AWS::KMS::Key</ResourceType>
  <ResourceStatus>CREATE_COMPLETE</ResourceStatus>
  <LastUpdatedTimestamp>2026-11-26T00:00:00Z</LastUpdatedTimestamp></member></StackResourceSummaries>
  ${next}</ListStackResourcesResult></ListStackResourcesResponse>`;

describe('the settings of an account', () => {
  let server: LoopbackServer;
  let clients: SettingsClients;
  let answer: (called: string) => Reply;
  let called: string[];
  beforeAll(async () => {
    server = await serveOnLoopback(async ({ method, url, headers, body }) => {
      const what = `${method} ${headers['x-amz-target'] ?? url} ${Buffer.from(body).toString()}`;
      called.push(what);
      return answer(what);
    });
    const options = {
      region: 'eu-west-1',
      endpoint: server.origin,
      credentials: { accessKeyId: 'a', secretAccessKey: 's' },
      maxAttempts: 1,
    };
    clients = {
      cloudcontrol: new CloudControlClient(options),
      cloudformation: new CloudFormationClient(options),
      glue: new GlueClient(options),
      kms: new KMSClient(options),
      lambda: new LambdaClient(options),
    };
  });
  beforeEach(() => {
    called = [];
  });
  afterAll(async () => {
    for (const client of Object.values(clients)) client.destroy();
    await server.close();
    await removeTempFolders();
  });

  it('are read by calls that only read', async () => {
    answer = (what) =>
      what.includes('ListStackResources')
        ? { status: 200, headers: { 'content-type': 'text/xml' }, body: XML('') }
        : json(200, {});
    for (const operation of READ_OPERATIONS)
      expect((await awsSettings(() => clients).read(readingOf(operation))).outcome).toBe('read');
    const names = called.map((each) => /(?:\.|Action=|^GET .*\/)([\w-]+)/.exec(each)?.[1]);
    expect(names).toHaveLength(READ_OPERATIONS.length);
    for (const each of called) expect(each).toMatch(/^GET |\.(Get|List)\w+ |Action=List/);
  });

  it('are read to the last page', async () => {
    answer = (what) => ({
      status: 200,
      headers: { 'content-type': 'text/xml' },
      body: XML(what.includes('NextToken=more') ? '' : '<NextToken>more</NextToken>'),
    });
    const read = await awsSettings(() => clients).read(
      readingOf('cloudformation list-stack-resources'),
    );
    expect(read.outcome === 'read' && read.said).toMatchObject({
      StackResourceSummaries: [{ PhysicalResourceId: 'k' }, { PhysicalResourceId: 'k' }],
    });
  });

  it.each([
    ['ResourceNotFoundException', { outcome: 'absent' }],
    [
      'AccessDeniedException',
      { outcome: 'unread', why: expect.stringContaining('rights of the role') },
    ],
    [
      'UnsupportedActionException',
      { outcome: 'unread', why: expect.stringContaining('AWS failed') },
    ],
  ])('that AWS answers with %s never throw', async (type, expected) => {
    answer = () => json(400, { __type: type, message: 'secret words' }, type);
    const read = await awsSettings(() => clients).read(readingOf('cloudcontrol get-resource'));
    expect(read).toEqual(expected);
    expect(JSON.stringify(read)).not.toContain('secret');
  });

  it.each(['ExpiredTokenException', 'InvalidSignatureException'])(
    'are no settings that nobody may read where the credentials are refused: %s',
    async (type) => {
      answer = () => json(400, { __type: type, message: 'secret words' }, type);
      await expect(
        awsSettings(() => clients).read(readingOf('cloudcontrol get-resource')),
      ).rejects.toThrow('The AWS credentials are missing, wrong or have expired: sign in again.');
    },
  );

  it('come back from a folder as they were saved, and what was not read does not', async () => {
    answer = (what) =>
      what.includes('/policy')
        ? json(404, {}, 'ResourceNotFoundException')
        : json(200, { Grants: [] });
    const folder = join(await tempFolder(), 'saved');
    const saved = await savedSettings(
      awsSettings(() => clients),
      folder,
    );
    const grants = { ...readingOf('kms list-grants'), file: 'grants.json' };
    const policy = { ...readingOf('lambda get-policy'), file: 'policy.json' };
    const read = [await saved.read(grants), await saved.read(policy)];
    const offline = await exportedSettings(folder);
    expect([await offline.read(grants), await offline.read(policy)]).toEqual(read);
    expect(JSON.parse(await readFile(join(folder, 'policy.json'), 'utf8'))).toEqual({
      absent: true,
    });
    expect(await offline.read({ ...grants, file: 'other.json' })).toMatchObject({
      outcome: 'unread',
    });
  });

  it('are saved into no folder that is there already', async () => {
    const folder = await mkdtemp(join(await tempFolder(), 'there-'));
    await expect(
      savedSettings(
        awsSettings(() => clients),
        folder,
      ),
    ).rejects.toMatchObject({
      code: 'usage',
    });
  });

  it('are asked of the region that each stack is in, with clients that are made once and closed', async () => {
    answer = () => json(200, { Grants: [] });
    const asked: string[] = [];
    const settings = awsSettings((region) => {
      asked.push(region);
      return clients;
    });
    for (const region of ['eu-west-1', 'us-east-1', 'eu-west-1'])
      await settings.read({ ...readingOf('kms list-grants'), region });
    expect(asked).toEqual(['eu-west-1', 'us-east-1']);
    const made = settingsClients('us-east-1');
    for (const { config } of Object.values(made)) expect(await config.region()).toBe('us-east-1');
    awsSettings(() => made).close();
  });
});
