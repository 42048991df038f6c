import { execFileSync } from 'node:child_process';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { openTrail } from '#adapters/duckdb/trail/open-trail.ts';
import { sha256 } from '#core/sha256.ts';
import type { Examined, UnreadReason } from '#core/trail/examined.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterAll(removeTempFolders);

const event = (id: string, others: object = {}) => ({
  eventVersion: '1.11',
  userIdentity: { type: 'Root', accountId: '111111111111' },
  ...{ eventTime: '2026-03-02T11:05:00Z', eventSource: 'kms.amazonaws.com' },
  ...{ eventName: 'Decrypt', awsRegion: 'eu-west-1', eventID: id },
  ...{ recipientAccountId: '111111111111', requestParameters: { big: 12_345_678_901_234 } },
  ...others,
});

const asText = (id: string): string => JSON.stringify(event(id));

/** What a trail of these files holds, and what of them was not read. */
const read = async (files: Readonly<Record<string, string | Buffer>>) => {
  const folder = await tempFolder();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return readFolder(folder);
};

const readFolder = async (folder: string) => {
  await using trail = await openTrail(folder);
  const rows = await trail.rows('select event_id from trail_events order by 1');
  return { ids: rows.map(({ event_id: id }) => id), examined: trail.examined };
};

const unreadOf = ({ unread }: Examined) => unread.map(({ reason, count }) => [reason, count]);

const log = (...ids: readonly string[]): string =>
  JSON.stringify({ Records: ids.map((id) => event(id)) });

const LAKE_ROW = [{ eventID: 'a' }, { eventJson: asText('a') }];
const EVENT_BRIDGE = {
  ...{ version: '0', id: 'x', 'detail-type': 'AWS API Call via CloudTrail', source: 'aws.kms' },
  detail: event('a'),
};

const FORMS: Readonly<Record<string, string | Buffer>> = {
  'as CloudTrail writes it': gzipSync(log('a')),
  'in two packed pieces': Buffer.concat([
    gzipSync(log('a').slice(0, 100)),
    gzipSync(log('a').slice(100)),
  ]),
  unpacked: log('a'),
  'indented, behind a mark of its encoding': `\ufeff${JSON.stringify({ Records: [event('a')] }, null, 2)}`,
  'one event': asText('a'),
  'JSON lines': `${asText('a')}\n`,
  'a list': `[${asText('a')}]`,
  'of EventBridge': JSON.stringify(EVENT_BRIDGE),
  'of EventBridge, one after another': JSON.stringify(EVENT_BRIDGE) + JSON.stringify(EVENT_BRIDGE),
  'of LookupEvents': JSON.stringify({
    Events: [{ EventId: 'a', CloudTrailEvent: JSON.stringify(event('a'), null, 1) }],
  }),
  'of CloudTrail Lake': JSON.stringify({ QueryResultRows: [LAKE_ROW], NextToken: 'n' }),
  'of CloudWatch Logs': JSON.stringify({
    messageType: 'DATA_MESSAGE',
    logEvents: [{ id: '1', timestamp: 1, message: asText('a') }],
  }),
};

describe('a log', () => {
  it.each(Object.entries(FORMS))('%s is read', async (_, content) => {
    const { ids, examined } = await read({ 'AWSLogs/1/CloudTrail/log': content });
    expect(ids).toEqual(['a']);
    expect(examined).toMatchObject({ files: 1, events: 1, unread: [] });
  });

  it('is read whatever its name is, and how deep it lies, each event once', async () => {
    const { ids, examined } = await read({
      ...{ "it's [a] *.json": log('a', 'b'), 'x/y/z/\u202elog.gz': gzipSync(log('b', 'c')) },
    });
    expect(ids).toEqual(['a', 'b', 'c']);
    expect(examined).toMatchObject({ files: 2, events: 3, duplicates: 1, unread: [] });
  });

  it('alone is read where a file is named in place of a folder', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'one.json'), log('a'));
    await writeFile(join(folder, 'other.json'), log('b'));
    expect((await readFolder(join(folder, 'one.json'))).ids).toEqual(['a']);
  });
});

describe('what is not read is counted, with the first file', () => {
  const damaged = gzipSync(
    log(...Array.from({ length: 4_000 }, (_, at) => `${at}-${sha256(String(at))}`)),
  );
  const middle = Math.floor(damaged.length / 2);
  damaged.fill(0xff, middle, middle + 64);

  interface Faulty {
    readonly content: string | Buffer;
    readonly ids?: readonly string[];
    readonly unread: UnreadReason;
  }
  const faulty: Readonly<Record<string, Faulty>> = {
    'a packed log that ends too early': {
      content: gzipSync(log('a', 'b')).subarray(0, -4),
      ...{ ids: ['a', 'b'], unread: 'truncated' },
    },
    'a log that ends within an event': {
      content: log('a', 'b').slice(0, -30),
      ...{ ids: ['a'], unread: 'truncated' },
    },
    'a file of no byte': { content: '', unread: 'truncated' },
    'a text': { content: 'no log "at all"', unread: 'not-a-log' },
    bytes: { content: Buffer.from([0, 1, 2, 255]), unread: 'not-a-log' },
    'other JSON': { content: '{"Resources":{"a":[{"b":1}]}}', unread: 'not-a-log' },
    'a list of something else': { content: '[1,"two",{"three":3}]', unread: 'not-a-log' },
    'a digest': {
      content: '{"digestStartTime":"x","digestS3Object":"y","logFiles":[{"a":1}]}',
      unread: 'digest',
    },
    'junk between events': {
      content: `${asText('a')}\nwhat is this\n${asText('b')}\n`,
      ...{ ids: ['a', 'b'], unread: 'not-an-event' },
    },
    'what is no JSON in spite of its braces': {
      content: `{"Records":[${asText('a')},{"eventVersion" oh "1"}]}`,
      ...{ ids: ['a'], unread: 'not-an-event' },
    },
    'a notice of S3, which looks like an event': {
      content: `[${JSON.stringify(event('a', { eventSource: 'aws:s3' }))}]`,
      unread: 'not-an-event',
    },
    'a time that is none': {
      content: JSON.stringify(event('a', { eventTime: 'then' })),
      unread: 'not-an-event',
    },
  };

  it.each(Object.entries(faulty))('%s', async (_, { content, ids = [], unread }) => {
    const found = await read({ 'here/it is': content });
    expect(found.ids).toEqual(ids);
    expect(found.examined.unread).toEqual([{ reason: unread, count: 1, first: 'here/it is' }]);
  });

  it('a packed log that is damaged inside: what came before is read', async () => {
    const { ids, examined } = await read({ 'a.json.gz': damaged, 'b.json': log('whole') });
    expect(unreadOf(examined)).toContainEqual(['damaged', 1]);
    expect(ids).toContain('whole');
    expect(ids.length).toBeGreaterThan(100);
  });

  it('links, pipes, and an event that is too long; names of others are printable', async () => {
    const folder = await tempFolder();
    const long = { requestParameters: { a: 'x'.repeat(5_000_000) } };
    await writeFile(join(folder, 'a.json'), JSON.stringify({ Records: [event('a', long)] }));
    await symlink('/etc', join(folder, 'l\u001b[2Jink'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const { ids, examined } = await readFolder(folder);
    expect(ids).toEqual([]);
    expect(examined.unread).toEqual([
      { reason: 'link', count: 1, first: String.raw`l\u{1b}[2Jink` },
      { reason: 'special-file', count: 1, first: 'pipe' },
      { reason: 'not-a-log', count: 1, first: 'a.json' },
    ]);
  });
});

describe('whoever opens a trail', () => {
  it.each(['/dev/null', '/nowhere/at/all'])(
    'is told in a sentence that %s is none',
    async (path) => {
      await expect(openTrail(path)).rejects.toMatchObject({ name: 'AirlockError', code: 'usage' });
    },
  );

  it('leaves nothing behind, and is told how far it is', async () => {
    const scratch = await tempFolder();
    const folder = await tempFolder();
    await writeFile(join(folder, 'a.json'), log('a'));
    const trail = await openTrail(folder, { scratch });
    expect(await readdir(scratch)).toHaveLength(1);
    await trail[Symbol.asyncDispose]();
    expect(await readdir(scratch)).toEqual([]);
  });

  it('reads any number as it stands', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'a.json'), log('a'));
    await using trail = await openTrail(folder);
    const sql = "select json_extract_scalar(request, '$.big') as big from trail_events";
    expect(await trail.rows(sql)).toEqual([{ big: '12345678901234' }]);
  });
});
