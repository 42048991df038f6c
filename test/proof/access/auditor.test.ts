import { describe, expect, it } from 'vitest';
import { type Overrides, stageConfig } from '#infra/stages.ts';
import type { Caller } from '#proof/access/caller.ts';
import { decide } from '#proof/access/decide.ts';
import { deployedPolicies } from '#proof/access/deployed-policies.ts';
import { deployedRoom } from '#proof/access/deployed-room.ts';
import { policyOf } from '#proof/access/policy-document.ts';
import { principalsOf } from '#proof/access/principals.ts';
import { synthesise } from '#proof/access/synthesised-room.ts';

const ROLE = 'arn:aws:iam::111111111111:role/airlock-dev-auditor';
const SECURITY = 'arn:aws:iam::444444444444:role/security';
const place = { account: '111111111111', region: 'eu-west-1' };

const somebody = (arn: string): Caller => ({
  type: 'role',
  arn,
  policies: [
    { name: 'own IAM', policy: policyOf({ Effect: 'Allow', Action: '*', Resource: '*' }) },
  ],
});

const takes = (overrides: Overrides) => {
  const policies = deployedPolicies(synthesise(stageConfig('dev', overrides)).stacks, place);
  return async (arn: string, mfa?: 'true' | 'false'): Promise<boolean> => {
    const context = mfa && { context: { 'aws:MultiFactorAuthPresent': mfa } };
    const call = { ...place, action: 'sts:AssumeRole', arn: ROLE, ...context };
    return (await decide(policies, { caller: somebody(arn), call })).allowed;
  };
};

describe('the auditor', () => {
  it('is whoever is named, with a second factor', async () => {
    const may = takes({ auditors: `${SECURITY},arn:aws:iam::444444444444:role/revision` });
    expect(await may(SECURITY, 'true')).toBe(true);
    expect(await may('arn:aws:iam::444444444444:role/revision', 'true')).toBe(true);
    expect(await may(SECURITY, 'false')).toBe(false);
    expect(await may(SECURITY)).toBe(false);
  });

  it('is nobody else: not of that account, not of the operator’s, not of a party’s', async () => {
    const may = takes({ auditors: SECURITY });
    for (const arn of [
      'arn:aws:iam::444444444444:role/another',
      'arn:aws:iam::111111111111:role/admin',
      'arn:aws:iam::222222222222:role/admin',
      'arn:aws:iam::999999999999:role/security',
    ])
      expect([arn, await may(arn, 'true')]).toEqual([arn, false]);
  });

  it('is nobody at all when nobody is named', async () => {
    const may = takes({});
    for (const arn of [SECURITY, 'arn:aws:iam::111111111111:role/admin'])
      expect([arn, await may(arn, 'true')]).toEqual([arn, false]);
  });
});

describe('what the auditor sees', () => {
  const { map, agreement } = deployedRoom('prod');
  const own = async (action: string, arn: string): Promise<boolean> => {
    const auditor = (await principalsOf(map, agreement)).find(
      ({ name }) => name === 'security auditor',
    );
    if (!auditor) throw new Error('there is no auditor');
    const call = { ...map.place, action, arn };
    return (await decide(map.policies, { caller: auditor.caller, call })).allowed;
  };
  const arn = (service: string, path: string): string =>
    `arn:aws:${service}:eu-west-1:111111111111:${path}`;

  it.each([
    ['lambda:GetFunctionConfiguration', arn('lambda', 'function:airlock-prod-tokenise-part')],
    ['lambda:GetPolicy', arn('lambda', 'function:airlock-prod-answer-question')],
    ['iam:GetRolePolicy', 'arn:aws:iam::111111111111:role/airlock-prod-tokenise-part'],
    ['athena:GetWorkGroup', arn('athena', 'workgroup/airlock-prod')],
    ['glue:GetTable', arn('glue', 'table/airlock_prod/brand_customers')],
    ['events:DescribeRule', arn('events', 'rule/airlock-prod-pipeline-WatchCalls')],
    ['states:DescribeStateMachine', arn('states', 'stateMachine:airlock-prod-accept-drop')],
    ['cloudwatch:DescribeAlarms', arn('cloudwatch', 'alarm:airlock-prod-pipeline-Alarms')],
    ['cloudtrail:GetEventSelectors', arn('cloudtrail', 'trail/airlock-prod')],
  ])('is what shows how the room is set up: %s', async (action, on) => {
    expect(await own(action, on)).toBe(true);
  });

  it.each([
    ['cloudformation:ListStackResources', arn('cloudformation', 'stack/airlock-prod-data/x')],
    ['cloudformation:GetResource', '*'],
    ...[
      ...['GetFunctionConfiguration', 'GetPolicy', 'ListFunctionUrlConfigs', 'ListAliases'],
      ...['ListVersionsByFunction', 'ListFunctionEventInvokeConfigs'],
    ].map((name) => [`lambda:${name}`, arn('lambda', 'function:airlock-prod-tokenise-part')]),
    ['lambda:ListEventSourceMappings', '*'],
  ])('is every call that a deployment is compared by: %s', async (action, on = '') => {
    expect(await own(action, on)).toBe(true);
  });

  it.each([
    ['lambda:UpdateFunctionCode', arn('lambda', 'function:airlock-prod-tokenise-part')],
    ['lambda:InvokeFunction', arn('lambda', 'function:airlock-prod-answer-question')],
    ['iam:PutRolePolicy', 'arn:aws:iam::111111111111:role/airlock-prod-auditor'],
    ['athena:StartQueryExecution', arn('athena', 'workgroup/airlock-prod')],
    ['athena:GetQueryRuntimeStatistics', arn('athena', 'workgroup/airlock-prod')],
    ['athena:UpdateWorkGroup', arn('athena', 'workgroup/airlock-prod')],
    ['glue:UpdateTable', arn('glue', 'table/airlock_prod/brand_customers')],
    ['iam:GetRole', 'arn:aws:iam::111111111111:role/somebody-else'],
    ['lambda:GetFunction', arn('lambda', 'function:somebody-else')],
  ])('is no more than that: not %s', async (action, on) => {
    expect(await own(action, on)).toBe(false);
  });
});
