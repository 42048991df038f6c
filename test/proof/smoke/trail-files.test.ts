import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { smokeClients } from '#proof/smoke/smoke-clients.ts';
import { TrailFiles } from '#proof/smoke/trail-files.ts';
import { xml } from '#test/proof/smoke/good-aws.ts';
import { stubTransport, type WireCall } from '#test/proof/smoke/stub-aws.ts';

const FROM = new Date('2026-11-22T23:58:00Z');
const TO = new Date('2026-11-23T00:05:00Z');

/** A trail with one file before the trial began and one in it, on either side of midnight. */
const trail = (calls: WireCall[]) => {
  const file = (key: string, at: string): string =>
    `<Contents><Key>${key}</Key><LastModified>${at}</LastModified></Contents>`;
  const transport = stubTransport((call) => {
    calls.push(call);
    if (call.operation === 'GetObject')
      return {
        status: 200,
        body: gzipSync(JSON.stringify({ Records: [{ requestID: `of ${call.key}` }, {}] })),
      };
    const files = String(call.query.prefix).endsWith('/22/')
      ? file('old', '2026-11-22T23:57:59.000Z') + file('late', '2026-11-22T23:58:00.000Z')
      : file('early', '2026-11-23T00:04:00.000Z');
    return xml(`<ListBucketResult><IsTruncated>false</IsTruncated>${files}</ListBucketResult>`);
  });
  return new TrailFiles(smokeClients({ region: 'eu-west-1', transport }).s3, {
    bucket: 'the-logs',
    prefix: undefined,
    account: '111111111111',
    region: 'eu-west-1',
  });
};

it('the files of a trail are read once each, over midnight, from the moment that was named', async () => {
  const calls: WireCall[] = [];
  const files = trail(calls);
  expect([...(await files.requestIds(FROM, TO))]).toEqual(['of late', 'of early']);
  await files.requestIds(FROM, TO);
  const of = (operation: string) => calls.filter((call) => call.operation === operation);
  expect(of('GetObject').map(({ key }) => key)).toEqual(['late', 'early']);
  expect(of('ListObjectsV2').map(({ query }) => query.prefix)).toEqual([
    'AWSLogs/111111111111/CloudTrail/eu-west-1/2026/11/22/',
    'AWSLogs/111111111111/CloudTrail/eu-west-1/2026/11/23/',
    'AWSLogs/111111111111/CloudTrail/eu-west-1/2026/11/22/',
    'AWSLogs/111111111111/CloudTrail/eu-west-1/2026/11/23/',
  ]);
});
