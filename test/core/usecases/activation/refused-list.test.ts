import { afterEach, describe, expect, it } from 'vitest';
import { MAX_LABELLED_PEOPLE } from '#core/list-limits.ts';
import { makeList } from '#core/usecases/activation/make-list.ts';
import { acceptDrop } from '#core/usecases/drops/accept-drop.ts';
import { freezeRoom } from '#core/usecases/freezing/freeze-room.ts';
import { arriveCrafted, digestOf } from '#proof/rehearsal/drop.ts';
import { MEMBERS, PUBLISHER } from '#proof/rehearsal/list-people.ts';
import { closeTestRooms, type TestRoom } from '#proof/rehearsal/room.ts';
import {
  askSize,
  listEvents,
  make,
  openListRoom,
  takenLabels,
} from '#test/support/activation/list-room.ts';

afterEach(closeTestRooms);

describe('a list is refused before it is charged', () => {
  const refusedBecause = async (room: TestRoom, says: RegExp): Promise<void> => {
    await expect(make(room)).rejects.toThrow(says);
    expect(await listEvents(room)).toEqual([]);
  };

  it('while nobody asked how many people it would be of', async () => {
    await refusedBecause(
      await openListRoom(),
      /ask "airlock ask segments --party brand .*--by brand\.listing,brand\.tier/,
    );
  });

  it('where it is not certainly of as many people as were agreed', async () => {
    const room = await openListRoom({ minimumPeople: MEMBERS.length });
    await askSize(room);
    await refusedBecause(room, /not certainly be of the \d+ people/);
  });

  it('where the rows of the publisher have no labels', async () => {
    const room = await openListRoom();
    const rows = PUBLISHER.map(
      (n) => [digestOf(`person${n}@example.org`), null, 'mobile'] as const,
    );
    const drop = { party: 'publisher', kinds: ['email', 'phone'], parts: [rows] } as const;
    await acceptDrop(room.ports)(await arriveCrafted(room, drop));
    await refusedBecause(room, /without labels/);
  });

  it('where there would be more labels than a list can be read with', async () => {
    const room = await openListRoom();
    await askSize(room);
    const { ledger } = room.ports;
    const state = async () => {
      const told = await ledger.state();
      const people = MAX_LABELLED_PEOPLE + 100_000;
      const versions = told.versions.map((each) =>
        each.party === 'publisher' ? { ...each, people } : each,
      );
      return { ...told, versions };
    };
    const told = new Proxy(ledger, {
      get: (target, name) => (name === 'state' ? state : Reflect.get(target, name).bind(target)),
    });
    await expect(make({ ports: { ...room.ports, ledger: told } })).rejects.toMatchObject({
      reason: 'list-too-large',
    });
    expect(await listEvents(room)).toEqual([]);
  });

  it('to the publisher, and by another name', async () => {
    const room = await openListRoom();
    await expect(make(room, { party: 'publisher' })).rejects.toThrow(/Only "brand"/);
    await expect(
      makeList(room.ports)({ party: 'brand', activation: '__proto__', dryRun: false }),
    ).rejects.toThrow(/no such activation: choose one of reach_gold/);
    expect(await listEvents(room)).toEqual([]);
  });

  it('in a frozen room, which hands out none either', async () => {
    const room = await openListRoom();
    await askSize(room);
    await make(room);
    await freezeRoom(room.ports)(
      { by: 'party', party: 'brand' },
      { act: 'freeze', reason: 'a test' },
    );
    expect(await make(room)).toMatchObject({ kind: 'error', error: { reason: 'room-frozen' } });
    await expect(takenLabels(room)).rejects.toThrow(/frozen/);
  });
});
