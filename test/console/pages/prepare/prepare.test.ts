import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PreparationDocument } from '#core/documents/preparation-document.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { formFields } from '#test/support/console/form-fields.ts';
import { customersFile, type ListRoom, openListRoom } from '#test/support/console/list-room.ts';
import { expectSameDocuments, openConsole } from '#test/support/console/open-console.ts';
import { pageTexts } from '#test/support/console/page-texts.ts';
import { settledJob } from '#test/support/console/settled-job.ts';
import { onlyDocument, runCli, runJson } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const MAP = '/prepare/map?file=customers.csv&dataset=customers';

/** What has to be put in by hand: what the class means that nobody declared. */
const DECIDED = { 'value.tier.1': 'silver', do: 'run' };

let room: ListRoom;
beforeEach(async () => {
  room = await openListRoom();
});
afterEach(async () => {
  await closeTestRooms();
  await removeTempFolders();
});

const asShown = async (path = MAP): Promise<Record<string, string>> =>
  formFields(await room.console.page(path), 'value="run"');

const send = async (other: Readonly<Record<string, string>>, path = MAP): Promise<Response> =>
  room.console.post(path, { ...(await asShown(path)), ...other });

/** The agreement of the room as a file. */
const agreementFile = async (): Promise<string> => {
  const line = ['agreement', 'show', '--room', room.console.folder];
  const { agreement } = await runJson<{ readonly agreement: object }>(...line);
  const path = join(await tempFolder(), 'agreement.yaml');
  await writeFile(path, JSON.stringify(agreement));
  return path;
};

const prepareLine = async (...more: readonly string[]): Promise<readonly string[]> => [
  ...['prepare', join(room.files, 'customers.csv'), '--party', 'brand'],
  ...['--agreement', await agreementFile(), ...more],
];

describe('the files of the folder', () => {
  it('are listed by name, size and day, beside the document of the agreement', async () => {
    await expectSameDocuments(room.console, '/prepare', [['agreement', 'show']]);
    const html = await room.console.page('/prepare');
    expect(html).toContain('customers.csv');
    expect(pageTexts(html)).toContain(`${Math.ceil(customersFile(400).length / 1_000)} kB`);
    expect(html).toContain(`href="${MAP.replace('&', '&amp;')}"`);
  });

  it('are said to be missing where there are none, in French too', async () => {
    const empty = await openConsole(room.console.folder, { files: await tempFolder() });
    expect(await empty.page('/prepare', 'fr')).toContain('Aucune liste dans ce dossier');
  });

  it('are no others: no path and no link leads out of it', async () => {
    const outside = join(await tempFolder(), 'other.csv');
    await writeFile(outside, 'E-mail\n');
    await symlink(outside, join(room.files, 'link.csv'));
    for (const name of ['link.csv', '../other.csv', outside, 'none.csv', '']) {
      const path = `/prepare/map?${new URLSearchParams({ file: name, dataset: 'customers' })}`;
      const answer = await room.console.request(path);
      expect(answer.status, name).toBe(404);
      expect(await answer.text()).toContain('This file is not in the folder');
    }
    expect(
      (await room.console.request(MAP.replace('dataset=customers', 'dataset=other'))).status,
    ).toBe(404);
  });

  it('may be called anything, and their columns too', async () => {
    const name = '<img src=x>.csv';
    const columns = ['E-mail', 'Tier', 'Opt-in', '<script>alert(1)</script>\u202e'];
    await writeFile(join(room.files, name), `${columns.join(',')}\na@x.org,gold,yes,1\n`);
    const path = `/prepare/map?${new URLSearchParams({ file: name, dataset: 'customers' })}`;
    const html = `${await room.console.page('/prepare')}${await room.console.page(path)}`;
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toMatch(/<script|<img|\u202e/);
  });
});

describe('the form of a file', () => {
  it('shows the document of the command that suggests a mapping', async () => {
    const line = await prepareLine('--out', join(room.files, 'customers-drop'));
    // It answers that nothing was prepared, and suggests.
    const printed = onlyDocument(await runCli(...line, '--json'));
    expect(printed).toMatchObject({ kind: 'suggested-mapping' });
    expect(await room.console.documents(MAP)).toEqual(printed);
  });

  it('has a row for each column with its suggested use, and shows no value of a person', async () => {
    const html = await room.console.page(MAP);
    expect(await asShown()).toMatchObject({
      ...{ 'role-0': 'kind:email', 'role-1': 'kind:phone', 'role-2': 'attribute:tier' },
      ...{ 'role-3': 'consent', accept: '0', out: 'customers-drop', repeats: 'first' },
    });
    expect(html).toContain('aaaa.aaa9@aaaaaaa.aaa');
    expect(html).toContain('+999999999999');
    expect(html).not.toMatch(/jane|\+4474/);
    expect(pageTexts(html)).toContain('"SLV" means');
  });

  it('shows the fields of other uses, and does nothing', async () => {
    const html = await (await send({ 'role-3': '', do: 'look' })).text();
    expect(html).toContain('what did everybody in the file agree to?');
    expect(formFields(html, 'value="run"')).toMatchObject({ 'role-3': '', 'role-0': 'kind:email' });
    expect(await readdir(room.files)).toEqual(['customers.csv']);
  });

  it('stays small for a wide file: what is not used is named, and shown where it is asked for', async () => {
    const more = Array.from({ length: 60 }, (_, at) => `Column ${at}`);
    const header = [...more, 'E-mail', 'Tier', 'Opt-in'].join(',');
    await writeFile(
      join(room.files, 'customers.csv'),
      `${header}\n${'x,'.repeat(60)}a@x.org,gold,yes\n`,
    );
    const html = await room.console.page(MAP);
    expect(Buffer.byteLength(html)).toBeLessThan(60_000);
    expect(html).toContain('30 more columns are not used:');
    expect(formFields(html, 'value="run"')).toMatchObject({
      'role-29': '',
      'role-60': 'kind:email',
    });
    expect(formFields(html, 'value="run"')).not.toHaveProperty('role-30');
    const all = formFields(await (await send({ do: 'all' })).text(), 'value="run"');
    expect(all).toMatchObject({ all: 'yes', 'role-30': '', 'role-60': 'kind:email' });
  });

  it.each<[string, Record<string, string>, string]>([
    ['a name that is taken', { out: 'taken' }, 'id="out-error"'],
    ['a name that leads elsewhere', { out: '../elsewhere' }, 'id="out-error"'],
    ['no word on consent', { 'role-3': '' }, 'id="attest-error"'],
    ['an attribute without a column', { 'role-2': '' }, 'id="from.tier-error"'],
    ['bands that are none', { 'bands.tier': 'young' }, 'id="bands.tier-error"'],
    ['a year without a format', { 'year.tier': '1930' }, 'id="year.tier-error"'],
    ['no word that means yes', { accept: '' }, 'id="accept-more-error"'],
    ['two columns of one use', { 'role-1': 'consent' }, 'More than one column is used as'],
    ['no identifier', { 'role-0': '', 'role-1': '' }, 'Map at least one column'],
  ])('is shown again with what is wrong: %s', async (_, wrong, says) => {
    await writeFile(join(room.files, 'taken.mapping.yaml'), 'mine');
    const answer = await send({ ...DECIDED, ...wrong });
    const html = await answer.text();
    expect([answer.status, html.includes(says)], html).toEqual([400, true]);
    expect(html).toContain('class="alert error"');
    expect(await readdir(room.files)).toEqual(['customers.csv', 'taken.mapping.yaml']);
  });

  it('is shown anew where the file changed meanwhile', async () => {
    const fields = await asShown();
    await writeFile(join(room.files, 'customers.csv'), 'Tier,E-mail\ngold,a@x.org\n');
    const html = await (await room.console.post(MAP, { ...fields, ...DECIDED })).text();
    expect(html).toContain('The file changed since the form was shown');
  });

  it('is for reading alone where somebody only looks, and takes nothing of them', async () => {
    const auditor = await openConsole(room.console.folder, { files: room.files, isAuditor: true });
    const html = await auditor.page(MAP);
    expect(html).toContain('E-mail address');
    expect(html).not.toContain('method="post"');
    expect((await auditor.post(MAP, DECIDED)).status).toBe(403);
  });
});

describe('preparing a list', () => {
  it('makes what the command makes of the mapping that was saved, and says so', async () => {
    const job = await settledJob(room.console, await send(DECIDED));
    const prepared = job.ran?.document as PreparationDocument | undefined;
    expect(prepared?.folder).toBe(join(room.files, 'customers-drop'));
    const mapping = join(room.files, 'customers-drop.mapping.yaml');
    const line = await prepareLine('--out', join(await tempFolder(), 'd'), '--mapping', mapping);
    expect(await runJson(...line)).toMatchObject({
      outcome: 'prepared',
      report: prepared?.report,
    });
    const said = pageTexts(await room.console.page(`/jobs/${job.id}`));
    expect(said).toContain('300 rows are ready');
    expect(said).toContain('5, 9, 13');
    expect(await room.console.page(`/jobs/${job.id}`)).toContain('/upload?drop=customers-drop');
  });

  it('is done once, however often the form is sent', async () => {
    const fields = { ...(await asShown()), ...DECIDED, nonce: 'twice' };
    const first = await room.console.post(MAP, fields);
    const job = await settledJob(room.console, first);
    const second = await room.console.post(MAP, fields);
    expect(second.headers.get('location')).toBe(`/jobs/${job.id}`);
    expect(await readdir(room.files)).toHaveLength(3);
  });

  it('overwrites nothing: the next list has another name', async () => {
    await settledJob(room.console, await send(DECIDED));
    const manifest = join(room.files, 'customers-drop', 'manifest.json');
    const before = await readFile(manifest, 'utf8');
    expect((await asShown()).out).toBe('customers-drop-2');
    await settledJob(room.console, await send(DECIDED));
    expect(await readFile(manifest, 'utf8')).toBe(before);
  });

  it('is begun again from a mapping that was saved, and from a form that was sent', async () => {
    const fields = { ...(await asShown()), ...DECIDED };
    const job = await settledJob(room.console, await room.console.post(MAP, fields));
    const [draft = ''] = /draft=[\w-]+/.exec(await room.console.page(`/jobs/${job.id}`)) ?? [];
    expect(draft).not.toBe('');
    for (const from of ['saved=customers-drop.mapping.yaml', draft])
      expect(await asShown(`${MAP}&${from}`)).toMatchObject({
        ...{ 'value.tier.1': 'silver', out: 'customers-drop-2' },
      });
  });

  it('says why nothing is left, in French too, and leads back to the form', async () => {
    const job = await settledJob(
      room.console,
      await send({ ...DECIDED, 'accept-more': 'si', accept: '' }),
    );
    expect(job.ran?.document).toMatchObject({ outcome: 'refused', because: 'nothing-left' });
    const html = await room.console.page(`/jobs/${job.id}`, 'fr');
    expect(html).toContain('Aucune ligne n’est utilisable');
    expect(html).toContain('Modifier la correspondance');
  });

  it('keeps no mapping where the file cannot be what the form says, and leads back', async () => {
    const job = await settledJob(
      room.console,
      await send({
        ...DECIDED,
        'role-0': '',
        'role-1': 'kind:phone',
        'role-2': 'hashed:email',
        'from.tier': '0',
      }),
    );
    expect(job.ran?.fault?.code).toBe('input');
    expect(await room.console.page(`/jobs/${job.id}`)).toContain('Change the mapping');
    expect(await readdir(room.files)).toEqual(['customers.csv']);
  });
});
