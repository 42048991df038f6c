import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGivenDocuments } from '#cli/audit/given-documents.ts';
import { reportTextLines } from '#cli/render/audit-report.ts';
import { storedText } from '#core/chain/chain.ts';
import { AuditReport } from '#core/documents/audit-report.ts';
import { ReconciliationDocument } from '#core/documents/reconciliation-document.ts';
import { ledgerKey } from '#core/room-layout.ts';
import { givenPieces } from '#core/usecases/audit/pack/given-pieces.ts';
import { PLAYED_OUTPUTS, type PlayedHistory, playHistory } from '#proof/trail/play-history.ts';
import type { TrailEvent } from '#proof/trail/trail-writer.ts';
import { expectRefused, type Ran, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { PLANTED_ACTS } from '#test/support/trail/planted-acts.ts';
import { listedKeys, TRAIL_ARN, testKeys, testTrail } from '#test/support/trail/trail-plans.ts';

/** A made-up trail in which somebody gets in. */
const ATTACK = fileURLToPath(new URL('../../examples/trail', import.meta.url));

let folder: string;
let history: PlayedHistory;
const at = (...names: readonly string[]): string => join(folder, ...names);

const put = async (path: string, bytes: string | Uint8Array): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
};

/** Writes events as CloudTrail does: some packed files in the folders of their days. */
const putTrail = async (name: string, events: readonly TrailEvent[]): Promise<void> => {
  const days = Map.groupBy(events, ({ eventTime }) => String(eventTime).slice(0, 10));
  for (const [day, Records] of days)
    await put(
      at(name, 'AWSLogs/1/CloudTrail/eu-west-1', ...day.split('-'), 'log.json.gz'),
      gzipSync(JSON.stringify({ Records })),
    );
};

beforeAll(async () => {
  folder = await tempFolder();
  history = await playHistory();
  await putTrail('trail', history.events);
  for (const entry of history.entries)
    await put(at('ledger-copy', ledgerKey(entry.sequence)), storedText(entry));
  await put(at('outputs.json'), JSON.stringify({ 'played-pipeline': PLAYED_OUTPUTS }));
});
afterAll(removeTempFolders);

/** Its steps, from the way in to the way out, as its detections are titled. */
const STEPS = [
  'A sign-in succeeded after many that failed',
  'Somebody was given all rights',
  'Credentials were made for another user',
  'A role was opened to another account or to everybody',
  'The trail was stopped, deleted, sent elsewhere or told to record less',
  'What watches the room was switched off',
  'A bucket was opened to everybody',
  'Code, settings or callers of a function were changed',
  'A key was disabled, or is to be deleted',
] as const;

const EVERYBODY = {
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }],
};

const NOTHING: AuditReport = {
  ...{ kind: 'audit-report', schema: 'airlock/audit-report/v1', cannotSee: [] },
  ...{ findings: [], matrix: [] },
};

const LEDGER = (): readonly string[] => [
  ...['--stack', at('outputs.json'), '--ledger', at('ledger-copy')],
];

const reportOf = ({ out }: Ran): AuditReport => AuditReport.parse(JSON.parse(out));

describe('"audit" of a made-up attack', () => {
  it('names its steps, with exit code 7', async () => {
    const { code, out, err } = await runCli('audit', '--trail', ATTACK, '--all-resources');
    expect({ code, err }).toEqual({ code: 7, err: '' });
    for (const step of STEPS) expect(out).toContain(step);
    expect(out).toContain('The calls were not held against a ledger.');
  });
});

describe('"audit" of a room', () => {
  it('finds nothing in its own work, and says in one line of each form that the ledger explains all', async () => {
    const page = at('report.html');
    const words = ['audit', '--trail', at('trail'), ...LEDGER(), '--html', page, '--json'];
    const ran = await runCli(...words);
    expect(ran.code).toBe(0);
    await put(at('report.json'), ran.out);
    const report = reportOf(ran);
    const { examined, findings, reconciliation: found } = report;
    expect(examined?.events).toBe(history.events.length);
    expect(findings.filter(({ severity }) => /high|critical/.test(severity))).toEqual([]);
    expect(found).toMatchObject({ explained: found?.calls, open: [], entriesWithoutEvents: 0 });
    const said = `${found?.explained} of ${found?.calls} calls are explained`;
    expect(reportTextLines(report).join('\n')).toContain(said);
    expect(await readFile(page, 'utf8')).toContain(said);
  });

  it('leaves to --all-resources what is not of the room', async () => {
    const elsewhere = (name: string): TrailEvent => ({
      ...history.events[0],
      ...{ eventID: name, eventSource: 's3.amazonaws.com', eventName: 'PutBucketPolicy' },
      requestParameters: { bucketName: name, bucketPolicy: EVERYBODY },
    });
    const [mine, others] = [PLAYED_OUTPUTS.VaultBucket, 'another-bucket'];
    await putTrail('opened', [elsewhere(mine), elsewhere(others)]);
    const opened = async (...more: readonly string[]): Promise<readonly string[]> => {
      const ran = await runCli('audit', '--trail', at('opened'), ...more, '--json');
      expect(ran.code).toBe(7);
      return reportOf(ran)
        .findings.filter(({ detection }) => detection === 'bucket-opened-to-everybody')
        .flatMap(({ eventIds }) => eventIds)
        .sort();
    };
    expect(await opened('--stack', at('outputs.json'))).toEqual([mine]);
    expect(await opened('--all-resources')).toEqual([others, mine].sort());
  });

  it('proves the log files by their digests, for the time that is asked for', async () => {
    const keys = testKeys();
    for (const [path, { bytes, metadata }] of testTrail(keys).objects) {
      await put(at('signed', path), bytes);
      if (metadata) await put(at('signed', `${path}.meta.json`), JSON.stringify(metadata));
    }
    await put(at('keys.json'), JSON.stringify(listedKeys(keys)));
    const ran = await runCli(
      ...['audit', '--trail', at('signed'), '--all-resources', '--trail-arn', TRAIL_ARN],
      ...['--public-keys', at('keys.json'), '--to', '2026-11-04', '--json'],
    );
    expect(ran.code).toBe(7);
    const { logs } = reportOf(ran);
    expect(logs).toMatchObject({ digests: 6, logs: 9 });
    expect(logs?.faults.map(({ reason }) => reason)).toEqual(['not-covered']);
  });

  it.each([
    [['audit'], /Nothing to audit/],
    [['audit', '--trail', ATTACK], /--all-resources/],
    [['audit', '--trail', ATTACK, '--all-resources', '--since', '2026-11-01'], /leave out --since/],
    [['audit', '--trail', ATTACK, '--all-resources', '--ledger', ATTACK], /by --stack/],
    [['audit', '--stack', 'some', '--trail-arn', TRAIL_ARN], /name it by --trail\./],
    [['audit', '--trail', ATTACK, '--all-resources', '--to', '2026-11-01'], /by --trail-arn/],
    [['audit', '--room', 'room', '--ledger'], /of a ledger alone/],
    [['audit', '--stack', 'some', '--since', 'soon'], /takes a day/],
    [['audit', '--trail', join(ATTACK, 'none'), '--all-resources'], /cannot be read/],
  ])('refuses %j in a sentence', async (words, says) => {
    await expectRefused(words, { code: 2, says });
  });
});

describe('"audit reconcile"', () => {
  const reconcile = async (trail: string): Promise<readonly [number, ReconciliationDocument]> => {
    const { code, out } = await runCli(
      ...['audit', 'reconcile', '--trail', at(trail), ...LEDGER(), '--json'],
    );
    return [code, ReconciliationDocument.parse(JSON.parse(out))];
  };

  it('is silent over some days of a room', async () => {
    const [code, found] = await reconcile('trail');
    expect(code).toBe(0);
    expect(found).toMatchObject({
      open: [],
      explained: found.calls,
      entries: history.entries.length,
    });
    expect(found.calls).toBeGreaterThan(200);
  });

  it('names acts that were planted in them, with exit code 7', async () => {
    const acts = PLANTED_ACTS.filter(({ reason }) => reason === 'not-who-may');
    const planted = acts.flatMap(({ plant }, which) =>
      plant(history)
        .events.filter(({ eventID }) => eventID === 'planted')
        .map((event) => ({ ...event, eventID: `planted-${which}` })),
    );
    await putTrail('planted', [...history.events, ...planted]);
    const [code, { open }] = await reconcile('planted');
    expect(code).toBe(7);
    const named = open.map(({ eventId, reason }) => `${eventId} ${reason}`);
    expect(planted.length).toBeGreaterThan(3);
    expect(named).toEqual(
      expect.arrayContaining(planted.map(({ eventID }) => `${eventID} not-who-may`)),
    );
  });

  it('goes into a pack as it was said, and so does a report that holds it', async () => {
    const words = ['--trail', at('trail'), ...LEDGER(), '--json'];
    await put(at('reconciliation.json'), (await runCli('audit', 'reconcile', ...words)).out);
    const alone = await readGivenDocuments([at('reconciliation.json')]);
    const within = await readGivenDocuments([at('report.json')]);
    const pieceOf = (given: typeof alone): string | undefined =>
      givenPieces(given, NOTHING).texts.get('reconciliation.json');
    expect(pieceOf(alone)).toContain('"explained"');
    expect(pieceOf(within)).toEqual(pieceOf(alone));
  });
});
