import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { bucketPolicy, principalsOf, textOf } from '#proof/access/policy-statements.ts';
import { resourcesOf, stage } from '#proof/access/synthesised-room.ts';
import { idOf } from '#test/infra/changed-template.ts';

const STAGES = ['dev', 'prod'] as const;
const { data } = stage('dev').templates;
const bucketId = (begins: string): string => idOf(data, 'AWS::S3::Bucket', begins);
const bucketOf = (begins: string, name: (typeof STAGES)[number] = 'dev') =>
  stage(name).templates.data.Resources[bucketId(begins)]?.Properties ?? {};
const policyOf = (begins: string) => bucketPolicy(data, bucketId(begins));
const withSid = (begins: string, sid: string) => policyOf(begins).filter(({ Sid }) => Sid === sid);

const BUCKETS = [
  'BucketsDropsbrand',
  'BucketsDropspublisher',
  'BucketsVault',
  'BucketsLedger',
  'BucketsReleases',
  'BucketsResults',
] as const;
describe('keys', () => {
  it('are nine: two of drops, vault, records, results, logs, and three that make MACs', () => {
    const keys = resourcesOf(data, 'AWS::KMS::Key').map(([, { Properties }]) => Properties);
    const macs = keys.filter(({ KeySpec }) => KeySpec === 'HMAC_256');
    expect(keys).toHaveLength(9);
    const makesMacs = 'GENERATE_VERIFY_MAC';
    expect(macs.map(({ KeyUsage }) => KeyUsage)).toEqual([makesMacs, makesMacs, makesMacs]);
    for (const key of keys.filter((each) => !macs.includes(each)))
      expect(key.EnableKeyRotation).toBe(true);
    for (const key of keys) expect(key.PendingWindowInDays).toBe(30);
  });

  it('are one for each bucket, but for ledger and releases, which parties read', () => {
    const keyOf = (begins: string): string => {
      const text = JSON.stringify(bucketOf(begins).BucketEncryption);
      return /"KMSMasterKeyID":\{"Fn::GetAtt":\["(\w+)"/.exec(text)?.[1] ?? '';
    };
    const keys = [...BUCKETS, 'TrailLogs'].map(keyOf);
    expect(new Set(keys).size).toBe(6);
    expect(keyOf('BucketsLedger')).toBe(keyOf('BucketsReleases'));
  });
});

describe('lifecycles', () => {
  const rulesOf = (begins: string, name: (typeof STAGES)[number] = 'dev') =>
    (bucketOf(begins, name).LifecycleConfiguration as { Rules: Record<string, unknown>[] }).Rules;

  it('end every unfinished upload after a day', () => {
    for (const bucket of [...BUCKETS, 'TrailLogs'])
      expect(rulesOf(bucket)).toContainEqual(
        expect.objectContaining({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } }),
      );
  });

  it.each([
    ['BucketsDropsbrand', { Id: 'old-drops', ExpirationInDays: 7, Status: 'Enabled' }],
    ['BucketsDropspublisher', { Id: 'old-drops', ExpirationInDays: 7, Status: 'Enabled' }],
    ['BucketsVault', { Prefix: 'staging/', ExpirationInDays: 2 }],
    ['BucketsVault', { Prefix: 'matches/', ExpirationInDays: 37 }],
    ['BucketsVault', { Prefix: 'links/', ExpirationInDays: 37 }],
    ['BucketsReleases', { Prefix: 'releases/', ExpirationInDays: 372 }],
    ['BucketsReleases', { Prefix: 'lists/', ExpirationInDays: 373 }],
    ['BucketsResults', { ExpirationInDays: 1 }],
    ['TrailLogs', { ExpirationInDays: 2 }],
  ])('of %s keep to the agreement', (bucket, rule) => {
    expect(rulesOf(bucket)).toContainEqual(expect.objectContaining(rule));
  });

  it('never remove an entry of the ledger, nor a version that questions may still see', () => {
    const unfinished = { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } };
    const older = { NoncurrentVersionExpiration: { NoncurrentDays: 401 }, Status: 'Enabled' };
    expect(rulesOf('BucketsLedger', 'prod')).toEqual([
      { Id: 'unfinished-uploads', ...unfinished, Status: 'Enabled' },
      { Id: 'old-heads', Prefix: 'ledger-head.json', ...older },
      { Id: 'old-checkpoints', Prefix: 'ledger-checkpoints/', ...older },
    ]);
    const removing = rulesOf('BucketsVault').filter(({ ExpirationInDays }) => ExpirationInDays);
    expect(removing.map(({ Prefix }) => Prefix)).toEqual(['staging/', 'matches/', 'links/']);
  });

  it('end what marks a deleted object, wherever objects of a bucket with versions are deleted', () => {
    const ends = ({
      Prefix,
      ExpirationInDays,
      ExpiredObjectDeleteMarker,
    }: Record<string, unknown>) =>
      Prefix === undefined &&
      (ExpiredObjectDeleteMarker === true || ExpirationInDays !== undefined);
    const versioned = resourcesOf(data, 'AWS::S3::Bucket').filter(
      ([, { Properties }]) => Properties.VersioningConfiguration !== undefined,
    );
    const without = versioned.filter(([id]) => !rulesOf(id).some(ends)).map(([id]) => id);
    // Nobody deletes in the ledger: a marker there is what somebody did, and stays.
    expect(without).toEqual([bucketId('BucketsLedger')]);
    expect(rulesOf('BucketsReleases')).toContainEqual({
      Id: 'removed',
      NoncurrentVersionExpiration: { NoncurrentDays: 7 },
      ExpiredObjectDeleteMarker: true,
      Status: 'Enabled',
    });
  });

  it('leave nothing behind where deleted means gone', () => {
    for (const bucket of ['BucketsDropsbrand', 'BucketsVault', 'BucketsResults'])
      expect(bucketOf(bucket).VersioningConfiguration).toBeUndefined();
  });
});

describe('locks', () => {
  it('cannot be opened by anybody, and an entry cannot be written twice', () => {
    const [lock] = withSid('BucketsLedger', 'NobodyUnlocks');
    expect([lock?.Effect, lock?.Condition]).toEqual(['Deny', undefined]);
    expect(lock?.Action).toContain('s3:DeleteObjectVersion');
    const [once] = withSid('BucketsLedger', 'EntriesOnce');
    expect(once).toMatchObject({
      Effect: 'Deny',
      Action: ['s3:PutObject'],
      Condition: { Null: { 's3:if-none-match': 'true' } },
    });
    expect(once?.Resource?.map(textOf)).toEqual([
      `${bucketId('BucketsLedger')}.Arn/ledger/*`,
      `${bucketId('BucketsLedger')}.Arn/agreements/*`,
    ]);
  });
});

describe('bucket policies', () => {
  it.each(BUCKETS)('of %s refuse other encryption, other keys and keys of customers', (bucket) => {
    const conditions = ['NoOtherEncryption', 'NoOtherKey', 'NoCustomerKey'].map(
      (sid) => withSid(bucket, sid)[0]?.Condition,
    );
    expect(conditions).toEqual([
      {
        Null: { 's3:x-amz-server-side-encryption': 'false' },
        StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' },
      },
      {
        Null: { 's3:x-amz-server-side-encryption-aws-kms-key-id': 'false' },
        StringNotEquals: {
          's3:x-amz-server-side-encryption-aws-kms-key-id': expect.objectContaining({}),
        },
      },
      { Null: { 's3:x-amz-server-side-encryption-customer-algorithm': 'false' } },
    ]);
  });

  it.each([
    ['BucketsDropsbrand', ['111111111111', '222222222222']],
    ['BucketsDropspublisher', ['111111111111', '333333333333']],
    ['BucketsVault', ['111111111111']],
    ['BucketsResults', ['111111111111']],
    ['BucketsLedger', ['111111111111', '222222222222', '333333333333']],
    ['BucketsReleases', ['111111111111', '222222222222', '333333333333']],
  ] as const)('of %s refuse every other account', (bucket, accounts) => {
    expect(withSid(bucket, 'NoForeignAccount')).toEqual([
      expect.objectContaining({
        Effect: 'Deny',
        Action: ['s3:*'],
        Condition: { StringNotEquals: { 'aws:PrincipalAccount': accounts } },
      }),
    ]);
  });

  it('let a party put into its own drop zone, and nothing else there', () => {
    const allowed = policyOf('BucketsDropsbrand').filter(({ Effect }) => Effect === 'Allow');
    expect(allowed.map((each) => [principalsOf(each), each.Action])).toEqual([
      [['222222222222'], ['s3:PutObject']],
    ]);
    expect(allowed[0]?.Resource?.map(textOf)).toEqual([
      `${bucketId('BucketsDropsbrand')}.Arn/drops/brand/*`,
    ]);
  });

  it.each(['BucketsVault', 'BucketsResults'])('of %s allow nobody by themselves', (bucket) => {
    expect(policyOf(bucket).filter(({ Effect }) => Effect === 'Allow')).toEqual([]);
  });

  it('let a party read the releases and its own reports, and see no other names', () => {
    const allowed = policyOf('BucketsReleases').filter(({ Effect }) => Effect === 'Allow');
    const releases = bucketId('BucketsReleases');
    expect(
      allowed
        .filter((each) => principalsOf(each).join() === '222222222222')
        .map((each) => [each.Action, each.Resource?.map(textOf), each.Condition]),
    ).toEqual([
      [
        ['s3:GetObject'],
        [`${releases}.Arn/releases/*`, `${releases}.Arn/reports/brand/*`],
        undefined,
      ],
      [
        ['s3:ListBucket'],
        [`${releases}.Arn`],
        { StringLike: { 's3:prefix': ['releases/*', 'reports/brand/*'] } },
      ],
    ]);
    expect(allowed).toHaveLength(4);
  });

  it('keep the roles of an isolated room to its endpoint, but for what Athena reads for them', () => {
    const isolated = bucketPolicy(stage('prod').templates.data, bucketId('BucketsVault'));
    const [inside] = isolated.filter(({ Sid }) => Sid === 'RolesOnlyFromInside');
    expect(inside?.Condition).toMatchObject({
      StringNotEquals: { 'aws:SourceVpce': { 'Fn::ImportValue': expect.any(String) } },
      'ForAllValues:StringNotEquals': { 'aws:CalledVia': ['athena.amazonaws.com'] },
    });
    expect(withSid('BucketsVault', 'RolesOnlyFromInside')).toEqual([]);
  });
});

describe('the trail', () => {
  it('records keys and every object, signs its files, and is encrypted', () => {
    const trail = Template.fromJSON(data);
    trail.hasResourceProperties('AWS::CloudTrail::Trail', {
      EnableLogFileValidation: true,
      IsLogging: true,
      IsMultiRegionTrail: true,
      KMSKeyId: Match.anyValue(),
      AdvancedEventSelectors: Match.arrayWith([
        Match.objectLike({ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] }),
        Match.objectLike({
          FieldSelectors: Match.arrayWith([
            { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
            {
              Field: 'resources.ARN',
              StartsWith: [...BUCKETS, 'AuditsResults'].map((bucket) => ({
                'Fn::Join': ['', [{ 'Fn::GetAtt': [bucketId(bucket), 'Arn'] }, '/']],
              })),
            },
          ]),
        }),
      ]),
    });
  });
});
