import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { glueTableOf } from '#adapters/aws/athena/statement-sources.ts';
import { FUNCTION_NAMES } from '#core/access/functions.ts';
import { isOfEveryRoom, variablesOf } from '#core/access/variables.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { IDENTIFIER_KINDS, OWN_SLOTS } from '#core/identifiers/kinds.ts';
import { PartyId } from '#core/names.ts';
import { shardFile, tokenFileKey } from '#core/room-layout.ts';
import { shardNames } from '#core/shards.ts';
import { refuseOneTableForTwo } from '#infra/constructs/vault-tables.ts';
import { readRoom } from '#infra/read-room.ts';
import { stageConfig } from '#infra/stages.ts';
import { statementsOf, textOf } from '#proof/access/policy-statements.ts';
import { type Resource, resourcesOf, stage } from '#proof/access/synthesised-room.ts';
import { PARTITION_COLUMNS, vaultColumns } from '#proof/trino/vault-tables.ts';

const { pipeline } = stage('dev').templates;
const functions = new Map(
  resourcesOf(pipeline, 'AWS::Lambda::Function').map(([, { Properties }]) => [
    String(Properties.FunctionName).replace('airlock-dev-', ''),
    Properties,
  ]),
);
const only = (type: string): Resource['Properties'] => {
  const [first, ...others] = resourcesOf(pipeline, type);
  if (!first || others.length > 0) throw new Error(`not one ${type}`);
  return first[1].Properties;
};

describe('the functions', () => {
  it('are those that there are bundles of', () => {
    expect([...functions.keys()].sort()).toEqual([...FUNCTION_NAMES].sort());
  });

  it.each(FUNCTION_NAMES)('%s is given the variables that it asks for, and no others', (name) => {
    const { Variables } = (functions.get(name)?.Environment ?? {}) as { Variables?: object };
    expect(Object.keys(Variables ?? {}).sort()).toEqual(
      variablesOf(name).filter(isOfEveryRoom).toSorted(),
    );
  });

  it.each(FUNCTION_NAMES)('%s runs on Node 24, traced, with a log of its own', (name) => {
    expect(functions.get(name)).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      TracingConfig: { Mode: 'Active' },
    });
    expect(functions.get(name)).toMatchObject({
      LoggingConfig: { LogGroup: `/airlock/airlock-dev/${name}` },
    });
  });

  it('have time to answer: a query that takes longer goes on without the function', () => {
    expect(functions.get('answer-question')).toMatchObject({ Timeout: 120 });
    for (const name of ['tokenise-part', 'make-list'] as const)
      expect(functions.get(name)).toMatchObject({ MemorySize: 3538, Timeout: 900 });
    expect(functions.get('pair-people')).toMatchObject({
      ...{ MemorySize: 10_240, Timeout: 900, EphemeralStorage: { Size: 10_240 } },
    });
  });

  it('are joined to the isolated network in prod, all of them', () => {
    const isolated = resourcesOf(stage('prod').templates.pipeline, 'AWS::Lambda::Function');
    expect(isolated.filter(([, { Properties }]) => Properties.VpcConfig)).toHaveLength(
      FUNCTION_NAMES.length,
    );
    expect(functions.get('tokenise-part')?.VpcConfig).toBeUndefined();
  });
});

describe('the doors', () => {
  it('open to requests signed in the accounts of the parties, that of lists to the advertiser alone, by both rights that a URL takes', () => {
    const rights = resourcesOf(pipeline, 'AWS::Lambda::Permission')
      .map(([, { Properties }]) => Properties)
      .filter(({ Principal }) => Principal !== 'events.amazonaws.com')
      .map((each) => [
        textOf(each.FunctionName).replace(/Function\w+\.Arn$/, ''),
        each.Principal,
        each.FunctionUrlAuthType ?? each.InvokedViaFunctionUrl,
      ]);
    const doors = ['answerquestion', 'approveagreement', 'freezeroom', 'tellsubject'];
    const accounts = ['222222222222', '333333333333'];
    const expected = [
      ...doors.flatMap((door) => accounts.map((account) => [door, account] as const)),
      ['makelist', '222222222222'] as const,
    ].flatMap(([door, account]) => ['AWS_IAM', true].map((by) => [door, account, by]));
    expect(rights.sort()).toEqual(expected.sort());
    for (const [, { Properties }] of resourcesOf(pipeline, 'AWS::Lambda::Url'))
      expect([Properties.AuthType, Properties.Cors]).toEqual(['AWS_IAM', undefined]);
  });
});

describe('the tables', () => {
  const tables = resourcesOf(pipeline, 'AWS::Glue::Table').map(
    ([, { Properties }]) => Properties.TableInput as Record<string, never>,
  );
  const typed = (columns: readonly { Name: string; Type: string }[]) =>
    columns.map(({ Name, Type }) => [Name, Type === 'string' ? 'varchar' : Type]);

  it.each([
    ['brand', 'customers', ['tier', 'region']],
    ['publisher', 'audience', ['device', 'age_band']],
  ])('%s.%s is what the query engine asks for', (party, dataset, attributes) => {
    const table = tables.find(({ Name }) => Name === glueTableOf({ party, dataset })) ?? {};
    const { StorageDescriptor, PartitionKeys } = table as {
      StorageDescriptor?: { Columns: { Name: string; Type: string }[] };
      PartitionKeys?: { Name: string; Type: string }[];
    };
    expect(PartitionKeys?.map(({ Name }) => Name)).toEqual([...PARTITION_COLUMNS]);
    expect(typed([...(StorageDescriptor?.Columns ?? []), ...(PartitionKeys ?? [])])).toEqual(
      vaultColumns({ attributes }),
    );
  });

  it('find the folders of a version: its epoch and name must be asked for, its kinds and shards are known', () => {
    const parameters = tables[0]?.Parameters as unknown as Record<string, unknown>;
    expect(parameters).toMatchObject({
      'projection.enabled': 'true',
      'projection.epoch.type': 'injected',
      'projection.version.type': 'injected',
      'projection.kind.type': 'enum',
      // All that there are: a kind of the agreement in force may be none of the one that was deployed.
      'projection.kind.values': [...IDENTIFIER_KINDS, ...OWN_SLOTS].join(','),
      'projection.shard.type': 'enum',
      'projection.shard.values': shardNames(128).join(','),
    });
    const file = tokenFileKey(
      {
        collaboration: 'spring-2026',
        party: 'brand',
        dataset: 'customers',
        epoch: 7,
        version: '0123-4567',
      },
      'phone',
      shardFile('017'),
    );
    const template = JSON.stringify(parameters['storage.location.template']);
    const filled = Object.entries({
      ...{ epoch: '7', version: '0123-4567', kind: 'phone', shard: '017' },
    }).reduce((text, [name, value]) => text.replace(`\${${name}}`, value), template);
    expect(filled).toContain(`"/${dirname(file)}/"`);
  });

  it('are refused if two datasets would share one', () => {
    const { agreement } = readRoom(stageConfig('dev'));
    const [first, second] = agreement.parties;
    const lists = { attributes: {} };
    const colliding: Agreement = {
      ...agreement,
      parties: [
        { ...first, id: PartyId.parse('a') },
        { ...second, id: PartyId.parse('a_b') },
      ],
      datasets: { a: { b_c: lists }, a_b: { c: lists } },
    };
    expect(() => refuseOneTableForTwo(colliding)).toThrow(
      'The datasets a.b_c and a_b.c would share the table "a_b_c": rename one.',
    );
    expect(() => refuseOneTableForTwo(agreement)).not.toThrow();
  });
});

describe('the workgroup', () => {
  it('enforces its settings: encrypted results in a bucket of ours, and a limit to what is scanned', () => {
    expect(only('AWS::Athena::WorkGroup').WorkGroupConfiguration).toMatchObject({
      EnforceWorkGroupConfiguration: true,
      PublishCloudWatchMetricsEnabled: true,
      BytesScannedCutoffPerQuery: 10_000_000_000,
      ResultConfiguration: {
        ExpectedBucketOwner: '111111111111',
        EncryptionConfiguration: { EncryptionOption: 'SSE_KMS' },
      },
    });
  });
});

describe('what did not arrive', () => {
  it('waits in a queue whose policy SQS takes: ten conditions and twenty statements at most', () => {
    const statements = statementsOf(only('AWS::SQS::QueuePolicy').PolicyDocument);
    expect(statements.length).toBeLessThanOrEqual(20);
    expect(statements.filter(({ Condition }) => Condition).length).toBeLessThanOrEqual(10);
  });

  it('may be set aside by the rules of the room, and by no other', () => {
    const rules = statementsOf(only('AWS::SQS::QueuePolicy').PolicyDocument).filter(
      (each) => each.Effect === 'Allow',
    );
    expect(rules).toHaveLength(1);
    expect(JSON.stringify(rules[0]?.Condition)).toContain(
      ':events:eu-west-1:111111111111:rule/airlock-dev-pipeline-*',
    );
    for (const [, { Properties }] of resourcesOf(pipeline, 'AWS::Events::Rule'))
      for (const target of Properties.Targets as { DeadLetterConfig?: object }[])
        expect(target.DeadLetterConfig).toEqual(expect.objectContaining({}));
  });
});

describe('nothing in the stacks', () => {
  it.each(['dev', 'prod'] as const)('of %s is made by a function of CDK itself', (name) => {
    const types = Object.values(stage(name).templates).flatMap(({ Resources }) =>
      Object.values(Resources).map(({ Type }) => Type),
    );
    expect(types.filter((type) => /^Custom::|CustomResource/.test(type))).toEqual([]);
    expect(types.filter((type) => type === 'AWS::Lambda::Function')).toHaveLength(
      FUNCTION_NAMES.length,
    );
  });
});

describe('the outputs', () => {
  it('are what the command line reads, and what the next deployment is held against', () => {
    expect(Object.keys(pipeline.Outputs ?? {}).sort()).toEqual(
      [
        ...['Account', 'AgreementDigest', 'ApprovalUrl', 'CodeDigest', 'Collaboration', 'Database'],
        'FreezeUrl',
        'ListUrl',
        'SubjectUrl',
        'TombstoneKeyArn',
        ...['DropBuckets', 'DropKeyArns', 'LedgerBucket', 'LedgerKeyArn', 'QuestionUrl', 'Region'],
        ...['ReleasesBucket', 'StateMachineArn', 'TokenKeyArn', 'TrailName', 'VaultBucket'],
        'TokenEpoch',
        ...[
          'VaultKeyArn',
          'WatchTopicArn',
          'Workgroup',
          'Proven',
          'RecordsKeyArn',
          'ResultsKeyArn',
        ],
        ...['ResultsBucket', 'TrailBucket', 'PartyAccounts'],
      ].sort(),
    );
  });
});
