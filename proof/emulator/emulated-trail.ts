import { dailyOf, FUNCTION_NAMES, FUNCTIONS } from '#core/access/functions.ts';
import type { HeardCall } from '#proof/access/calls-recorder.ts';
import { ACCOUNTS } from '#proof/emulator/accounts.ts';
import { awsCall } from '#proof/emulator/aws-call.ts';
import type { MadeCall } from '#proof/emulator/gateway.ts';
import type { Reply } from '#proof/loopback/loopback-server.ts';
import type { ReceivedRequest } from '#proof/loopback/verify-signature.ts';
import { TrailWriter } from '#proof/trail/trail-writer.ts';
import { type EncryptedPlaces, writeHeard } from '#proof/trail/write-heard.ts';

const { brand, publisher } = ACCOUNTS;

const jsonOf = (bytes: string | Uint8Array | undefined): Readonly<Record<string, unknown>> => {
  try {
    return JSON.parse(Buffer.from(bytes ?? '').toString()) as Record<string, unknown>;
  } catch {
    return {};
  }
};

/** What S3 calls a request on an object; a piece of an upload is none that is told. */
const s3NameOf = ({ method, url, headers }: ReceivedRequest): string => {
  const { searchParams } = new URL(url, 'http://s3');
  if (method === 'POST') return searchParams.has('uploadId') ? 'CompleteMultipartUpload' : 'Upload';
  if (method === 'PUT' && headers['x-amz-copy-source'] !== undefined) return 'CopyObject';
  if (method === 'PUT') return searchParams.has('partNumber') ? 'UploadPart' : 'PutObject';
  return `${{ GET: 'Get', HEAD: 'Head', DELETE: 'Delete' }[method] ?? method}Object`;
};

const errorOf = ({ status }: Reply): string | undefined => {
  if (status < 400) return undefined;
  return status === 412 ? 'PreconditionFailed' : 'AccessDenied';
};

/** A request as the client of AWS would tell of it; undefined for what no trail of a room needs. */
const heardRequest = (
  principal: string,
  asked: ReceivedRequest,
  reply: Reply,
): HeardCall | undefined => {
  const { action, resource } = awsCall(asked);
  const [service, name = ''] = action.split(':');
  const error = errorOf(reply);
  const came = { principal, ...(error === undefined ? {} : { error }) };
  if (name.startsWith('List')) return undefined;
  if (service === 's3') {
    const [Bucket = '', ...key] = resource.split('/');
    return { ...came, service, name: s3NameOf(asked), input: { Bucket, Key: key.join('/') } };
  }
  if (service !== 'kms' && service !== 'athena') return undefined;
  return { ...came, service, name, input: jsonOf(asked.body), output: jsonOf(reply.body) };
};

const placesOf = (outputs: Readonly<Record<string, string>>): EncryptedPlaces => {
  const buckets = jsonOf(outputs.DropBuckets);
  const keys = jsonOf(outputs.DropKeyArns);
  const drops = Object.entries(buckets).map(
    ([party, bucket]) => [String(bucket), { key: String(keys[party]), whole: false }] as const,
  );
  const vault = { key: outputs.VaultKeyArn ?? '', whole: true };
  return Object.fromEntries([...drops, [outputs.VaultBucket ?? '', vault]]);
};

/** The trail that CloudTrail would write of an emulated room: the emulator knows neither who calls nor who reads. */
export class EmulatedTrail {
  readonly writer: TrailWriter;
  readonly #places: EncryptedPlaces;
  readonly #outputs: Readonly<Record<string, string>>;
  #caller = '';

  constructor(name: string, outputs: Readonly<Record<string, string>>) {
    const room = { account: ACCOUNTS.operator, name, parties: { brand, publisher } };
    this.writer = new TrailWriter(room, () => Date.now());
    this.#outputs = outputs;
    this.#places = placesOf(outputs);
  }

  /** A call that went through a gateway. */
  heard(principal: string, asked: ReceivedRequest, reply: Reply): void {
    const call = heardRequest(principal, asked, reply);
    if (call) writeHeard({ writer: this.writer, places: this.#places }, call);
  }

  /** Somebody is about to call a function by its URL. */
  watched({ principal, action }: MadeCall): void {
    if (action === 'lambda:InvokeFunctionUrl') this.#caller = principal;
  }

  /** A function is called; the first of a drop tells the name of its execution. */
  called(physical: string, event: unknown, requestId: string): void {
    const { account, name: room } = this.writer.room;
    const name = FUNCTION_NAMES.find((each) => physical === `${room}-${each}`);
    if (name === undefined) return;
    const { execution } = event as { readonly execution?: string };
    if (name === 'read-manifest' && execution !== undefined) this.#began(execution);
    const { calledBy } = FUNCTIONS[name];
    // A schedule says nothing of a list that arrived.
    const isDaily = dailyOf(name) !== undefined && !Object.hasOwn(Object(event), 'arrived');
    const by = isDaily ? 'schedule' : calledBy.by;
    const others = {
      ...{ drops: 'state machine', schedule: 'schedule', parties: this.#caller },
      function: calledBy.by === 'function' ? calledBy.name : '',
    };
    const about = [`arn:aws:lambda:eu-west-1:${account}:function:${physical}`];
    this.writer.write(others[by], {
      ...{ service: 'lambda', name: by === 'parties' ? 'InvokeFunctionUrl' : 'Invoke' },
      ...{ requestId, about, request: { functionName: physical } },
    });
  }

  #began(execution: string): void {
    const stateMachineArn = this.#outputs.StateMachineArn ?? '';
    this.writer.write('arrival rule', {
      ...{ service: 'states', name: 'StartExecution', request: { stateMachineArn } },
      response: {
        executionArn: `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${execution}`,
      },
    });
  }
}
