import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DeliveredView } from '#console/pages/upload/delivered.tsx';
import type { Visit } from '#console/visit.ts';
import { FORMATS } from '#console/words/formats.ts';
import { WORDS } from '#console/words/words.ts';
import type { DeliveryDocument } from '#core/documents/delivery-document.ts';
import type { StatusDocument } from '#core/documents/status-document.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { formFields } from '#test/support/console/form-fields.ts';
import { type ListRoom, openListRoom } from '#test/support/console/list-room.ts';
import { expectSameDocuments, openConsole } from '#test/support/console/open-console.ts';
import { settledJob } from '#test/support/console/settled-job.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

let room: ListRoom;
beforeEach(async () => {
  room = await openListRoom();
});
afterEach(async () => {
  await closeTestRooms();
  await removeTempFolders();
});

const MAP = '/prepare/map?file=customers.csv&dataset=customers';

const prepareOne = async (): Promise<void> => {
  const fields = formFields(await room.console.page(MAP), 'value="run"');
  const decided = { ...fields, 'value.tier.1': 'silver', do: 'run' };
  await settledJob(room.console, await room.console.post(MAP, decided));
};

it('says where lists come from while none is prepared', async () => {
  await expectSameDocuments(room.console, '/upload', [['agreement', 'show']]);
  expect(await room.console.page('/upload', 'fr')).toContain('Aucune liste n’est encore prête');
});

it('lists the drops of its party alone, and follows no link to one', async () => {
  await prepareOne();
  const outside = await tempFolder();
  await mkdir(join(room.files, 'damaged'));
  await writeFile(join(room.files, 'damaged', 'manifest.json'), '{}');
  await symlink(join(room.files, 'customers-drop'), join(room.files, 'linked'));
  const html = await room.console.page('/upload');
  expect(formFields(html, 'Upload the list').drop).toBe('customers-drop');
  expect(html).not.toMatch(/damaged|linked/);
  const other = await openConsole(room.console.folder, { files: room.files, party: 'publisher' });
  expect(await other.page('/upload')).toContain('No list is prepared yet');
  expect(await readdir(outside)).toEqual([]);
});

it('hands a list to the room, and says what was taken and removed and what is next', async () => {
  await prepareOne();
  const fields = formFields(await room.console.page('/upload'), 'Upload the list');
  const job = await settledJob(room.console, await room.console.post('/upload', fields));
  expect(job.ran?.document).toMatchObject({
    outcome: 'published',
    people: 300,
    prepared: 'removed',
  });
  const html = await room.console.page(`/jobs/${job.id}`);
  expect(html).toContain('brand.customers is in the room');
  expect(html).toContain('removed, with its digests');
  expect(await readdir(room.files)).toEqual(['customers-drop.mapping.yaml', 'customers.csv']);
  const { datasets } = (await room.console.documents('/')) as StatusDocument;
  expect(datasets.find(({ party }) => party === 'brand')?.version?.people).toBe(300);
});

it('keeps the prepared list where its box is not ticked, and takes a form once', async () => {
  await prepareOne();
  const send = () => room.console.post('/upload', { drop: 'customers-drop', nonce: 'twice' });
  const job = await settledJob(room.console, await send());
  expect(job.ran?.document).toMatchObject({ prepared: 'kept' });
  expect((await send()).headers.get('location')).toBe(`/jobs/${job.id}`);
});

it.each(['', '..', 'none', '../customers-drop'])('refuses what is no list: %j', async (drop) => {
  await prepareOne();
  const answer = await room.console.post('/upload', { drop });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('id="drop-error"');
});

it('takes nothing of whoever only looks', async () => {
  const auditor = await openConsole(room.console.folder, { files: room.files, isAuditor: true });
  expect((await auditor.post('/upload', { drop: 'customers-drop' })).status).toBe(403);
});

const REPORT = { rows: 9, accepted: 9, quarantined: {}, identifiers: {}, listed: [] };

const shown = (document: object, language: 'en' | 'fr' = 'en'): string => {
  const visit = { words: WORDS[language], formats: FORMATS[language] } as Visit;
  const of = { kind: 'delivery', party: 'brand', dataset: 'customers', ...document };
  return String(DeliveredView({ visit, document: of as DeliveryDocument }));
};

it('says why the room refused a list', () => {
  const html = shown({ outcome: 'refused', reason: 'minimum-change', uncleaned: true }, 'fr');
  expect(html).toContain('La salle a refusé la liste');
  expect(html).toContain('elle diffère par trop peu de personnes');
  expect(html).toContain('n’a pas pu être nettoyée');
});

it('says what its owner should know of a list that was taken', () => {
  const html = shown({
    ...{ outcome: 'published', version: 'v1', people: 9, report: REPORT, repeated: true },
    ...{ takenOutSince: true, overtakenBy: 'v2', belowMinimum: { people: 9, minimum: 100 } },
    rareValues: {
      minimum: 50,
      values: [
        { attribute: 'tier', value: '<b>gold</b>', people: 3 },
        { attribute: 'tier', value: 'silver', people: 0 },
      ],
    },
    bridges: [
      {
        ...{ dataset: 'visits', of: 'customers', events: 9, linked: 4 },
        people: 9,
        reached: 2,
        withIds: 9,
      },
    ],
  });
  expect(html).toContain('has just this list');
  expect(html).toContain('(v2)');
  expect(html).toContain('9 people, and the agreement asks for 100');
  expect(html).toContain('&lt;b&gt;gold&lt;/b&gt; (3)');
  expect(html).not.toMatch(/silver|<b>/);
  expect(html).toContain('visits: 4 of 9 events');
});
