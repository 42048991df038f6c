import { describe, expect, it } from 'vitest';
import { resourcesOf, stage } from '#proof/access/synthesised-room.ts';
import { changed, idOf, withStatements } from '#test/infra/changed-template.ts';
import { delegatedKeys } from '#test/infra/guards/accounts-only-administer.ts';
import { unsafeBuckets } from '#test/infra/guards/no-bucket-without-tls-and-kms.ts';
import { macKeyBreaches } from '#test/infra/guards/only-named-roles-make-macs.ts';
import { openKeys } from '#test/infra/guards/only-pipeline-roles-decrypt.ts';

const OPERATOR = '111111111111';
const { data } = stage('dev').templates;

const vaultKey = idOf(data, 'AWS::KMS::Key', 'KeysVault');
const records = idOf(data, 'AWS::KMS::Key', 'KeysRecords');
const logs = idOf(data, 'AWS::KMS::Key', 'LogsKey');
const tokenKey = idOf(data, 'AWS::KMS::Key', 'KeysToken');

const auditor = `${idOf(data, 'AWS::IAM::Role', 'Auditor')}.Arn`;
const marksKey = idOf(data, 'AWS::KMS::Key', 'KeysTombstone');
const roleOf = (id: string): string => `${idOf(data, 'AWS::IAM::Role', `Roles${id}`)}.Arn`;
const tokenisePart = roleOf('tokenisepart');
const forgetPeople = roleOf('forgetpeople');
const publishDrop = idOf(data, 'AWS::IAM::Role', 'Rolespublishdrop');

const vault = idOf(data, 'AWS::S3::Bucket', 'BucketsVault');
const vaultPolicy = idOf(data, 'AWS::S3::BucketPolicy', 'BucketsVault');

/** Who reads the ledger and the releases, beside the pipeline. */
const DESIGN = { [records]: [auditor, '222222222222', '333333333333'] };
const OF_TOKENS = { key: tokenKey, roles: [tokenisePart, forgetPeople, roleOf('tellsubject')] };
const OF_MARKS = {
  key: marksKey,
  roles: [tokenisePart, forgetPeople, roleOf('verifyroom'), roleOf('tellsubject')],
};
const admin = { AWS: `arn:aws:iam::${OPERATOR}:role/admin` };

/** The key of logs encrypts nothing of people; what may use it is in the snapshot. */
const aboutData = (faults: readonly string[]) => faults.filter((each) => !each.startsWith(logs));

describe('only the roles of the pipeline decrypt', () => {
  it.each(['dev', 'prod'] as const)('holds in %s, but for the readers of the ledger', (name) => {
    expect(aboutData(openKeys(stage(name).templates.data, DESIGN))).toEqual([]);
  });

  it('names the readers of the ledger when they are not excepted', () => {
    expect(aboutData(openKeys(data)).sort()).toEqual(
      [
        `${records}: ${auditor} may decrypt`,
        `${records}: 222222222222 may decrypt`,
        `${records}: 333333333333 may decrypt`,
        `${records}: nobody is denied`,
      ].sort(),
    );
  });

  it('refuses a key that lets a person decrypt', () => {
    const open = withStatements(data, vaultKey, (statements) => [
      ...statements,
      { Effect: 'Allow', Principal: admin, Action: 'kms:Decrypt', Resource: '*' },
    ]);
    expect(aboutData(openKeys(open, DESIGN))).toEqual([
      `${vaultKey}: arn:aws:iam::111111111111:role/admin may decrypt`,
      `${vaultKey}: may be used without S3`,
    ]);
  });

  it('refuses a key that lets its account do everything', () => {
    const root = { AWS: 'arn:aws:iam::111111111111:root' };
    const open = withStatements(data, vaultKey, (statements) => [
      ...statements,
      { Effect: 'Allow', Principal: root, Action: 'kms:*', Resource: '*' },
    ]);
    expect(aboutData(openKeys(open, DESIGN))).toContain(`${vaultKey}: 111111111111 may decrypt`);
  });

  it('refuses a key that denies nobody, or spares a stranger', () => {
    const gone = withStatements(data, vaultKey, (statements) =>
      statements.filter(({ Sid }) => Sid !== 'NobodyElseDecrypts'),
    );
    const spares = withStatements(data, vaultKey, (statements) =>
      statements.map((each) =>
        each.Sid === 'NobodyElseDecrypts'
          ? { ...each, Condition: { StringNotEquals: { 'aws:PrincipalArn': admin.AWS } } }
          : each,
      ),
    );
    for (const template of [gone, spares])
      expect(aboutData(openKeys(template, DESIGN))).toEqual([`${vaultKey}: nobody is denied`]);
  });
});

describe('no bucket goes without TLS and KMS', () => {
  it.each(['dev', 'prod'] as const)('in %s', (name) => {
    const { templates } = stage(name);
    expect(resourcesOf(templates.data, 'AWS::S3::Bucket')).toHaveLength(8);
    for (const template of Object.values(templates)) expect(unsafeBuckets(template)).toEqual([]);
  });

  it.each([
    ['SSEAlgorithm', 'AES256'],
    ['KMSMasterKeyID', undefined],
  ])('refuses an encryption whose %s is %s', (property, value) => {
    const weak = changed(data, vault, (properties: Record<string, unknown>) => {
      properties.BucketEncryption = {
        ServerSideEncryptionConfiguration: [
          {
            ServerSideEncryptionByDefault: {
              SSEAlgorithm: 'aws:kms',
              KMSMasterKeyID: 'key',
              [property]: value,
            },
          },
        ],
      };
    });
    expect(unsafeBuckets(weak)).toEqual([`${vault}: has no KMS key`]);
  });

  it('refuses a bucket without a policy, and one that can become public', () => {
    const { [vaultPolicy]: _gone, ...Resources } = data.Resources;
    expect(unsafeBuckets({ Resources })).toEqual([
      `${vault}: takes plain HTTP`,
      `${vault}: takes old TLS`,
    ]);
    const open = changed(data, vault, (properties: Record<string, unknown>) => {
      properties.PublicAccessBlockConfiguration = { BlockPublicAcls: true };
    });
    expect(unsafeBuckets(open)).toEqual([`${vault}: can become public`]);
  });

  it('refuses a denial that somebody is excepted from', () => {
    const half = changed(data, vaultPolicy, (properties: Record<string, unknown>) => {
      const document = properties.PolicyDocument as { Statement: { Condition?: object }[] };
      for (const each of document.Statement)
        if (JSON.stringify(each.Condition).includes('SecureTransport'))
          each.Condition = { ...each.Condition, StringNotEquals: { 'aws:PrincipalArn': 'x' } };
    });
    expect(unsafeBuckets(half)).toEqual([`${vault}: takes plain HTTP`]);
  });
});

describe('only who tokenises or serves a right of people makes MACs with the keys of tokens and marks', () => {
  it.each(['dev', 'prod'] as const)('in %s', (name) => {
    for (const of of [OF_TOKENS, OF_MARKS])
      expect(macKeyBreaches(stage(name).templates.data, of)).toEqual([]);
  });

  it('refuses another role, whatever the statement calls it', () => {
    const open = withStatements(data, tokenKey, (statements) => [
      ...statements,
      {
        Effect: 'Allow',
        Principal: { AWS: { 'Fn::GetAtt': [publishDrop, 'Arn'] } },
        Action: 'kms:Generate*',
        Resource: '*',
      },
    ]);
    expect(macKeyBreaches(open, OF_TOKENS)).toEqual([`${publishDrop}.Arn may make MACs`]);
  });

  it('refuses a party that may verify, and a grant', () => {
    const open = withStatements(data, tokenKey, (statements) => [
      ...statements,
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::222222222222:root' },
        Action: ['kms:VerifyMac', 'kms:CreateGrant'],
        Resource: '*',
      },
    ]);
    expect(macKeyBreaches(open, OF_TOKENS)).toEqual([
      '222222222222 may verify MACs',
      '222222222222 may hand rights on',
    ]);
  });

  it('refuses a key that does not deny the others, or that nobody uses', () => {
    const none = withStatements(data, tokenKey, () => []);
    expect(macKeyBreaches(none, OF_TOKENS)).toEqual([
      'who is to make MACs may not',
      'others are not denied',
    ]);
  });
});

describe('the account that owns a key', () => {
  it.each(['dev', 'prod'] as const)('keeps it and cannot use it, in %s', (name) => {
    expect(delegatedKeys(stage(name).templates.data, OPERATOR)).toEqual([]);
  });

  it.each([
    ['kms:*', 9],
    ['kms:ReEncrypt*', 2],
    ['kms:CreateGrant', 1],
  ])('is refused %s', (Action, uses) => {
    const open = withStatements(data, vaultKey, (statements) => [
      ...statements,
      { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${OPERATOR}:root` }, Action },
    ]);
    expect(delegatedKeys(open, OPERATOR)).toHaveLength(uses);
  });
});

describe('who of one list is whom of the other', () => {
  const ARN = 'Fn::GetAtt';
  const named = (name: string) => ({ [ARN]: [idOf(data, 'AWS::IAM::Role', name), 'Arn'] });
  const statement = (sid: string) => {
    const policy = data.Resources[vaultPolicy]?.Properties.PolicyDocument as {
      readonly Statement: readonly Readonly<Record<string, unknown>>[];
    };
    return policy.Statement.find(({ Sid }) => Sid === sid);
  };

  it.each(['Reads', 'Writes'])(
    'is denied to everybody but who asks and who pairs people: NobodyElse%sMatches',
    (verb) => {
      expect(statement(`NobodyElse${verb}Matches`)).toMatchObject({
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Condition: {
          StringNotEquals: {
            'aws:PrincipalArn': [named('Rolesanswerquestion'), named('Rolespairpeople')],
          },
        },
      });
    },
  );

  it('is made by nobody who makes tokens, and no token by who makes it', () => {
    const writers = JSON.stringify(statement('NobodyElseWritesTokens')?.Condition);
    for (const name of ['Rolesanswerquestion', 'Rolespairpeople'])
      expect(writers).not.toContain(idOf(data, 'AWS::IAM::Role', name));
  });
});
