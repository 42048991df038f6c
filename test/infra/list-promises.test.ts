import { describe, expect, it } from 'vitest';
import { bucketPolicy, principalsOf, textOf } from '#proof/access/policy-statements.ts';
import { stage } from '#proof/access/synthesised-room.ts';
import { idOf } from '#test/infra/changed-template.ts';

const { data } = stage('dev').templates;
const bucket = idOf(data, 'AWS::S3::Bucket', 'BucketsReleases');
const policy = bucketPolicy(data, bucket);
const LISTS = `${bucket}.Arn/lists/*`;

const isOfLists = ({ Resource }: (typeof policy)[number]): boolean =>
  Resource?.map(textOf).includes(LISTS) === true;
const rolesIn = (sid: string): unknown =>
  policy.find(({ Sid }) => Sid === sid)?.Condition?.StringNotEquals?.['aws:PrincipalArn'];

describe('lists for activation', () => {
  it('are let be read by the publisher alone, and listed', () => {
    const allowed = policy.filter((each) => each.Effect === 'Allow' && isOfLists(each));
    expect(allowed.map((each) => [principalsOf(each).join(), each.Action])).toEqual([
      ['333333333333', ['s3:GetObject']],
    ]);
    const listing = policy.filter((each) =>
      JSON.stringify(each.Condition ?? {}).includes('lists/*'),
    );
    expect(listing.map((each) => principalsOf(each).join())).toEqual(['333333333333']);
  });

  it('are refused to everybody else, whatever their own policies say, but for the functions that make and verify them', () => {
    const refused = policy.filter((each) => each.Effect === 'Deny' && isOfLists(each));
    expect(refused.map(({ Sid }) => Sid)).toEqual([
      'ReleasesOnce',
      'NobodyElseReadsLists',
      'NobodyElseWritesLists',
    ]);
    expect(refused[1]?.Condition).toMatchObject({
      StringNotEquals: { 'aws:PrincipalAccount': ['333333333333'] },
    });
    expect(rolesIn('NobodyElseReadsLists')).toHaveLength(2);
    expect(rolesIn('NobodyElseWritesLists')).toHaveLength(1);
  });
});
