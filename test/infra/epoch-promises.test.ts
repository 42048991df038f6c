import { describe, expect, it } from 'vitest';
import { stageConfig } from '#infra/stages.ts';
import { resourcesOf, stage, synthesise } from '#proof/access/synthesised-room.ts';
import { idOf } from '#test/infra/changed-template.ts';

const second = synthesise(stageConfig('dev', { epoch: '2' })).templates;
const third = synthesise(stageConfig('dev', { epoch: '3' })).templates;
const first = stage('dev').templates;

const keyIds = ({ data }: typeof first): readonly string[] =>
  resourcesOf(data, 'AWS::KMS::Key')
    .map(([id]) => id)
    .filter((id) => id.startsWith('KeysToken'));

describe('a room that is deployed with the key of another epoch', () => {
  const old = idOf(first.data, 'AWS::KMS::Key', 'KeysToken');
  const renewed = idOf(second.data, 'AWS::KMS::Key', 'KeysToken2');

  it('has a new key, and lets the one before be for one epoch more', () => {
    expect(keyIds(first)).toEqual([old]);
    expect([...keyIds(second)].sort()).toEqual([old, renewed].sort());
    expect(keyIds(third)).toHaveLength(2);
    expect(keyIds(third)).not.toContain(old);
    for (const id of [old, renewed])
      expect(second.data.Resources[id]).toMatchObject({
        ...{ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' },
        Properties: { KeySpec: 'HMAC_256', PendingWindowInDays: 30 },
      });
  });

  it('shuts the one before to everybody: nobody makes a token of its epoch any more', () => {
    const { KeyPolicy } = second.data.Resources[old]?.Properties ?? {};
    const { Statement } = KeyPolicy as { Statement: Record<string, unknown>[] };
    expect(Statement.filter(({ Effect }) => Effect === 'Allow').map(({ Sid }) => Sid)).toEqual([
      'AccountKeepsKey',
    ]);
    expect(Statement).toContainEqual({
      ...{ Sid: 'NobodyUsesKey', Effect: 'Deny', Principal: { AWS: '*' }, Resource: '*' },
      Action: ['kms:GenerateMac', 'kms:VerifyMac'],
    });
  });

  it('still exports the one before, which the other stack imports until its own update', () => {
    const exported = (templates: typeof first): string =>
      JSON.stringify(Object.values(templates.data.Outputs ?? {}));
    for (const templates of [first, second])
      expect(exported(templates)).toContain(`"${old}","Arn"`);
    expect(JSON.stringify(second.pipeline)).not.toContain(old);
  });

  it('tells the functions that need to know which epoch their key is of', () => {
    const functions = resourcesOf(second.pipeline, 'AWS::Lambda::Function');
    const told = functions.flatMap(([id, { Properties }]) => {
      const { Variables } = (Properties.Environment ?? {}) as {
        Variables?: Record<string, string>;
      };
      return Variables?.AIRLOCK_TOKEN_EPOCH === undefined
        ? []
        : [[id, Variables.AIRLOCK_TOKEN_EPOCH]];
    });
    expect(told.map(([, epoch]) => epoch)).toEqual(['2', '2', '2', '2']);
    expect(second.pipeline.Outputs?.TokenEpoch?.Value).toBe('2');
  });

  it.each(['0', '1.5', 'two'])('takes no epoch "%s"', (epoch) => {
    expect(() => stageConfig('dev', { epoch })).toThrow(/"epoch" is wrong/);
  });
});
