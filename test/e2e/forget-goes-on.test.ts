import { afterAll, expect, it } from 'vitest';
import { StatusDocument } from '#core/documents/status-document.ts';
import { manifestKey } from '#core/room-layout.ts';
import { beginErasure } from '#core/usecases/erasure/change-tombstones.ts';
import { uploadList } from '#core/usecases/erasure/forget-list.ts';
import { brandRows, person } from '#proof/rehearsal/people.ts';
import { closeTestRooms, fillRoom, openTestRoom, prepareRows } from '#proof/rehearsal/room.ts';
import { prepareList, RECEIVED } from '#test/support/forgetting/forget-rows.ts';
import { onlyDocument, runCli } from '#test/support/run-cli.ts';

afterAll(closeTestRooms);

it('a list of which nothing was begun is taken up by the next upkeep, and one that is not whole is left alone', async () => {
  const room = await openTestRoom();
  await fillRoom(room);
  const rows = (from: number) => [0, 1, 2].map((at) => ({ email: person(from + at).email }));
  const put = async (from: number) =>
    uploadList(room.ports)('brand', await prepareList(room, 'brand', rows(from)), {
      ...{ act: 'forget', reason: 'erasure', received: RECEIVED },
    });
  const whole = await put(0);
  const half = await put(10);
  await room.ports.objects.delete(manifestKey(half, half.drop));
  await room.ports.close();

  const ran = await runCli('room', 'upkeep', '--room', room.folder, '--json');
  expect(onlyDocument(ran)).toMatchObject({ forgotten: [whole.drop] });
  const { erasures } = await room.ports.ledger.state();
  expect([...erasures.values()]).toMatchObject([
    { request: whole.drop, ended: expect.any(String) },
  ]);
  const lying = (await room.ports.objects.list('drops/brand/forgotten/')).map(({ key }) => key);
  expect(lying.length).toBeGreaterThan(0);
  for (const key of lying) expect(key).toContain(half.drop);
}, 120_000);

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

it('a withdrawal of all lists completes an erasure that was left half-way, and ends well', async () => {
  const room = await openTestRoom();
  await fillRoom(room);
  const people = Array.from({ length: 60 }, (_, at) => ({ email: person(at).email }));
  const list = await prepareList(room, 'brand', people);
  const terms = { reason: 'erasure', received: RECEIVED } as const;
  const arrived = await uploadList(room.ports)('brand', list, { act: 'forget', ...terms });
  await beginErasure(room.ports)(arrived, terms);
  await room.ports.close();

  const ran = await runCli('withdraw', '--room', room.folder, '--party', 'brand', '--json');
  expect(ran).toMatchObject({ code: 0 });
  expect(onlyDocument(ran)).toMatchObject({ kind: 'withdrawal', outcome: 'gone', repeated: false });
  expect(await room.ports.objects.list('drops/brand/')).toEqual([]);
  const { erasures } = await room.ports.ledger.state();
  expect([...erasures.values()]).toMatchObject([{ ended: expect.any(String) }]);
}, 120_000);
