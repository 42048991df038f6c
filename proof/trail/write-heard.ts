import { LINKS_TABLE, MATCHES_TABLE } from '#core/access/workgroup.ts';
import { isKeptText, versionsOfKeptKey } from '#core/matching/kept-keys.ts';
import type { HeardCall } from '#proof/access/calls-recorder.ts';
import { byRole, identityOf } from '#proof/trail/identities.ts';
import type { TrailWriter } from '#proof/trail/trail-writer.ts';

/** The buckets of which S3 decrypts for its readers, with the key of each; `whole` where the bucket has a key of its own. */
export interface EncryptedPlaces {
  readonly [bucket: string]: { readonly key: string; readonly whole: boolean };
}

/** What is written down of a room, and what must be known for that. */
export interface Hearing {
  readonly writer: TrailWriter;
  readonly places: EncryptedPlaces;
}

/** Of S3 that a trail tells of, and that is not the same under another name. */
const S3_CALLS: Readonly<Record<string, string>> = {
  GetObject: 'GetObject',
  HeadObject: 'HeadObject',
  PutObject: 'PutObject',
  CopyObject: 'CopyObject',
  DeleteObject: 'DeleteObject',
  CompleteMultipartUpload: 'CompleteMultipartUpload',
};

const text = (value: unknown): string => String(value ?? '');

const s3 = ({ writer, places }: Hearing, { principal, name, input, error }: HeardCall): void => {
  const called = S3_CALLS[name];
  if (called === undefined) return;
  const [bucketName, key] = [text(input.Bucket), text(input.Key)];
  const about = [`arn:aws:s3:::${bucketName}/${key}`];
  writer.write(principal, {
    service: 's3',
    name: called,
    request: { bucketName, key },
    about,
    error,
  });
  const place = places[bucketName];
  if (called === 'GetObject' && place && error === undefined)
    decrypt(writer, principal, {
      place,
      arn: `arn:aws:s3:::${bucketName}${place.whole ? '' : `/${key}`}`,
    });
};

/** S3 asks the key in the name of its caller, and says for what (S3 guide, "Using server-side encryption with KMS keys"). */
const decrypt = (
  writer: TrailWriter,
  principal: string,
  { place, arn }: { readonly place: EncryptedPlaces[string]; readonly arn: string },
): void => {
  const { userIdentity, ...who } = identityOf(writer.room, principal);
  writer.as(
    { ...who, userIdentity: { ...(userIdentity as object), invokedBy: 'AWS Internal' } },
    {
      ...{ service: 'kms', name: 'Decrypt', about: [place.key] },
      request: {
        encryptionContext: { 'aws:s3:arn': arn },
        encryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      },
    },
  );
};

const kms = ({ writer }: Hearing, { principal, name, input, error }: HeardCall): void => {
  const keyId = text(input.KeyId);
  const request =
    input.MacAlgorithm === undefined
      ? { keyId, encryptionAlgorithm: input.EncryptionAlgorithm }
      : { keyId, macAlgorithm: text(input.MacAlgorithm) };
  writer.write(principal, { service: 'kms', name, request, about: [keyId], error });
};

const athena = (hearing: Hearing, { principal, name, input, output, error }: HeardCall): void => {
  const { writer } = hearing;
  const execution = (output as { readonly QueryExecutionId?: string } | undefined)
    ?.QueryExecutionId;
  writer.write(principal, {
    ...{ service: 'athena', name, error },
    request: {
      workGroup: input.WorkGroup,
      queryExecutionId: input.QueryExecutionId,
      queryString: '***OMITTED***',
    },
    response: execution === undefined ? undefined : { queryExecutionId: execution },
  });
  if (name === 'StartQueryExecution') scan(hearing, input);
};

/** What a query reads by its text and what it binds: a match or links that are kept, or each file of the versions. */
const readBy = ({ QueryString, ExecutionParameters }: HeardCall['input']) => {
  const parameters = text(ExecutionParameters);
  const isKept = [MATCHES_TABLE, LINKS_TABLE].some(({ name }) =>
    text(QueryString).includes(`."${name}"`),
  );
  return (key: string): boolean => {
    const versions = isKept
      ? versionsOfKeptKey(key).filter(() => isKeptText(key))
      : [/\/version=([^/]+)\/.+\.parquet$/.exec(key)?.[1] ?? ''].filter(Boolean);
    return versions.length > 0 && versions.every((version) => parameters.includes(version));
  };
};

/** Athena reads files in the name of whoever asked. */
const scan = ({ writer, places }: Hearing, input: HeardCall['input']): void => {
  const isRead = readBy(input);
  const role = `${writer.room.name}-answer-question`;
  const who = byRole(writer.room, { role, session: role, service: 'athena.amazonaws.com' });
  const files = new Set(
    writer.events
      .map(({ requestParameters }) => requestParameters as { bucketName?: string; key?: string })
      .filter(({ bucketName = '' }) => places[bucketName]?.whole)
      .flatMap(({ bucketName, key = '' }) => (isRead(key) ? [`${bucketName}/${key}`] : [])),
  );
  for (const file of files) {
    const [bucketName = '', key] = file.split(/\/(.*)/s);
    writer.as(who, { service: 's3', name: 'GetObject', request: { bucketName, key } });
  }
};

const SERVICES = { s3, kms, athena };

/** Writes a call that was heard as CloudTrail would, and what AWS does behind it in the name of the caller. */
export const writeHeard = (hearing: Hearing, call: HeardCall): void =>
  SERVICES[call.service](hearing, call);
