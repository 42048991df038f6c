import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runCommand } from '#cli/program.ts';
import { SETTABLE, stageConfig } from '#infra/stages.ts';
import { blocksOf, commandsOf } from '#proof/access/markdown-blocks.ts';
import { DEPLOY_PAGE, type PolicyHolder, readPartyPolicies } from '#proof/access/party-policies.ts';
import { principalsOf, type Statement, statementsOf } from '#proof/access/policy-statements.ts';
import { resourcesOf, stage } from '#proof/access/synthesised-room.ts';
import { readSources } from '#test/architecture/source-file.ts';

const page = await readFile(DEPLOY_PAGE, 'utf8');
const BRAND = '222222222222';
const { data, pipeline } = stage('prod').templates;

/** The rows of a table, by what its first column is called. */
const rowsOf = (title: string): readonly (readonly string[])[] => {
  const [, table = ''] = page.split(`\n| ${title} |`);
  return (
    table
      .split('\n\n')[0]
      ?.split('\n')
      .slice(2)
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      ) ?? []
  );
};

const policies = await readPartyPolicies();
const actionsOf = (statements: readonly Statement[]): readonly string[] =>
  [...new Set(statements.flatMap(({ Action }) => Action))].sort();

/** What the room lets a party's account do, in bucket and key policies and as calls of functions. */
const allowedTo = (account: string): readonly string[] => {
  const documents = [
    ...resourcesOf(data, 'AWS::S3::BucketPolicy').map(
      ([, { Properties }]) => Properties.PolicyDocument,
    ),
    ...resourcesOf(data, 'AWS::KMS::Key').map(([, { Properties }]) => Properties.KeyPolicy),
  ];
  const ours = documents
    .flatMap((document) => statementsOf(document))
    .filter((each) => each.Effect === 'Allow' && principalsOf(each).includes(account));
  const calls = resourcesOf(pipeline, 'AWS::Lambda::Permission')
    .filter(([, { Properties }]) => Properties.Principal === account)
    .map(([, { Properties }]) => String(Properties.Action));
  return [...new Set([...actionsOf(ours), ...calls])].sort();
};

describe('the policies of the page', () => {
  it('together name each action that the room lets a party do, and no other', () => {
    expect(actionsOf([...policies.values()].flat())).toEqual(allowedTo(BRAND));
    expect(allowedTo('999999999999')).toEqual([]);
  });

  it('have no wildcard in an action, and none for all resources', () => {
    for (const { Effect, Action, Resource = [] } of [...policies.values()].flat()) {
      expect(Effect).toBe('Allow');
      expect(Action.join()).not.toContain('*');
      for (const each of Resource) expect(String(each)).toMatch(/^(arn:aws:\w+:.+<\w+>|<\w+>)/);
    }
  });

  it.each<[PolicyHolder, string[]]>([
    [
      'Everybody',
      [
        ...['kms:Decrypt', 'kms:VerifyMac', 's3:GetObject', 's3:GetObjectVersion'],
        ...['s3:ListBucket', 's3:ListBucketVersions'],
      ],
    ],
    ['Uploader', ['kms:GenerateDataKey', 's3:GetObject', 's3:ListBucket', 's3:PutObject']],
    ['Analyst', ['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl']],
    ['Auditor', ['s3:GetObject', 's3:ListBucket']],
  ])('give %s just %j', (who, actions) => {
    expect(actionsOf(policies.get(who) ?? [])).toEqual(actions);
  });

  it('let keys be used through S3 alone, and functions by their URL alone', () => {
    const needs = {
      'kms:Decrypt': { StringEquals: { 'kms:ViaService': 's3.<Region>.amazonaws.com' } },
      'kms:GenerateDataKey': { StringEquals: { 'kms:ViaService': 's3.<Region>.amazonaws.com' } },
      'lambda:InvokeFunction': { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } },
      'lambda:InvokeFunctionUrl': { StringEquals: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' } },
    };
    const found = [...policies.values()]
      .flat()
      .flatMap(({ Action, Condition }) => Action.map((action) => [action, Condition] as const))
      .filter(([action]) => action in needs);
    expect(Object.fromEntries(found)).toEqual(needs);
  });

  it('use only placeholders that the page explains or the stack puts out', () => {
    const known = new Set([
      ...Object.keys(pipeline.Outputs ?? {}),
      ...['Party', 'Room', 'DropBucket', 'DropKeyArn'],
    ]);
    const used = [...page.matchAll(/<([A-Z]\w+)>/g)].map(([, name = '']) => name);
    expect(used.filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('the tables of the page', () => {
  it('say what to do about every alarm, and know no other', () => {
    const names = resourcesOf(pipeline, 'AWS::Lambda::Function').map(([, { Properties }]) =>
      String(Properties.FunctionName).replace('airlock-prod-', ''),
    );
    const alarms = resourcesOf(pipeline, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => {
      const text = String(Properties.AlarmDescription);
      const name = names.find((each) => text.startsWith(each));
      return name === undefined ? text : text.replace(name, '`<function>`');
    });
    expect(alarms.length).toBeGreaterThan(5);
    expect(new Set(rowsOf('Alarm').map(([alarm]) => alarm))).toEqual(new Set(alarms));
  });

  it('quote only sentences that Airlock says', async () => {
    const folders = ['core', 'adapters', 'cli', 'lambdas', 'infra'];
    const said = (await readSources(folders)).map(({ text }) => text).join('\n');
    const rows = rowsOf('It says');
    expect(rows.length).toBeGreaterThan(15);
    const pieces = rows.flatMap(([sentence = '']) => sentence.split('…'));
    expect(pieces.filter((piece) => !said.includes(piece.trim()))).toEqual([]);
  });
});

describe('the commands of the page', () => {
  const commands = commandsOf(page.replaceAll(/^ {3}/gm, ''));

  it('are ours, or those of git, npm and AWS', () => {
    expect(commands.length).toBeGreaterThan(15);
    for (const command of commands) expect(command).toMatch(/^(git|cd|npm|npx cdk|aws|ROOM=) ?/);
  });

  it('set what can be set of a stage', () => {
    const [room = ''] = commands.filter((each) => each.startsWith('ROOM='));
    const { stage: name = '', ...overrides } = Object.fromEntries(
      [...room.matchAll(/-c (\w+)=([^ "]+)/g)].map(([, key = '', value = '']) => [key, value]),
    );
    expect(stageConfig(name, overrides)).toMatchObject(overrides);
    for (const [, key] of page.matchAll(/-c (\w+)=/g))
      expect(['stage', ...SETTABLE]).toContain(key);
  });

  it.each(commands.filter((each) => each.startsWith('npm run -s airlock --')))(
    '%s is understood',
    async (command) => {
      const [verb = '', ...rest] = command.replace('npm run -s airlock -- ', '').split(' ');
      const words = verb === 'ledger' ? [verb, rest[0] ?? ''] : [verb];
      let help = '';
      const streams = {
        out: { write: (text: string) => (help += text) },
        err: { write: () => {} },
      };
      await runCommand([...words, '--help'], streams);
      const options = rest.filter((word) => word.startsWith('--'));
      expect(help).toContain(`Usage: airlock ${words.join(' ')}`);
      for (const option of options) expect(help).toContain(`${option} `);
    },
  );
});

describe('taking a room down', () => {
  const text = page.slice(page.indexOf('## Taking it down')).replaceAll(/^ {3}/gm, '');
  const [lifecycle] = blocksOf(text).filter(({ language }) => language === 'json');

  it('lists each kind of resource that stays, and no other', () => {
    const kept = [data, pipeline, stage('prod').templates.network]
      .flatMap(({ Resources }) => Object.values(Resources))
      .filter(({ DeletionPolicy }) => DeletionPolicy !== undefined && DeletionPolicy !== 'Delete');
    const rows = [...text.matchAll(/^\| (`AWS::[^|]+) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, type]) => type),
    );
    expect(new Set(rows)).toEqual(new Set(kept.map(({ Type }) => Type)));
  });

  it('ends every version, marker and unfinished upload by one rule that S3 takes, of the whole bucket', () => {
    const read = EmptyingLifecycle.parse(JSON.parse(lifecycle?.lines.join('\n') ?? ''));
    expect(read.Rules).toHaveLength(1);
    expect(text).not.toMatch(/^ *aws s3 rb/m);
  });
});

/**
 * What empties a bucket with versions (S3 guide, "Lifecycle configuration elements"): `Days` in an expiration also ends the
 * markers that hide nothing any more, for which S3 takes no `ExpiredObjectDeleteMarker` beside it.
 */
const EmptyingLifecycle = z.strictObject({
  Rules: z.tuple([
    z.strictObject({
      ID: z.string().max(255),
      Status: z.literal('Enabled'),
      Filter: z.strictObject({ Prefix: z.literal('') }),
      Expiration: z.strictObject({ Days: z.literal(1) }),
      NoncurrentVersionExpiration: z.strictObject({ NoncurrentDays: z.literal(1) }),
      AbortIncompleteMultipartUpload: z.strictObject({ DaysAfterInitiation: z.literal(1) }),
    }),
  ]),
});
