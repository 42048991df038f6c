import { createHmac } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { withConnection } from '#adapters/duckdb/connection.ts';
import { withSubkeys } from '#core/tokens/subkey.ts';
import { openDrop } from '#core/usecases/drops/open-drop.ts';
import { tokenisePart } from '#core/usecases/drops/tokenise-part.ts';
import { type Findings, searchFolder } from '#proof/demo/search/search-folder.ts';
import { makeNumberTable } from '#proof/demo/search/search-parquet.ts';
import { TraceTable } from '#proof/demo/search/trace-table.ts';
import { digestTrace, emailTrace, phoneTrace } from '#proof/demo/search/traces.ts';
import { digestOf } from '#proof/rehearsal/drop.ts';
import { brandRows, person } from '#proof/rehearsal/people.ts';
import {
  arrive,
  ask,
  closeTestRooms,
  deliver,
  fillRoom,
  openTestRoom,
  type TestRoom,
} from '#proof/rehearsal/room.ts';
import { forgetRows } from '#test/support/forgetting/forget-rows.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

afterEach(closeTestRooms);

const GONE = Array.from({ length: 60 }, (_, at) => 2 * at);
const KINDS = ['email', 'phone'] as const;

/** The whole MAC that a token of the room is the first half of, in hex. */
const macOf = (
  { ports, signed }: TestRoom,
  kind: (typeof KINDS)[number],
  digest: string,
): Promise<string> => {
  const scope = { collaboration: signed.agreement.id, epoch: 1, party: 'brand' };
  return withSubkeys(ports.keyRing, { kinds: [kind], scope }, async (keys) => {
    const key = keys.get(kind) ?? new Uint8Array();
    return createHmac('sha256', key).update(Buffer.from(digest, 'hex')).digest('hex');
  });
};

/** What a search of every file of the room finds of these people: as plain text, digests, and tokens. */
const searched = async (room: TestRoom): Promise<Findings['found']> => {
  const spillFolder = join(await tempFolder(), 'spill');
  return withConnection({ threads: 1, memoryMegabytes: 300, spillFolder }, async (connection) => {
    const input = await TraceTable.make(connection, 'input');
    for (const n of GONE) {
      const { email, phone } = person(n);
      const plain = [emailTrace(email), phoneTrace(phone)];
      input.add(plain.filter((each) => each !== undefined));
      for (const kind of KINDS) {
        const digest = digestOf(person(n)[kind]);
        input.add([digestTrace(digest), digestTrace(await macOf(room, kind, digest))]);
      }
    }
    input.finish();
    await makeNumberTable(connection);
    return (await searchFolder(connection, room.folder)).found;
  });
};

it('a search of every file of the room finds those who were forgotten nowhere, whatever was made of them', async () => {
  const room = await openTestRoom();
  await fillRoom(room);
  await ask(room, 'brand', { analysis: 'overlap' });
  await deliver(room, 'brand', [...brandRows(0, 300), ...brandRows(700, 80)]);
  await ask(room, 'brand', { analysis: 'overlap' });
  // A killed upload left what it had made of a part.
  const arrived = await arrive(room, 'brand', brandRows(0, 310));
  const { version } = await openDrop(room.ports)(arrived, 'killed');
  await tokenisePart(room.ports)({ arrived, version, index: 0 });
  for (const { key } of await room.ports.objects.list('drops/'))
    await room.ports.objects.delete(key);
  const before = await searched(room);
  expect(before.number).toBeGreaterThan(0);
  const list = GONE.map((n) => ({ email: person(n).email }));
  const receipt = await forgetRows(room, 'brand', list);
  expect(receipt.successors.map(({ removed }) => removed)).toEqual([60, 60]);
  // Some of them are on the other party's list too: that one has to be asked by itself.
  expect((await searched(room)).number).toBeGreaterThan(0);
  await forgetRows(room, 'publisher', list);
  // What the parties had on their own machines beside the room is theirs to remove.
  for (const name of await readdir(room.folder))
    if (/^(party|list)-/.test(name)) await rm(join(room.folder, name), { recursive: true });
  expect(await searched(room)).toEqual({ 'e-mail': 0, phone: 0, digest: 0, number: 0 });
}, 120_000);
