import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { exampleEvent } from '#core/audit/example-event.ts';

/** Events of one file, as CloudTrail writes them in five busy minutes. */
const EVENTS_A_FILE = 2_000;
const CALLS = [
  'kms:Decrypt',
  's3:GetObject',
  's3:PutObject',
  'athena:StartQueryExecution',
  'sts:AssumeRole',
] as const;

const eventOf = (at: number): object => ({
  ...exampleEvent(CALLS[at % CALLS.length] ?? CALLS[0]),
  eventID: randomUUID(),
  requestID: randomUUID(),
  eventTime: new Date(Date.UTC(2026, 2, 2) + at * 100).toISOString().replace(/\.\d+/, ''),
  sourceIPAddress: `192.0.2.${at % 250}`,
  userAgent: `[aws-sdk-js/3.1162.0 os/linux lang/js md/nodejs#24.21.0 cfg/retry-mode#${at % 7}]`,
  requestParameters: {
    bucketName: `bucket-${at % 9}`,
    key: `vault/collaboration=retail/party=brand/${randomUUID()}.parquet`,
    Host: 's3.eu-west-1.amazonaws.com',
  },
  additionalEventData: {
    SignatureVersion: 'SigV4',
    CipherSuite: 'TLS_AES_128_GCM_SHA256',
    bytesTransferredIn: 0,
    AuthenticationMethod: 'AuthHeader',
    'x-amz-id-2': randomUUID().repeat(2),
    bytesTransferredOut: at,
  },
  tlsDetails: {
    tlsVersion: 'TLSv1.3',
    cipherSuite: 'TLS_AES_128_GCM_SHA256',
    clientProvidedHostHeader: 's3.eu-west-1.amazonaws.com',
  },
});

/** Writes a trail of so many events: packed files in the folder of a day. */
export const run = async ({
  folder,
  rows,
}: {
  folder: string;
  rows: number;
}): Promise<undefined> => {
  const day = join(folder, 'AWSLogs/111111111111/CloudTrail/eu-west-1/2026/03/02');
  await mkdir(day, { recursive: true });
  for (let first = 0; first < rows; first += EVENTS_A_FILE) {
    const length = Math.min(EVENTS_A_FILE, rows - first);
    const Records = Array.from({ length }, (_, at) => eventOf(first + at));
    await writeFile(join(day, `${first}.json.gz`), gzipSync(JSON.stringify({ Records })));
  }
};
