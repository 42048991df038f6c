import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AuditReport } from '#core/documents/audit-report.ts';
import { type FilesConsole, openFilesConsole } from '#test/support/console/files-console.ts';
import { jobPage } from '#test/support/console/job-page.ts';
import { onlyDocument, runCli } from '#test/support/run-cli.ts';
import { listedKeys, TRAIL_ARN, testKeys, testTrail } from '#test/support/trail/trail-plans.ts';

/** A made-up trail in which somebody gets in. */
const ATTACK = fileURLToPath(new URL('../../../../../examples/trail', import.meta.url));

const PATH = '/review/logs';

let opened: FilesConsole;

const put = async (name: string, bytes: string | Uint8Array): Promise<void> => {
  const path = join(opened.files, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
};

beforeAll(async () => {
  opened = await openFilesConsole();
});
afterAll(() => opened.close());

it('says where to put logs while there are none', async () => {
  expect(await opened.auditor.page(PATH)).toContain('No folder with logs');
});

it('finds what "airlock audit" finds, each with severity, meaning and advice, for an auditor too', async () => {
  const trail = join(opened.files, 'logs');
  await cp(ATTACK, trail, { recursive: true });
  const started = await opened.auditor.request(`${PATH}/audit?trail=logs`);
  const { html, document } = await jobPage(opened.auditor, started);
  const line = ['audit', '--trail', trail, '--all-resources', '--json'];
  expect(document).toEqual(onlyDocument(await runCli(...line)));
  const { findings } = AuditReport.parse(document);
  expect(html).toContain(`${findings.length} findings`);
  for (const { title } of findings.slice(0, 5))
    expect(html).toContain(`<span lang="en">${title}</span>`);
  expect(Buffer.byteLength(html)).toBeLessThanOrEqual(60_000);
  const french = await opened.auditor.page(started.headers.get('location') ?? '', 'fr');
  for (const text of ['Critique', 'Ce que cela signifie :', 'Que faire :'])
    expect(french).toContain(text);
});

it('proves the log files by their digests, where the trail is named', async () => {
  const keys = testKeys();
  for (const [path, { bytes, metadata }] of testTrail(keys).objects) {
    await put(join('signed', path), bytes);
    if (metadata) await put(join('signed', `${path}.meta.json`), JSON.stringify(metadata));
  }
  await put('keys.json', JSON.stringify(listedKeys(keys)));
  const asked = new URLSearchParams({
    ...{ trail: 'signed', trailArn: TRAIL_ARN, publicKeys: 'keys.json' },
  });
  const { html, document } = await jobPage(
    opened.console,
    await opened.console.request(`${PATH}/audit?${asked}`),
  );
  const { logs } = AuditReport.parse(document);
  expect(logs?.digests).toBeGreaterThan(0);
  expect(html).toContain('Whether the log files are those that CloudTrail delivered');
  const first = logs?.faults[0]?.says;
  expect(html).toContain(first === undefined ? 'as CloudTrail delivered them' : 'High');
});

it('says that nothing is shown where no event was read', async () => {
  await mkdir(join(opened.files, 'nothing'));
  const read = await opened.console.request(`${PATH}/audit?trail=nothing`);
  expect((await jobPage(opened.console, read)).html).toContain('No event was read');
});

it('takes no folder that lies elsewhere, and no ledger without a room', async () => {
  for (const asked of [
    '',
    'trail=..',
    'trail=logs&ledger=logs',
    'trail=logs&publicKeys=keys.json',
    'trail=logs&trailArn=x',
  ]) {
    const answer = await opened.console.request(`${PATH}/audit?${asked}`);
    expect(answer.status, asked).toBe(400);
  }
});
