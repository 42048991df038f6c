import { randomUUID } from 'node:crypto';
import type { AthenaClient, ResultSet } from '@aws-sdk/client-athena';
import { KMSClient } from '@aws-sdk/client-kms';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { AwsClients } from '#adapters/aws/clients.ts';
import { s3Checksum } from '#adapters/aws/s3/s3-place.ts';
import { resultKeyOf, resultsLocation } from '#core/access/workgroup.ts';
import { FakeKms } from '#proof/loopback/fake-kms.ts';
import type { FakeS3 } from '#proof/loopback/fake-s3.ts';
import { areaOfKey, type RecordedCall } from '#proof/loopback/recorded-call.ts';
import { describeWorkgroup } from '#proof/trino/athena-execution.ts';
import { settingsOf, TEST_WORKGROUP } from '#proof/trino/through-athena.ts';

/** What IAM calls the commands of the S3 client; those of KMS and Athena are called the same. */
const S3_ACTIONS: Readonly<Record<string, string>> = {
  GetObject: 's3:GetObject',
  HeadObject: 's3:GetObject',
  ListObjectsV2: 's3:ListBucket',
  ListObjectVersions: 's3:ListBucketVersions',
  PutObject: 's3:PutObject',
  CopyObject: 's3:PutObject',
  DeleteObject: 's3:DeleteObject',
  CreateMultipartUpload: 's3:PutObject',
  UploadPart: 's3:PutObject',
  CompleteMultipartUpload: 's3:PutObject',
  AbortMultipartUpload: 's3:AbortMultipartUpload',
};

/** The same of one version of an object. */
const VERSION_ACTIONS: Readonly<Record<string, string>> = { GetObject: 's3:GetObjectVersion' };

type Input = Readonly<Record<string, unknown>>;
type Sender = { send(command: object): Promise<unknown> };
type Note = (call: Omit<RecordedCall, 'principal'>) => void;

/** A call as the client of AWS made it, and what came of it. */
export interface HeardCall {
  readonly principal: string;
  readonly service: 'athena' | 'kms' | 's3';
  /** As the service calls it, e.g. `PutObject`. */
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** What the service answered; of a call that failed, the name of the fault. */
  readonly output?: unknown;
  readonly error?: string;
}
export type Hear = (call: HeardCall) => void;

/** Hands on each call once it came to an end. */
const heard = (
  client: Sender,
  of: Pick<HeardCall, 'principal' | 'service'>,
  hear: Hear,
): Sender => ({
  send: async (command) => {
    const call = { ...of, ...read(command) };
    try {
      const output = await client.send(command);
      hear({ ...call, output });
      return output;
    } catch (error) {
      hear({ ...call, error: error instanceof Error ? error.name : 'unknown' });
      throw error;
    }
  },
});

const read = (command: object): { readonly name: string; readonly input: Input } => ({
  name: command.constructor.name.replace(/Command$/, ''),
  input: (command as { readonly input: Input }).input,
});

const recordingS3 = (s3: Sender, note: Note): Sender => {
  const send = (command: object): Promise<unknown> => {
    const { name, input } = read(command);
    const action = input.VersionId === undefined ? S3_ACTIONS[name] : VERSION_ACTIONS[name];
    if (action === undefined) throw new Error(`${name} of S3 is not known here.`);
    const resource = areaOfKey(String(input.Key ?? input.Prefix));
    const onlyIfAbsent = input.IfNoneMatch === '*';
    note({ action, resource, ...(action === 's3:PutObject' && { onlyIfAbsent }) });
    return s3.send(command);
  };
  return { send };
};

const NOBODY = {
  region: 'eu-west-1',
  credentials: { accessKeyId: 'nobody', secretAccessKey: 'nobody' },
};

const recordingKms = (kms: Sender, areas: Readonly<Record<string, string>>, note: Note): Sender => {
  const send = async (command: object): Promise<unknown> => {
    const { name, input } = read(command);
    const key = String(input.KeyId);
    note({ action: `kms:${name}`, resource: areas[key] ?? key });
    return kms.send(command);
  };
  return { send };
};

/** What Athena answers to every query: its columns, and rows behind a first one of their names. */
export type Found = ResultSet;

/** The overlap of two lists that share nobody: what is asked of Athena does not depend on what it answers. */
const NOBODY_FOUND: Found = {
  ResultSetMetadata: { ColumnInfo: [{ Name: 'people', Type: 'varchar' }] },
  Rows: ['people', '0'.repeat(12)].map((text) => ({ Data: [{ VarCharValue: text }] })),
};

/** What Athena writes of a query, where a room looks for it. */
const putResult = (execution: string): PutObjectCommand => {
  const Body = Buffer.from('"kept"\n');
  return new PutObjectCommand({
    ...{ Bucket: TEST_WORKGROUP.resultsBucket, Key: resultKeyOf(execution) },
    ...{ Body, ChecksumSHA256: s3Checksum(Body), ExpectedBucketOwner: TEST_WORKGROUP.account },
  });
};

const recordingAthena = (s3: Sender, note: Note, found: Found): Sender => {
  const answers: Readonly<Record<string, unknown>> = {
    GetWorkGroup: { WorkGroup: describeWorkgroup(TEST_WORKGROUP.name, settingsOf(TEST_WORKGROUP)) },
    GetQueryExecution: {
      QueryExecution: {
        WorkGroup: TEST_WORKGROUP.name,
        ResultConfiguration: { OutputLocation: resultsLocation(TEST_WORKGROUP.resultsBucket) },
        Status: { State: 'SUCCEEDED' },
      },
    },
    GetQueryResults: { ResultSet: found },
  };
  const send = async (command: object): Promise<unknown> => {
    const { name } = read(command);
    note({ action: `athena:${name}`, resource: 'workgroup' });
    if (name !== 'StartQueryExecution') return answers[name];
    const QueryExecutionId = randomUUID();
    await s3.send(putResult(QueryExecutionId));
    return { QueryExecutionId };
  };
  return { send };
};

/** Takes calls of functions, and carries out none: what each is told goes to `told`. */
const recordingLambda = (note: Note, told: unknown[]): Sender => ({
  send: async (command) => {
    const { name, input } = read(command);
    if (name !== 'Invoke' || input.InvocationType !== 'Event')
      throw new Error(`${name} of Lambda is not known here.`);
    const called = String(input.FunctionName).replace(/^flow-room-/, '');
    note({ action: 'lambda:InvokeFunction', resource: `functions/${called}` });
    told.push(JSON.parse(Buffer.from(input.Payload as Uint8Array).toString()));
    return { StatusCode: 202 };
  },
});

/** Clients over one set of objects that write down who calls what. */
export class CallsRecorder {
  readonly calls: RecordedCall[] = [];
  /** What functions were told by other functions, which do not wait. */
  readonly told: unknown[] = [];
  readonly #s3: FakeS3;
  readonly #keys: Readonly<Record<string, string>>;
  readonly #hear: Hear;
  readonly #found: Found;

  /** `keys` names the area of each key by its ARN; each call is handed on, too, with what came of it. */
  constructor(
    s3: FakeS3,
    keys: Readonly<Record<string, string>>,
    {
      hear = () => {},
      found = NOBODY_FOUND,
    }: { readonly hear?: Hear; readonly found?: Found } = {},
  ) {
    this.#s3 = s3;
    this.#keys = keys;
    this.#hear = hear;
    this.#found = found;
  }

  /** The clients of one principal. */
  clientsOf(principal: string): AwsClients {
    const note: Note = (call) => this.calls.push({ principal, ...call });
    const listen = (client: Sender, service: HeardCall['service']): Sender =>
      heard(client, { principal, service }, this.#hear);
    const s3 = recordingS3(this.#s3.client as unknown as Sender, note);
    const kms = recordingKms(new FakeKms().client as unknown as Sender, this.#keys, note);
    return {
      s3: listen(s3, 's3') as unknown as S3Client,
      kms: Object.assign(new KMSClient(NOBODY), listen(kms, 'kms')),
      athena: listen(
        recordingAthena(this.#s3.client as unknown as Sender, note, this.#found),
        'athena',
      ) as unknown as AthenaClient,
      lambda: recordingLambda(note, this.told) as unknown as LambdaClient,
    };
  }
}
