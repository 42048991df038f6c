import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { stageConfig } from '#infra/stages.ts';
import { resourcesOf, stage, synthesise } from '#proof/access/synthesised-room.ts';
import { idOf } from '#test/infra/changed-template.ts';

const folder = mkdtempSync(join(tmpdir(), 'airlock-sealed-'));
afterAll(() => rmSync(folder, { recursive: true }));

const usual = stageConfig('prod', {});
const agreement = join(folder, 'agreement.yaml');
const text = readFileSync(usual.agreement, 'utf8');
writeFileSync(
  agreement,
  `${text.replace(/^airlock: 1$/m, 'airlock: 2')}\ndrops: { sealed: true }\n`,
);

const sealed = synthesise({ ...usual, agreement }).templates;
const plain = stage('prod').templates;

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Principal?: unknown;
  readonly Condition?: unknown;
}

const id = idOf(sealed.data, 'AWS::KMS::Key', 'KeysOpener');
const { Properties: key } = sealed.data.Resources[id] ?? {};
const { Statement: statements } = (key?.KeyPolicy ?? { Statement: [] }) as {
  Statement: readonly Statement[];
};
const named = (sid: string): Statement | undefined => statements.find(({ Sid }) => Sid === sid);

/** The functions that a text of a template names the roles of. */
const rolesIn = (part: unknown): readonly string[] =>
  ['forget-people', 'publish-drop', 'tell-subject', 'tokenise-part', 'verify-room'].filter((name) =>
    JSON.stringify(part).replaceAll('-', '').includes(name.replaceAll('-', '')),
  );

const environmentsOf = ({ pipeline }: typeof sealed): readonly string[] =>
  resourcesOf(pipeline, 'AWS::Lambda::Function').flatMap(([, { Properties }]) => {
    const { Variables } = (Properties.Environment ?? {}) as { Variables?: object };
    return Variables && 'AIRLOCK_DROP_KEY_ARN' in Variables
      ? [String(Properties.FunctionName)]
      : [];
  });

describe('a room whose agreement has drops sealed', () => {
  it('has an RSA key of 4,096 bits that opens them, and is kept', () => {
    expect(key).toMatchObject({
      ...{ KeySpec: 'RSA_4096', KeyUsage: 'ENCRYPT_DECRYPT', PendingWindowInDays: 30 },
    });
    expect(sealed.data.Resources[id]).toMatchObject({
      ...{ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' },
    });
  });

  it('lets nobody decrypt with it but who reads parts, in one way', () => {
    expect(named('OpenDrops')).toMatchObject({
      Action: 'kms:Decrypt',
      Condition: { StringEquals: { 'kms:EncryptionAlgorithm': 'RSAES_OAEP_SHA_256' } },
    });
    expect(rolesIn(named('OpenDrops')?.Principal)).toEqual(['forget-people', 'tokenise-part']);
    expect(named('NobodyElseDecrypts')).toMatchObject({ Effect: 'Deny', Action: 'kms:Decrypt' });
    expect(rolesIn(named('NobodyElseDecrypts')?.Condition)).toEqual([
      'forget-people',
      'tokenise-part',
    ]);
    expect(named('NobodyEncrypts')).toMatchObject({ Effect: 'Deny', Principal: { AWS: '*' } });
    expect(named('NobodyGrants')).toMatchObject({ Effect: 'Deny' });
  });

  it('hands out its public half by these and the rights of people alone', () => {
    expect(named('HandOutPublicKey')).toMatchObject({ Action: 'kms:GetPublicKey' });
    expect(rolesIn(named('HandOutPublicKey')?.Principal)).toEqual([
      'forget-people',
      'tell-subject',
      'tokenise-part',
    ]);
  });

  it('has no role of them open a drop outside of its own function', () => {
    const guards = JSON.stringify(sealed.data).match(/"OnlyOwnFunctionOpens"/g);
    expect(guards).toHaveLength(2);
  });

  it('tells its functions of the key, and nobody else', () => {
    expect(environmentsOf(sealed).map((name) => rolesIn(name)[0])).toEqual(
      expect.arrayContaining(['forget-people', 'tell-subject', 'tokenise-part']),
    );
    expect(environmentsOf(sealed)).toHaveLength(3);
    expect(Object.keys(sealed.pipeline.Outputs ?? {})).toContain('OpenerKeyArn');
  });
});

describe('a room whose agreement has none sealed', () => {
  it('has no such key, and no function that knows of one', () => {
    expect(JSON.stringify(plain)).not.toContain('KeysOpener');
    expect(environmentsOf(plain)).toEqual([]);
    expect(Object.keys(plain.pipeline.Outputs ?? {})).not.toContain('OpenerKeyArn');
  });
});
