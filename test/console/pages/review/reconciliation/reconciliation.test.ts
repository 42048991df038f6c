import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { storedText } from '#core/chain/chain.ts';
import { ReconciliationDocument } from '#core/documents/reconciliation-document.ts';
import { ledgerKey } from '#core/room-layout.ts';
import { PLAYED_OUTPUTS, type PlayedHistory, playHistory } from '#proof/trail/play-history.ts';
import { type FilesConsole, openFilesConsole } from '#test/support/console/files-console.ts';
import { jobPage } from '#test/support/console/job-page.ts';
import { runJson } from '#test/support/run-cli.ts';

const PATH = '/review/reconciliation';

let opened: FilesConsole;
let history: PlayedHistory;
const at = (...names: readonly string[]): string => join(opened.files, ...names);

const put = async (path: string, bytes: string | Uint8Array): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
};

const putTrail = (name: string, events: PlayedHistory['events']): Promise<void> =>
  put(
    at(name, 'AWSLogs/1/CloudTrail/eu-west-1/2026/11/01/log.json.gz'),
    gzipSync(JSON.stringify({ Records: events })),
  );

beforeAll(async () => {
  opened = await openFilesConsole();
  history = await playHistory();
});
afterAll(() => opened.close());

it('says what it needs while that is not there', async () => {
  expect(await opened.auditor.page(PATH)).toContain('No folder with logs');
  await putTrail('logs', history.events);
  expect(await opened.auditor.page(PATH)).toContain('No outputs of a room on AWS');
});

it('holds calls and entries against each other as "airlock audit reconcile" does', async () => {
  for (const entry of history.entries)
    await put(at('ledger-copy', ledgerKey(entry.sequence)), storedText(entry));
  await put(at('outputs.json'), JSON.stringify({ 'played-pipeline': PLAYED_OUTPUTS }));
  const asked = 'trail=logs&stack=outputs.json&ledger=ledger-copy';
  const { html, document } = await jobPage(
    opened.auditor,
    await opened.auditor.request(`${PATH}/hold?${asked}`),
  );
  const line = ['--stack', at('outputs.json'), '--ledger', at('ledger-copy')];
  expect(document).toEqual(await runJson('audit', 'reconcile', '--trail', at('logs'), ...line));
  expect(html).toContain('Everything is explained.');
});

it('names what one side does not explain, what it means and what to do', async () => {
  for (const entry of history.entries.slice(0, 3))
    await put(at('shorter', ledgerKey(entry.sequence)), storedText(entry));
  const asked = 'trail=logs&stack=outputs.json&ledger=shorter';
  const { html, document } = await jobPage(
    opened.console,
    await opened.console.request(`${PATH}/hold?${asked}`),
    'fr',
  );
  const { open } = ReconciliationDocument.parse(document);
  expect(open.length).toBeGreaterThan(0);
  for (const text of ['Élevée', 'Que faire :', '<span lang="en">']) expect(html).toContain(text);
});

it('takes neither paths that lead elsewhere nor a room that is none of AWS', async () => {
  for (const asked of ['trail=logs', 'trail=..&stack=outputs.json', 'stack=outputs.json']) {
    const answer = await opened.console.request(`${PATH}/hold?${asked}`);
    expect(answer.status, asked).toBe(400);
  }
});
