import { afterEach, describe, expect, it } from 'vitest';
import { localClient } from '#adapters/local/local-client.ts';
import { upload } from '#cli/commands/upload.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { contentOf, type Manifest } from '#core/drops/manifest.ts';
import { currentVersion } from '#core/ledger/room-state.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { brandRows, publisherRows, type TestRow } from '#proof/rehearsal/people.ts';
import {
  approveAll,
  ask,
  closeTestRooms,
  openTestRoom,
  prepareRows,
  type TestRoom,
} from '#proof/rehearsal/room.ts';
import { makeOlder } from '#test/support/older-version.ts';

afterEach(closeTestRooms);

/** Prepares rows anew, and uploads them as the CLI does. */
const uploadRows = async (room: TestRoom, party: string, rows: readonly TestRow[]) => {
  const drop = await prepareRows(room, party, rows);
  const delivered = await localClient(room.ports).upload(party, drop, { timeoutSeconds: 1 });
  if (delivered.outcome !== 'published') throw new Error(delivered.reason);
  return delivered;
};

const OPTIONS = { room: 'room', party: 'brand', timeout: 1 };

const versionsOf = async (room: TestRoom): Promise<number> =>
  (await room.ports.ledger.state()).versions.length;

describe('uploading the list that the room has', () => {
  it('makes no new version, charges nothing, and says so', async () => {
    const room = await openTestRoom();
    await approveAll(room);
    const first = await uploadRows(room, 'brand', brandRows(0, 150));
    await uploadRows(room, 'publisher', publisherRows(0, 150));
    const asked = await ask(room, 'brand', { analysis: 'overlap' });
    const entries = (await room.ports.ledger.entries()).length;
    const again = await uploadRows(room, 'brand', brandRows(0, 150));
    expect(again).toEqual({ ...first, repeated: true });
    expect((await room.ports.ledger.entries()).length).toBe(entries);
    expect(await room.ports.objects.list('drops/')).toEqual([]);
    expect(await ask(room, 'brand', { analysis: 'overlap' })).toEqual({ ...asked, repeated: true });
  });

  it('makes a version of it that can be asked, where an older room published it', async () => {
    const room = await openTestRoom();
    await approveAll(room);
    const first = await uploadRows(room, 'brand', brandRows(0, 150));
    await makeOlder(room, 'brand');
    const again = await uploadRows(room, 'brand', brandRows(0, 150));
    expect(again).toMatchObject({ people: first.people, repeated: false });
    expect(again.version).not.toBe(first.version);
  });

  it('makes a version of any other list, and of an older one again', async () => {
    const room = await openTestRoom();
    await approveAll(room);
    const [a, b] = [brandRows(0, 150), brandRows(0, 151)];
    const versions = [];
    for (const rows of [a, b, a, a]) versions.push((await uploadRows(room, 'brand', rows)).version);
    expect(new Set(versions).size).toBe(3);
    expect(versions[3]).toBe(versions[2]);
    const state = await room.ports.ledger.state();
    expect(currentVersion(state, 'brand', 'customers')?.version).toBe(versions[2]);
  });

  it('does not put back a drop after which another came, and says which version the room goes on with', async () => {
    const room = await openTestRoom();
    await approveAll(room);
    const older = await prepareRows(room, 'brand', brandRows(0, 150));
    const client = localClient(room.ports);
    const again = () => client.upload('brand', older, { timeoutSeconds: 1 });
    const first = await again();
    expect(upload.exitCode?.(await again())).toBe(EXIT.done);
    const { version } = await uploadRows(room, 'brand', brandRows(0, 151));
    const told = await again();
    expect(told).toEqual({ ...first, repeated: true, overtakenBy: version });
    expect(upload.exitCode?.(told)).toBe(EXIT.badInput);
    const said = upload.render(told, OPTIONS).map((line) => JSON.stringify(line));
    expect(said.join()).toContain(`The room goes on with version ${version}`);
    expect(said.join()).not.toContain('It holds just this list');
    expect(await versionsOf(room)).toBe(2);
  });

  it('makes a new version where the one that it has is damaged', async () => {
    const room = await openTestRoom();
    await approveAll(room);
    const { version } = await uploadRows(room, 'brand', brandRows(0, 150));
    const [file] = await room.ports.objects.list('vault/');
    await room.ports.objects.delete(file?.key ?? '');
    const again = await uploadRows(room, 'brand', brandRows(0, 150));
    expect(again.repeated).toBe(false);
    expect(again.version).not.toBe(version);
    expect(await versionsOf(room)).toBe(2);
  });

  it('tells drops apart by all that is in them, and not by when and where they were made', async () => {
    const room = await openTestRoom();
    const { manifest } = await prepareRows(room, 'brand', brandRows(0, 150));
    const made = manifest as Manifest;
    const [part] = made.parts;
    if (!part) throw new Error('no part');
    const moved = [{ ...part, file: 'part-0002.parquet' }];
    const later: Manifest = { ...made, preparedAt: '2030-01-01T00:00:00.000Z', parts: moved };
    expect(contentOf(later)).toBe(contentOf(made));
    const { digest } = testAgreement({ purpose: 'another purpose' });
    for (const other of [
      { ...made, agreement: digest },
      { ...made, parts: [{ ...part, sha256: digest }] },
      { ...made, consent: { ...made.consent, statement: 'some agreed' } },
    ])
      expect(contentOf(other)).not.toBe(contentOf(made));
  });
});

describe('a list of fewer people than the agreement demands', () => {
  it('is told with the number, when it is prepared, uploaded, and uploaded again', async () => {
    const room = await openTestRoom();
    await approveAll(room);
    const few = { people: 99, minimum: 100 };
    const { preparation } = await prepareRows(room, 'brand', brandRows(0, 99));
    expect(preparation).toMatchObject({ outcome: 'prepared', belowMinimum: few });
    for (const repeated of [false, true])
      expect(await uploadRows(room, 'brand', brandRows(0, 99))).toMatchObject({
        ...{ people: 99, repeated, belowMinimum: few },
      });
    const enough = await prepareRows(room, 'brand', brandRows(0, 100));
    expect(enough.preparation).not.toHaveProperty('belowMinimum');
    expect(await uploadRows(room, 'brand', brandRows(0, 100))).not.toHaveProperty('belowMinimum');
  });
});
