import { describe, expect, it } from 'vitest';
import { stageConfig } from '#infra/stages.ts';
import type { Caller } from '#proof/access/caller.ts';
import { type Decision, decide } from '#proof/access/decide.ts';
import { deployedPolicies } from '#proof/access/deployed-policies.ts';
import { policyOf } from '#proof/access/policy-document.ts';
import { resourcesOf, synthesise } from '#proof/access/synthesised-room.ts';

const ARCHIVE = '444444444444';
const room = synthesise(stageConfig('prod', { logArchive: ARCHIVE, proven: true }));
const { 'airlock-prod-archive': archive } = room.stacks;
if (!archive) throw new Error('the room has no archive');
const place = { account: ARCHIVE, region: 'eu-west-1' };
const policies = deployedPolicies({ 'airlock-prod-archive': archive }, place);

const BUCKET = `arn:aws:s3:::airlock-prod-archive-${ARCHIVE}-eu-west-1`;
const RECORD = `${BUCKET}/AWSLogs/111111111111/CloudTrail/eu-west-1/2026/11/26/record.json.gz`;
const KEY = [...policies.ofResources.keys()].find((arn) => arn.includes(':kms:')) ?? '';

const admin = (account: string): Caller => ({
  type: 'role',
  arn: `arn:aws:iam::${account}:role/admin`,
  policies: [
    { name: 'own IAM', policy: policyOf({ Effect: 'Allow', Action: '*', Resource: '*' }) },
  ],
});
const trailOf = (account: string, name: string): Caller => ({
  type: 'service',
  name: 'cloudtrail.amazonaws.com',
  sourceArn: `arn:aws:cloudtrail:eu-west-1:${account}:trail/${name}`,
  sourceAccount: account,
});
const OURS = trailOf('111111111111', 'airlock-prod-archive');

const on = async (caller: Caller, action: string, arn: string): Promise<Decision> =>
  decide(policies, {
    caller,
    call: { ...place, action, arn },
    ...(action === 'kms:Decrypt' && { via: ['s3'] as const }),
  });
const may = async (caller: Caller, action: string, arn: string): Promise<boolean> =>
  (await on(caller, action, arn)).allowed;

describe('the log archive', () => {
  it('takes the records of the room’s second trail, and of no other', async () => {
    expect(await may(OURS, 's3:PutObject', RECORD)).toBe(true);
    expect(await may(OURS, 's3:GetBucketAcl', BUCKET)).toBe(true);
    expect(await may(OURS, 'kms:GenerateDataKey', KEY)).toBe(true);
    for (const other of [
      trailOf('111111111111', 'airlock-prod'),
      trailOf('999999999999', 'airlock-prod-archive'),
    ]) {
      expect(await may(other, 's3:PutObject', RECORD)).toBe(false);
      expect(await may(other, 'kms:GenerateDataKey', KEY)).toBe(false);
    }
    expect(await may(OURS, 's3:PutObject', `${BUCKET}/AWSLogs/999999999999/record`)).toBe(false);
  });

  it.each([
    ['the operator', '111111111111'],
    ['a stranger', '999999999999'],
  ])('lets %s neither read nor write nor empty it', async (_, account) => {
    const somebody = admin(account);
    for (const action of [
      's3:GetObject',
      's3:PutObject',
      's3:DeleteObject',
      's3:DeleteObjectVersion',
    ])
      expect([action, await may(somebody, action, RECORD)]).toEqual([action, false]);
    for (const action of ['s3:ListBucket', 's3:PutBucketPolicy', 's3:PutLifecycleConfiguration'])
      expect([action, await may(somebody, action, BUCKET)]).toEqual([action, false]);
    for (const action of ['kms:Decrypt', 'kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion'])
      expect([action, await may(somebody, action, KEY)]).toEqual([action, false]);
  });

  it.each(['222222222222', '333333333333'])(
    'lets the party of %s read it, and no more',
    async (account) => {
      const party = admin(account);
      expect(await may(party, 's3:ListBucket', BUCKET)).toBe(true);
      expect(await may(party, 's3:GetObject', RECORD)).toBe(true);
      expect(await may(party, 'kms:Decrypt', KEY)).toBe(true);
      for (const action of ['s3:PutObject', 's3:DeleteObject', 's3:BypassGovernanceRetention'])
        expect([action, await may(party, action, RECORD)]).toEqual([action, false]);
    },
  );

  it('lets nobody of its own account write, delete or unlock either', async () => {
    const own = admin(ARCHIVE);
    expect(await may(own, 's3:GetObject', RECORD)).toBe(true);
    for (const action of ['s3:PutObject', 's3:DeleteObjectVersion', 's3:BypassGovernanceRetention'])
      expect([action, await may(own, action, RECORD)]).toEqual([action, false]);
  });

  it('gets all that the room’s own trail records, from before there is one', () => {
    const trails = resourcesOf(room.templates.data, 'AWS::CloudTrail::Trail').map(
      ([, { Properties }]) => Properties,
    );
    const [own, second] = trails;
    expect(trails).toHaveLength(2);
    expect(second).toMatchObject({
      TrailName: 'airlock-prod-archive',
      S3BucketName: BUCKET.replace('arn:aws:s3:::', ''),
      AdvancedEventSelectors: own?.AdvancedEventSelectors,
      IsLogging: true,
      IsMultiRegionTrail: true,
      EnableLogFileValidation: true,
    });
    const [[, alias] = []] = resourcesOf(room.templates.archive, 'AWS::KMS::Alias');
    expect(JSON.stringify(second?.KMSKeyId)).toContain(
      `:kms:eu-west-1:${ARCHIVE}:${String(alias?.Properties.AliasName)}`,
    );
    expect(room.data.dependencies).toContain(room.archive);
  });

  it('is locked as long as the records of the room itself', () => {
    const [[, bucket] = []] = resourcesOf(room.templates.archive, 'AWS::S3::Bucket');
    expect(bucket?.Properties).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: {
        Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 400 } },
      },
      VersioningConfiguration: { Status: 'Enabled' },
    });
  });
});
