import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StatusDocument } from '#core/documents/status-document.ts';
import { closeTestRooms, fillRoom, openTestRoom, type TestRoom } from '#proof/rehearsal/room.ts';
import { jobPage } from '#test/support/console/job-page.ts';
import {
  type OpenConsole,
  openConsole,
  openFilledRoom,
} from '#test/support/console/open-console.ts';
import { runJson } from '#test/support/run-cli.ts';

let room: TestRoom;
let console: OpenConsole;
beforeAll(async () => {
  room = await openFilledRoom();
  console = await openConsole(room.folder);
}, 120_000);
afterAll(closeTestRooms);

const standing = async (dataset: string) => {
  const { datasets } = await runJson<StatusDocument>('status', '--room', room.folder);
  return datasets.find((each) => each.dataset === dataset)?.standing;
};

it.each(['withdraw', 'rotate', 'expire', 'upkeep'])(
  'does not %s for somebody who is not sure, nor for an auditor',
  async (name) => {
    const path = `/governance/${name}`;
    const unsure = await console.post(path, {});
    expect(unsure.status).toBe(400);
    expect(await unsure.text()).toContain('id="sure-error"');
    const auditor = await openConsole(room.folder, { isAuditor: true });
    expect(await auditor.page(path)).not.toContain('<form');
    expect((await auditor.post(path, { sure: 'yes' })).status).toBe(403);
    expect(await standing('customers')).toBe('current');
  },
);

it('says of a new epoch that every list must be delivered anew', async () => {
  expect(await console.page('/governance/rotate')).toContain(
    'Every list must be delivered anew, yours and those of the other party',
  );
  expect(await console.page('/governance/rotate', 'fr')).toContain(
    'Toutes les listes doivent être livrées de nouveau',
  );
});

it('takes no name of a list that is none', async () => {
  const html = await console.page('/governance/withdraw?dataset=%3Cscript%3E');
  expect(html).toContain('All lists of brand.');
  expect(html).not.toContain('script&gt;');
});

it('removes what is past its time, and says that nothing was', async () => {
  const { html, document } = await jobPage(
    console,
    await console.post('/governance/expire', { sure: 'yes' }),
  );
  expect(document).toEqual({ kind: 'expiry', expired: [] });
  expect(html).toContain('Nothing was to be removed.');
});

it('cleans the room up', async () => {
  const answer = await console.post('/governance/upkeep', { sure: 'yes' });
  const { document } = await jobPage(console, answer);
  expect(document).toMatchObject({ kind: 'upkeep' });
});

it('says in words of the room why no epoch can begin where exact answers were given', async () => {
  const answer = await console.post('/governance/rotate', { sure: 'yes' });
  const { html, fault } = await jobPage(console, answer, 'fr');
  expect(fault).toMatchObject({ code: 'refused', reason: 'not-comparable' });
  expect(html).toContain('class="alert error"');
  expect(html).toMatch(/<span lang="en">This room counts without noise/);
});

it('withdraws one list, and what was made of it', async () => {
  const path = '/governance/withdraw?dataset=customers';
  expect(await console.page(path)).toContain('name="dataset" value="customers"');
  const answer = await console.post(
    '/governance/withdraw',
    { dataset: 'customers', sure: 'yes' },
    path,
  );
  const { html, document } = await jobPage(console, answer, 'fr');
  expect(document).toMatchObject({ kind: 'withdrawal', dataset: 'customers', repeated: false });
  expect(html).toContain('sa partie l’a retirée');
  expect(await standing('customers')).toBe('withdrawn');
});

it('begins a new epoch, after which both parties deliver again', async () => {
  const fresh = await openTestRoom();
  await fillRoom(fresh);
  const other = await openConsole(fresh.folder);
  const { html, document } = await jobPage(
    other,
    await other.post('/governance/rotate', { sure: 'yes' }),
  );
  expect(document).toMatchObject({ kind: 'epoch', party: 'brand', epoch: 2 });
  expect(html).toContain('Epoch 2 began: both parties deliver all their lists again.');
  expect(await other.page('/governance')).toContain('epoch 1');
});
