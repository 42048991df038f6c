import type { StoredObject } from '#core/ports/object-store.ts';
import type { Reply } from '#proof/loopback/loopback-server.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const xml = (status: number, body: string): Reply => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>${body}`,
});

/** An error as S3 words it. */
export const s3Error = (status: number, code: string): Reply =>
  xml(status, `<Error><Code>${code}</Code><Message>words of AWS</Message></Error>`);

/** A page of a bucket that holds everything. */
export const s3List = (objects: readonly StoredObject[]): Reply => {
  const contents = objects.map(
    ({ key, bytes }) => `<Contents><Key>${escaped(key)}</Key><Size>${bytes}</Size></Contents>`,
  );
  return xml(
    200,
    `<ListBucketResult><IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`,
  );
};

/** What objects held before: nothing, behind which a folder stands. */
export const s3Versions = (): Reply =>
  xml(200, '<ListVersionsResult><IsTruncated>false</IsTruncated></ListVersionsResult>');

/** An error as CloudFormation words it. */
export const stackError = (status: number, code: string): Reply =>
  xml(
    status,
    `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>words of AWS</Message></Error></ErrorResponse>`,
  );

/** A stack with its outputs. */
export const stackReply = (name: string, outputs: Readonly<Record<string, string>>): Reply => {
  const members = Object.entries(outputs).map(
    ([key, value]) =>
      `<member><OutputKey>${key}</OutputKey><OutputValue>${escaped(value)}</OutputValue></member>`,
  );
  return xml(
    200,
    `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>${name}</StackName><StackStatus>UPDATE_COMPLETE</StackStatus><Outputs>${members.join('')}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
  );
};

/** A document, or an error, in the JSON 1.1 of KMS and Athena. */
export const jsonReply = (status: number, document: object): Reply => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: JSON.stringify(document),
});
