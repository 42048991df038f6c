import { describe, expect, it } from 'vitest';
import { unknownActions } from '#proof/templates/unknown-actions.ts';
import { policyOf } from '#test/proof/templates/policy-of.ts';

const faultsOf = (statement: Readonly<Record<string, unknown>>) =>
  unknownActions(policyOf('identity', { Resource: '*', ...statement }));

describe('the actions of a policy', () => {
  it.each([
    ['s3:GetObject'],
    ['S3:getobject'],
    ['s3:GetObject*'],
    ['s3:*'],
    ['kms:ReEncrypt*'],
    ['*'],
    ['ec2:Describe?ubnets'],
  ])('%s exist', async (Action) => {
    expect(await faultsOf({ Action })).toEqual([]);
    expect(await faultsOf({ NotAction: [Action] })).toEqual([]);
  });

  it.each([
    ['s3:SelectObjectContent'],
    ['s3:Select*'],
    ['s3:GetObjectt'],
    ['athena:GetQueryRuntimeStats'],
    ['s4:GetObject'],
    ['s*:GetObject'],
    ['GetObject'],
    ['s3:'],
  ])('%s do not, and are named', async (Action) => {
    const says = [`policy It names the action ${Action}, which does not exist`];
    expect(await faultsOf({ Action: ['s3:PutObject', Action] })).toEqual(says);
    expect(await faultsOf({ NotAction: Action })).toEqual(says);
  });

  it('are there, and not beside those that it leaves out', async () => {
    const says = ['policy It needs either Action or NotAction'];
    expect(await faultsOf({})).toEqual(says);
    expect(await faultsOf({ Action: 's3:*', NotAction: 's3:GetObject' })).toEqual(says);
  });
});
