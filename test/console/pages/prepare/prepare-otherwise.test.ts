import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { agreementDocument, testAgreement } from '#proof/rehearsal/agreement.ts';
import { listSections } from '#proof/rehearsal/list-people.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { formFields } from '#test/support/console/form-fields.ts';
import { openListRoom } from '#test/support/console/list-room.ts';
import { settledJob } from '#test/support/console/settled-job.ts';
import { TRIAL_TERMS } from '#test/support/made-up-trial.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';

afterEach(async () => {
  await closeTestRooms();
  await removeTempFolders();
});

const MAP = '/prepare/map?file=customers.csv&dataset=customers';

it('a list that is sealed needs the drop key first, which one button gets into the folder', async () => {
  const sealed = testAgreement({ airlock: 2, drops: { sealed: true } });
  const { console, files } = await openListRoom(sealed);
  const html = await console.page(MAP);
  expect(html).toContain('The drop key is needed first');
  const fields = { ...formFields(html, 'value="run"'), 'value.tier.1': 'silver', do: 'run' };
  expect((await console.post(MAP, fields)).status).toBe(200);

  const answer = await console.post('/prepare/key', formFields(html, 'Get the drop key'), MAP);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, MAP]);
  const key = join(files, 'airlock-drop-key-test-room.json');
  expect((await stat(key)).mode & 0o777).toBe(0o600);
  expect(await console.page('/prepare')).not.toContain('airlock-drop-key');

  const job = await settledJob(console, await console.post(MAP, fields));
  expect(job.ran?.document).toMatchObject({ outcome: 'prepared' });
  const manifest = await readFile(join(files, 'customers-drop', 'manifest.json'), 'utf8');
  expect(JSON.parse(manifest)).toHaveProperty('sealed');
});

it('for a list of events the page says which command prepares it', async () => {
  const { datasets } = agreementDocument() as { readonly datasets: { readonly brand: object } };
  const events = { of: 'customers', by: ['email'], zone: 'UTC', maxAgeDays: 730 };
  const purchases = { attributes: {}, events };
  const { console } = await openListRoom(
    testAgreement({
      airlock: 2,
      privacy: TRIAL_TERMS,
      contributions: { conversions: 2, touches: 3 },
      datasets: { ...datasets, brand: { ...datasets.brand, purchases } },
    }),
  );
  expect(await console.page('/prepare')).toContain('dataset=purchases');
  const html = await console.page(MAP.replace('dataset=customers', 'dataset=purchases'));
  expect(html).toContain('This is a list of events');
  expect(html).toContain('--mapping mapping.yaml');
});

it('rows of a list that others are sent keep their label, with the map of it beside and not in the drop', async () => {
  const agreement = testAgreement(listSections());
  const { console, files } = await openListRoom(agreement, { party: 'publisher' });
  const path = MAP.replace('dataset=customers', 'dataset=audience');
  const fields = {
    ...formFields(await console.page(path), 'value="run"'),
    ...{ 'role-1': 'label', 'role-2': 'attribute:device' },
    ...{ 'value.device.0': 'mobile', 'value.device.1': 'desktop', do: 'run' },
  };
  const job = await settledJob(console, await console.post(path, fields));
  expect(job.ran?.document).toMatchObject({ outcome: 'prepared' });
  expect((await readdir(files)).sort()).toEqual([
    ...['customers-drop', 'customers-drop.labels', 'customers-drop.mapping.yaml', 'customers.csv'],
  ]);
  expect(await console.page('/prepare')).not.toContain('.labels');
});

it('a mapping that says more than the form is said to, and one that is none is refused', async () => {
  const { console, files } = await openListRoom();
  const more = 'identifiers: { email: { column: E-mail, hashed: true, plain: Mobile } }\n';
  await writeFile(join(files, 'more.mapping.yaml'), more);
  await writeFile(join(files, 'none.mapping.yaml'), 'people: all\n');
  expect(await console.page(MAP)).not.toContain('says more than the form can show');
  expect(await console.page(`${MAP}&saved=more.mapping.yaml`)).toContain(
    'says more than the form can show',
  );
  const answer = await console.request(`${MAP}&saved=none.mapping.yaml`);
  expect([answer.status, await answer.text()]).toEqual([
    400,
    expect.stringContaining('class="alert error"'),
  ]);
});
