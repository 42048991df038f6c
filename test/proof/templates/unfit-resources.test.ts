import { describe, expect, it } from 'vitest';
import { overlap } from '#proof/templates/overlap.ts';
import { unfitResources } from '#proof/templates/unfit-resources.ts';
import type { PolicyKind } from '#proof/templates/written-policy.ts';
import { policyOf } from '#test/proof/templates/policy-of.ts';

const faultsOf = (
  Action: string | readonly string[],
  Resource: string | readonly string[] | undefined,
  kind: PolicyKind = 'identity',
) => unfitResources(policyOf(kind, { Action, ...(Resource && { Resource }) }));

describe('the resources of a policy', () => {
  it.each([
    ['s3:GetObject', 'arn:aws:s3:::bucket/drops/*'],
    ['s3:ListBucket', 'arn:aws:s3:::bucket'],
    [
      ['s3:ListBucket', 's3:GetObject'],
      ['arn:aws:s3:::bucket', 'arn:aws:s3:::bucket/*'],
    ],
    ['s3:*', ['arn:aws:s3:::bucket', 'arn:aws:s3:::bucket/*']],
    ['xray:PutTraceSegments', '*'],
    ['logs:PutLogEvents', 'arn:aws:logs:eu-west-1:111111111111:log-group:/airlock/room/it:*'],
    ['glue:GetTable', 'arn:aws:glue:eu-west-1:111111111111:table/room/*'],
    ['*', 'arn:aws:s3:::bucket'],
  ])('are taken where an action is about each: %s on %s', async (action, resource) => {
    expect(await faultsOf(action, resource)).toEqual([]);
  });

  it.each([
    [
      's3:ListBucket',
      'arn:aws:s3:::bucket/*',
      [
        'allows or denies s3:ListBucket on no resource that it is about',
        'names arn:aws:s3:::bucket/*, which none of its actions is about',
      ],
    ],
    [
      ['s3:GetObject', 's3:ListBucket'],
      'arn:aws:s3:::bucket',
      ['allows or denies s3:GetObject on no resource that it is about'],
    ],
    [
      'xray:PutTraceSegments',
      'arn:aws:xray:eu-west-1:111111111111:group/x/y',
      [
        'allows or denies xray:PutTraceSegments on no resource that it is about',
        'names arn:aws:xray:eu-west-1:111111111111:group/x/y, which none of its actions is about',
      ],
    ],
    ['s3:GetObject', 'bucket/*', ['names bucket/*, which is no ARN']],
    ['s3:GetObject', 'arn:aws:s3:bucket/*', ['names arn:aws:s3:bucket/*, which is no ARN']],
    ['s3:GetObject', undefined, ['needs either Resource or NotResource']],
  ])('are named where none is: %s on %s', async (action, resource, says) => {
    expect(await faultsOf(action, resource)).toEqual(says.map((each) => `policy It ${each}`));
  });

  it('are of every kind where a statement is about all actions but some', async () => {
    const rest = policyOf('identity', {
      NotAction: 's3:List*',
      Resource: 'arn:aws:sqs:*:*:room-*',
    });
    expect(await unfitResources(rest)).toEqual([]);
  });

  it('stand in every policy but that of who may take a role', async () => {
    expect(await faultsOf('sts:AssumeRole', undefined, 'trust')).toEqual([]);
    expect(await faultsOf('sts:AssumeRole', '*', 'trust')).toEqual([
      'policy It names a resource, which no trust may',
    ]);
  });
});

describe('two forms of ARN overlap', () => {
  it.each([
    ['arn:aws:s3:::b*', 'arn:<Partition>:s3:::<BucketName>', true],
    ['arn:aws:s3:::b*', 'arn:<Partition>:s3:::<BucketName>/<ObjectName>', true],
    ['arn:aws:s3:::b', 'arn:<Partition>:s3:::<BucketName>/<ObjectName>', false],
    ['arn:aws:s3:::b/*', 'arn:<Partition>:s3:::<BucketName>', false],
    ['*', 'arn:<Partition>:s3:::<BucketName>', true],
    ['arn:aws:sqs:*:*:q', 'arn:<Partition>:sqs:<Region>:<Account>:<QueueName>', true],
    ['arn:aws:sns:*:*:q', 'arn:<Partition>:sqs:<Region>:<Account>:<QueueName>', false],
  ])('%s and %s: %s', (resource, form, meet) => {
    expect(overlap(resource, form)).toBe(meet);
  });
});
