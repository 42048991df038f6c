import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { StatusDocument } from '#core/documents/status-document.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { approveAll, closeTestRooms, openTestRoom } from '#proof/rehearsal/room.ts';
import { hiddenField, type OpenConsole, openConsole } from '#test/support/console/open-console.ts';
import { pageTexts } from '#test/support/console/page-texts.ts';
import { runCli, runJson } from '#test/support/run-cli.ts';

let files: string;
let console: OpenConsole;

beforeEach(async () => {
  files = await mkdtemp(join(tmpdir(), 'airlock-files-'));
  const room = await openTestRoom();
  await approveAll(room);
  console = await openConsole(room.folder, { files });
});
afterEach(async () => {
  await closeTestRooms();
  await rm(files, { recursive: true, force: true });
});

const PAGE = '/terms/propose';

const write = (name: string, sections: Record<string, unknown> = {}): Promise<void> =>
  writeFile(join(files, name), stringify({ ...agreementDocument(), ...sections }));

/** An agreement that keeps answers longer than the one in force. */
const LONGER = { retention: { dropsDays: 7, tokensDays: 30, releasesDays: 400 } };

const onTable = async (): Promise<unknown> =>
  (await runJson<StatusDocument>('status', '--room', console.folder)).agreement;

it('says what to do where the folder has no agreement', async () => {
  const said = pageTexts(await console.page(PAGE));
  expect(said).toContain('There is no agreement in the folder');
  expect(said.join('\n')).toContain(`into ${files}, then open this page again`);
});

it('offers the files of the folder itself, and no links', async () => {
  await write('one.yaml');
  await write('two.json');
  await writeFile(join(files, 'list.csv'), 'email\n');
  await symlink('/etc/passwd', join(files, 'link.yaml'));
  const html = await console.page(PAGE);
  const offered = [...html.matchAll(/<option value="([^"]*)"/g)].map(([, name]) => name);
  expect(offered).toEqual(['', 'one.yaml', 'two.json']);
});

it.each(['../secret.yaml', '/etc/passwd', 'none.yaml', 'link.yaml'])(
  'opens nothing else: %s',
  async (name) => {
    await write('one.yaml');
    await symlink('/etc/passwd', join(files, 'link.yaml'));
    const answer = await console.request(`${PAGE}?file=${encodeURIComponent(name)}`);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('id="file-error"');
  },
);

it('shows every fault by its line, as "airlock agreement check" does, and no way to propose', async () => {
  await write('bad.yaml', { legalBasis: 'because', surprise: 1 });
  const path = `${PAGE}?file=bad.yaml`;
  expect(await console.documents(path)).toEqual(
    JSON.parse((await runCli('agreement', 'check', join(files, 'bad.yaml'), '--json')).out),
  );
  const html = await console.page(path, 'fr');
  expect(html).toMatch(/2 défauts dans ce fichier/);
  expect(html).toMatch(/<bdi translate="no">legalBasis<\/bdi>.*<span lang="en">this word is not/s);
  expect(html).not.toContain('method="post"');
});

it('shows what a file is and would change, as the commands do, before it is proposed', async () => {
  await write('new.yaml', LONGER);
  const file = join(files, 'new.yaml');
  expect(await console.documents(`${PAGE}?file=new.yaml`)).toEqual([
    await runJson('agreement', 'check', file),
    await runJson('agreement', 'diff', file, '--current', '--room', console.folder),
  ]);
  const said = pageTexts(await console.page(`${PAGE}?file=new.yaml`));
  expect(said).toContain('Held against the agreement in force.');
  expect(said).toContain('answers are kept longer');
});

it('puts on the table what was looked at, once, and says so', async () => {
  await write('new.yaml', LONGER);
  const from = `${PAGE}?file=new.yaml`;
  const digest = hiddenField(await console.page(from), 'digest');
  const entries: unknown[] = [];
  for (let sent = 0; sent < 2; sent += 1) {
    const answer = await console.post(PAGE, { file: 'new.yaml', digest }, from);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/terms?said=proposed']);
    entries.push(await runJson('ledger', 'list', '--room', console.folder));
  }
  expect(entries[1]).toEqual(entries[0]);
  expect(await onTable()).toBe(digest);
  const said = pageTexts(await console.page('/terms?said=proposed'));
  expect(said).toContain('The agreement is on the table. Now both parties have to approve it.');
});

it('proposes nothing where the file changed since it was looked at', async () => {
  await write('new.yaml', LONGER);
  const from = `${PAGE}?file=new.yaml`;
  const digest = hiddenField(await console.page(from), 'digest');
  const before = await onTable();
  await write('new.yaml', { ...LONGER, purpose: 'Count people for something else.' });
  const answer = await console.post(PAGE, { file: 'new.yaml', digest }, from);
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain('so nothing was proposed');
  expect(await onTable()).toBe(before);
});

it('takes no form that says less than its own', async () => {
  await write('new.yaml', LONGER);
  const from = `${PAGE}?file=new.yaml`;
  expect((await console.post(PAGE, { file: 'new.yaml', digest: 'none' }, from)).status).toBe(400);
});

it('proposes nothing for whoever only reads', async () => {
  await write('new.yaml', LONGER);
  const before = await onTable();
  const auditor = await openConsole(console.folder, { files, isAuditor: true });
  expect(await auditor.page(`${PAGE}?file=new.yaml`)).not.toContain('<form');
  expect((await auditor.post(PAGE, { file: 'new.yaml', digest: '' })).status).toBe(403);
  expect(await onTable()).toBe(before);
});
