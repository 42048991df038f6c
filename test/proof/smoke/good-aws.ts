import { gzipSync } from 'node:zlib';
import type { AnswerCall, WireAnswer, WireCall } from '#test/proof/smoke/stub-aws.ts';

const ACCOUNT = '111111111111';
const keyArn = (name: string): string => `arn:aws:kms:eu-west-1:${ACCOUNT}:key/${name}`;

/** Outputs of a room as its stack has them. */
export const OUTPUTS = {
  Collaboration: 'spring-2026',
  Account: ACCOUNT,
  Region: 'eu-west-1',
  DropBuckets: '{"brand":"drops-brand","publisher":"drops-publisher"}',
  DropKeyArns: `{"brand":"${keyArn('brand')}","publisher":"${keyArn('publisher')}"}`,
  VaultBucket: 'the-vault',
  VaultKeyArn: keyArn('vault'),
  LedgerBucket: 'the-ledger',
  ReleasesBucket: 'the-releases',
  TokenKeyArn: keyArn('token'),
  ...{ LedgerKeyArn: keyArn('ledger'), OpenerKeyArn: keyArn('opener') },
  ...{ TrailName: 'airlock-dev', Workgroup: 'airlock-dev', Database: 'airlock_dev' },
  QuestionUrl: 'https://question.lambda-url.eu-west-1.on.aws/',
  ApprovalUrl: 'https://approval.lambda-url.eu-west-1.on.aws/',
} as const;

const KEY_OF_BUCKET: Readonly<Record<string, string>> = {
  'drops-brand': keyArn('brand'),
  'drops-publisher': keyArn('publisher'),
  'the-vault': keyArn('vault'),
  'the-ledger': keyArn('objects'),
  'the-releases': keyArn('objects'),
};

/** An answer in XML, as S3 gives it. */
export const xml = (body: string, status = 200): WireAnswer => ({
  status,
  body: `<?xml version="1.0" encoding="UTF-8"?>${body}`,
  headers: { 'content-type': 'application/xml' },
});

/** An answer in JSON, as KMS and CloudTrail give it. */
export const json = (body: unknown, status = 200): WireAnswer => ({
  status,
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/x-amz-json-1.1' },
});

/** A fault of KMS or CloudTrail. */
export const fault = (name: string, message = ''): WireAnswer =>
  json({ __type: name, message }, 400);

const WHO = `User: arn:aws:sts::${ACCOUNT}:assumed-role/admin/secret-person`;

/** A refusal of S3 for want of a right. Without one it gives no reason, as across accounts. */
export const forbidden = (action?: string): WireAnswer => {
  const reason =
    action === undefined
      ? 'Access Denied'
      : `${WHO} is not authorized to perform: ${action} on resource: "arn:aws:s3:::secret" with an explicit deny in a resource-based policy`;
  return xml(`<Error><Code>AccessDenied</Code><Message>${reason}</Message></Error>`, 403);
};

/** S3 says that there is no such object, to somebody who may list. */
export const noSuchKey = (): WireAnswer => xml('<Error><Code>NoSuchKey</Code></Error>', 404);

const DENIALS = {
  tls: {
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: 's3:*',
    Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  },
  encryption: {
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: 's3:PutObject',
    Condition: {
      Null: { 's3:x-amz-server-side-encryption': 'false' },
      StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' },
    },
  },
  key: {
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: 's3:PutObject',
    Condition: {
      Null: { 's3:x-amz-server-side-encryption-aws-kms-key-id': 'false' },
      StringNotEquals: { 's3:x-amz-server-side-encryption-aws-kms-key-id': 'arn' },
    },
  },
};

/** A bucket policy as the stack writes it, without one of its denials if asked. */
export const policyWithout = (left?: keyof typeof DENIALS): WireAnswer => {
  const Statement = Object.entries(DENIALS).flatMap(([name, each]) =>
    name === left ? [] : [each],
  );
  return { status: 200, body: JSON.stringify({ Version: '2012-10-17', Statement }) };
};

/** The encryption of a bucket. */
export const encryptedBy = (algorithm: string, key = ''): WireAnswer =>
  xml(
    `<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>${algorithm}</SSEAlgorithm>${key && `<KMSMasterKeyID>${key}</KMSMasterKeyID>`}</ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>`,
  );

/** The block of public access, with one of its four parts as given. */
export const publicBlocked = (acls = true): WireAnswer =>
  xml(
    `<PublicAccessBlockConfiguration><BlockPublicAcls>${acls}</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls><BlockPublicPolicy>true</BlockPublicPolicy><RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>`,
  );

/** How a trail chooses events. */
export const selectors = (
  buckets: readonly string[] = ['drops-brand', 'drops-publisher', 'the-vault'],
  management: readonly object[] = [{ Field: 'eventCategory', Equals: ['Management'] }],
): WireAnswer =>
  json({
    AdvancedEventSelectors: [
      { FieldSelectors: management },
      ...buckets.map((bucket) => ({
        FieldSelectors: [
          { Field: 'eventCategory', Equals: ['Data'] },
          { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
          { Field: 'resources.ARN', StartsWith: [`arn:aws:s3:::${bucket}/`] },
        ],
      })),
    ],
  });

const NOW = '2026-11-22T10:00:00Z';

/** An account in which everything is as promised, for the operator and for the party `brand`. */
export class GoodAws {
  /** What CloudTrail has seen; events appear only after a few looks at it. */
  readonly #seen: string[] = [];
  #looks = 0;
  readonly answer: AnswerCall = (call) => {
    const answered = this.#judge(call);
    if (answered.status >= 400) this.#seen.push(call.requestId);
    return answered;
  };

  #judge(call: WireCall): WireAnswer {
    const { operation, secure, bucket, key, headers } = call;
    if (!secure) return forbidden(operation === 'PutObject' ? undefined : `s3:${operation}`);
    switch (operation) {
      case 'GetObject':
        if (bucket === 'the-logs') return { status: 200, body: this.#logFile() };
        if (/^(ledger|reports)\//.test(key)) return noSuchKey();
        return forbidden(key.endsWith('object.txt') ? undefined : 's3:GetObject');
      case 'DeleteObject':
        return forbidden();
      case 'PutObject':
        return this.#put(bucket, headers);
      case 'HeadObject':
        return {
          status: 200,
          headers: {
            'x-amz-server-side-encryption': 'aws:kms',
            'x-amz-server-side-encryption-aws-kms-key-id': keyArn('objects'),
          },
        };
      default:
        return this.#settings(call);
    }
  }

  #put(bucket: string, headers: WireCall['headers']): WireAnswer {
    const odd = Object.keys(headers).some((name) => name.startsWith('x-amz-server-side'));
    if (odd || bucket !== 'drops-brand') return forbidden();
    return {
      status: 200,
      headers: {
        'x-amz-server-side-encryption': 'aws:kms',
        'x-amz-server-side-encryption-aws-kms-key-id': KEY_OF_BUCKET[bucket] ?? '',
      },
    };
  }

  #settings({ operation, bucket, json: input }: WireCall): WireAnswer {
    switch (operation) {
      case 'GetBucketEncryption':
        return encryptedBy('aws:kms', KEY_OF_BUCKET[bucket]);
      case 'GetPublicAccessBlock':
        return publicBlocked();
      case 'GetBucketPolicy':
        return policyWithout();
      case 'GetBucketVersioning':
        return xml('<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>');
      case 'GetObjectLockConfiguration':
        return xml(
          '<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule><DefaultRetention><Mode>COMPLIANCE</Mode><Days>400</Days></DefaultRetention></Rule></ObjectLockConfiguration>',
        );
      case 'GetObjectRetention':
        return xml(
          '<Retention><Mode>COMPLIANCE</Mode><RetainUntilDate>2027-12-27T00:00:00Z</RetainUntilDate></Retention>',
        );
      case 'Decrypt':
      case 'GenerateMac':
        return fault(
          'AccessDeniedException',
          `${WHO} is not authorized to perform: kms:${operation}`,
        );
      case 'VerifyMac':
        return fault('KMSInvalidMacException');
      default:
        return this.#trail(operation, input);
    }
  }

  #trail(operation: string, input: WireCall['json']): WireAnswer {
    switch (operation) {
      case 'GetTrail':
        return json({
          Trail: {
            Name: input.Name,
            S3BucketName: 'the-logs',
            LogFileValidationEnabled: true,
            KmsKeyId: keyArn('logs'),
          },
        });
      case 'GetTrailStatus':
        return json({ IsLogging: true });
      case 'GetEventSelectors':
        return selectors();
      case 'LookupEvents':
        return this.#history();
      case 'ListObjectsV2':
        return xml(
          `<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>AWSLogs/${this.#looks++}.json.gz</Key><LastModified>${NOW}</LastModified><Size>1</Size></Contents></ListBucketResult>`,
        );
      default:
        throw new Error(`the stub knows no ${operation}`);
    }
  }

  #history(): WireAnswer {
    this.#looks += 1;
    const recorded = this.#looks < 4 ? [] : this.#seen;
    return json({
      Events: recorded.map((requestID) => ({ CloudTrailEvent: JSON.stringify({ requestID }) })),
    });
  }

  #logFile(): Uint8Array {
    const records = this.#looks < 8 ? [] : this.#seen;
    return gzipSync(JSON.stringify({ Records: records.map((requestID) => ({ requestID })) }));
  }
}
