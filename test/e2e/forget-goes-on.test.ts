import { afterAll, expect, it } from 'vitest';
import { StatusDocument } from '#core/documents/status-document.ts';
import { beginErasure } from '#core/usecases/erasure/change-tombstones.ts';
import { uploadList } from '#core/usecases/erasure/forget-list.ts';
import { brandRows, person } from '#proof/rehearsal/people.ts';
import { closeTestRooms, fillRoom, openTestRoom, prepareRows } from '#proof/rehearsal/room.ts';
import { prepareList, RECEIVED } from '#test/support/forgetting/forget-rows.ts';
import { onlyDocument, runCli } from '#test/support/run-cli.ts';

afterAll(closeTestRooms);

it('an erasure that was left half-way is no drop that waits, and the next upload of its party completes it first', async () => {
  const room = await openTestRoom();
  await fillRoom(room);
  const people = Array.from({ length: 60 }, (_, at) => ({ email: person(at).email }));
  const list = await prepareList(room, 'brand', people);
  const terms = { reason: 'erasure', received: RECEIVED } as const;
  const arrived = await uploadList(room.ports)('brand', list, { act: 'forget', ...terms });
  await beginErasure(room.ports)(arrived, terms);
  const { folder } = await prepareRows(room, 'brand', brandRows(0, 310));
  await room.ports.close();

  const status = async () =>
    StatusDocument.parse(onlyDocument(await runCli('status', '--room', room.folder, '--json')));
  expect(await status()).toMatchObject({ erasures: [{ party: 'brand' }], waiting: { drops: 0 } });
  const ran = await runCli(
    ...['upload', folder, '--room', room.folder, '--party', 'brand', '--keep-drop', '--json'],
  );
  expect(onlyDocument(ran)).toMatchObject({ outcome: 'published', people: 250 });
  expect(await status()).not.toHaveProperty('erasures');
}, 120_000);
