import type { AthenaClient } from '@aws-sdk/client-athena';
import { KMSClient } from '@aws-sdk/client-kms';
import type { S3Client } from '@aws-sdk/client-s3';
import type { AwsClients } from '#adapters/aws/clients.ts';
import { resultsLocation } from '#core/access/workgroup.ts';
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

const read = (command: object): { readonly name: string; readonly input: Input } => ({
  name: command.constructor.name.replace(/Command$/, ''),
  input: (command as { readonly input: Input }).input,
});

const recordingS3 = (s3: FakeS3, note: Note): S3Client => {
  const inner = s3.client as unknown as Sender;
  const send = (command: object): Promise<unknown> => {
    const { name, input } = read(command);
    const action = input.VersionId === undefined ? S3_ACTIONS[name] : VERSION_ACTIONS[name];
    if (action === undefined) throw new Error(`${name} of S3 is not known here.`);
    const resource = areaOfKey(String(input.Key ?? input.Prefix));
    const onlyIfAbsent = input.IfNoneMatch === '*';
    note({ action, resource, ...(action === 's3:PutObject' && { onlyIfAbsent }) });
    return inner.send(command);
  };
  return { send } as unknown as S3Client;
};

const NOBODY = {
  region: 'eu-west-1',
  credentials: { accessKeyId: 'nobody', secretAccessKey: 'nobody' },
};

const recordingKms = (areas: Readonly<Record<string, string>>, note: Note): KMSClient => {
  const inner = new FakeKms().client as unknown as Sender;
  const send = async (command: object): Promise<unknown> => {
    const { name, input } = read(command);
    const key = String(input.KeyId);
    note({ action: `kms:${name}`, resource: areas[key] ?? key });
    return inner.send(command);
  };
  return Object.assign(new KMSClient(NOBODY), { send });
};

/** Finds nobody: what is asked of Athena does not depend on what it answers. */
const recordingAthena = (note: Note): AthenaClient => {
  const answers: Readonly<Record<string, unknown>> = {
    GetWorkGroup: { WorkGroup: describeWorkgroup(TEST_WORKGROUP.name, settingsOf(TEST_WORKGROUP)) },
    StartQueryExecution: { QueryExecutionId: 'execution-1' },
    GetQueryExecution: {
      QueryExecution: {
        WorkGroup: TEST_WORKGROUP.name,
        ResultConfiguration: { OutputLocation: resultsLocation(TEST_WORKGROUP.resultsBucket) },
        Status: { State: 'SUCCEEDED' },
      },
    },
    GetQueryResults: { ResultSet: { Rows: [] } },
  };
  const send = async (command: object): Promise<unknown> => {
    const { name } = read(command);
    note({ action: `athena:${name}`, resource: 'workgroup' });
    return answers[name];
  };
  return { send } as unknown as AthenaClient;
};

/** Clients over one set of objects that write down who calls what. */
export class CallsRecorder {
  readonly calls: RecordedCall[] = [];
  readonly #s3: FakeS3;
  readonly #keys: Readonly<Record<string, string>>;

  /** `keys` names the area of each key by its ARN. */
  constructor(s3: FakeS3, keys: Readonly<Record<string, string>>) {
    this.#s3 = s3;
    this.#keys = keys;
  }

  /** The clients of one principal. */
  clientsOf(principal: string): AwsClients {
    const note: Note = (call) => this.calls.push({ principal, ...call });
    return {
      s3: recordingS3(this.#s3, note),
      kms: recordingKms(this.#keys, note),
      athena: recordingAthena(note),
    };
  }
}
