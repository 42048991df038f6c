import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '#core/drops/manifest.ts';
import { craftDrop, digestOf } from '#proof/rehearsal/drop.ts';
import { writePart } from '#proof/rehearsal/parquet.ts';
import { brandRows, person, publisherRows } from '#proof/rehearsal/people.ts';
import {
  closeTestRooms,
  fillRoom,
  openTestRoom,
  prepareRows,
  type TestRoom,
} from '#proof/rehearsal/room.ts';
import { expectOneEntry, expectUnchanged } from '#test/e2e/room-snapshot.ts';
import { expectRefused, runCli, runJson } from '#test/support/run-cli.ts';

let room: TestRoom;
beforeAll(async () => {
  room = await openTestRoom();
  await fillRoom(room);
});
afterAll(closeTestRooms);

const PEOPLE = Array.from({ length: 200 }, (_, at) => [digestOf(person(at).email), null, 'gold']);
/** What packed bytes begin with. */
const ZSTANDARD = Buffer.from('28b52ffd', 'hex');
const REPORT = /reports\/brand\/customers\/refused-[0-9a-f]{32}\.json$/;
const SECRETS = PEOPLE.slice(0, 20).map(([digest]) => digest as string);

/** Writes a drop whose manifest is changed, and answers the command line that uploads it. */
const craft = async (
  manifest: (honest: Manifest) => unknown = (honest) => honest,
  spoil?: (paths: readonly string[]) => Promise<void>,
): Promise<readonly string[]> => {
  const drop = await craftDrop(room, {
    party: 'brand',
    kinds: ['email', 'phone'],
    parts: [PEOPLE],
    manifest,
    ...(spoil ? { spoil } : {}),
  });
  const path = drop.pathOf('manifest.json');
  await writeFile(path, JSON.stringify(drop.manifest));
  return ['upload', dirname(path), '--party', 'brand', '--room', room.folder];
};

const editPart =
  (change: Partial<Manifest['parts'][number]>) =>
  (honest: Manifest): unknown => ({
    ...honest,
    parts: honest.parts.map((part) => ({ ...part, ...change })),
  });

const refusedBefore = async (
  args: readonly string[],
  refusal: { readonly code?: number; readonly says: RegExp },
): Promise<void> =>
  expectUnchanged(room.folder, () =>
    expectRefused(args, { code: 5, secrets: SECRETS, ...refusal }),
  );

describe('a drop whose manifest is wrong leaves the room as it was, byte for byte', () => {
  const other = 'ab'.repeat(32);

  it.each<[string, (honest: Manifest) => unknown, RegExp]>([
    ['the SHA-256 of a part', editPart({ sha256: other as never }), /part-0001.*SHA-256 or size/],
    ['the size of a part', editPart({ bytes: 12 }), /part-0001.*SHA-256 or size/],
    ['a part of a petabyte', editPart({ bytes: 2 ** 50 }), /not one of ours/],
    ['the rows of a part', editPart({ rows: 12 }), /do not add up/],
    ['the rows in all', (honest) => ({ ...honest, rows: 12 }), /do not add up/],
    ['the profile', (honest) => ({ ...honest, profile: 'meta' }), /another profile/],
    ['the agreement', (honest) => ({ ...honest, agreement: other }), /another agreement/],
    ['the collaboration', (honest) => ({ ...honest, collaboration: 'x' }), /another collaboration/],
    ['the attributes', (honest) => ({ ...honest, attributes: [] }), /other attributes/],
    ['the kinds', (honest) => ({ ...honest, kinds: ['maid'] }), /a kind of identifier/],
    ['an unknown key', (honest) => ({ ...honest, note: 'jane@example.org' }), /not one of ours/],
    ['a part twice', (honest) => twice(honest), /not one of ours/],
    ['a path in a part name', editPart({ file: '../part-0001.parquet' }), /not one of ours/],
    ['a number as text', (honest) => ({ ...honest, rows: '200' }), /not one of ours/],
    ['a list', () => [], /not one of ours/],
  ])('%s', async (_, manifest, says) => refusedBefore(await craft(manifest), { says }));

  it('an unknown dataset', async () =>
    refusedBefore(await craft((honest) => ({ ...honest, dataset: 'secrets' })), {
      code: 2,
      says: /no such dataset/,
    }));

  it('no JSON', async () => {
    const args = await craft();
    await writeFile(join(args[1] ?? '', 'manifest.json'), '{"airlock": 1, "jane@example');
    await refusedBefore(args, { says: /is damaged/ });
  });

  it('no manifest', async () => {
    const args = await craft();
    await rm(join(args[1] ?? '', 'manifest.json'));
    await refusedBefore(args, { says: /no drop in/ });
  });

  it('no such folder', () =>
    refusedBefore(
      ['upload', join(room.folder, 'nowhere'), '--party', 'brand', '--room', room.folder],
      {
        says: /no drop in/,
      },
    ));

  it('a part that is missing', async () => {
    const args = await craft();
    await rm(join(args[1] ?? '', 'part-0001.parquet'));
    await refusedBefore(args, { says: /part-0001\.parquet" is missing/ });
  });

  it('a part that is a folder', async () => {
    const args = await craft();
    const part = join(args[1] ?? '', 'part-0001.parquet');
    await rm(part);
    await mkdir(part);
    await refusedBefore(args, { says: /part-0001\.parquet" is not a regular file/ });
  });
});

const twice = (honest: Manifest): unknown => ({
  ...honest,
  rows: honest.rows * 2,
  parts: [...honest.parts, ...honest.parts],
});

describe('a drop of the wrong party leaves the room as it was, byte for byte', () => {
  it('is refused to the other party', async () => {
    const args = await craft();
    await refusedBefore(
      args.map((arg) => (arg === 'brand' ? 'publisher' : arg)),
      { code: 3, says: /belongs to the other party/ },
    );
  });

  it('is refused to a stranger', async () => {
    const args = await craft((honest) => ({ ...honest, party: 'stranger' }));
    await refusedBefore(
      args.map((arg) => (arg === 'brand' ? 'stranger' : arg)),
      { code: 2, says: /not in the agreement/ },
    );
  });

  it('is refused when its manifest claims to be of the other', async () => {
    const drop = await prepareRows(room, 'publisher', publisherRows(0, 200));
    await refusedBefore(['upload', drop.folder, '--party', 'brand', '--room', room.folder], {
      code: 3,
      says: /belongs to the other party/,
    });
  });
});

describe('a drop refused on arrival leaves one ledger entry, a report to its party, and nothing of itself', () => {
  const truth = () => runJson('ask', 'overlap', '--party', 'brand', '--room', room.folder);

  const expectRefusedOnArrival = async (args: readonly string[], reason: string): Promise<void> => {
    await truth();
    const refusal = { code: 5, says: new RegExp(`refused \\(${reason}\\)`), secrets: SECRETS };
    const upload = async (): Promise<void> => {
      const first = await runCli(...args);
      expect(first.code, first.err).toBe(5);
    };
    const event = await expectOneEntry(room.folder, upload, REPORT);
    expect(event).toMatchObject({ type: 'drop-refused', party: 'brand', reason });
    await expectUnchanged(room.folder, () => expectRefused(args, refusal));
  };

  it('for rows that the manifest does not tell', async () =>
    expectRefusedOnArrival(
      await craft((honest) => editPart({ rows: 199 })({ ...honest, rows: 199 })),
      'rows-differ-from-manifest',
    ));

  it('for a part that is no Parquet file', async () =>
    expectRefusedOnArrival(
      await craft(undefined, async ([path = '']) => writeFile(path, 'jane@example.org')),
      'unreadable-part',
    ));

  it('for a part whose pages are damaged, though its checksum is right', async () =>
    expectRefusedOnArrival(
      await craft(undefined, async ([path = '']) => {
        const content = await readFile(path);
        const frame = content.indexOf(ZSTANDARD);
        await writeFile(path, content.fill(0, frame, frame + ZSTANDARD.length));
      }),
      'unreadable-part',
    ));

  it('for a part with a column of plain text beside the declared ones', async () =>
    expectRefusedOnArrival(
      await craft(undefined, ([path = '']) =>
        writePart(
          path,
          ['email', 'phone', 'tier', 'note'],
          PEOPLE.map((row) => [...row, 'jane']),
        ),
      ),
      'unreadable-part',
    ));

  it('for plain addresses where digests belong', async () =>
    expectRefusedOnArrival(
      await craft(undefined, ([path = '']) =>
        writePart(
          path,
          ['email', 'phone', 'tier'],
          PEOPLE.map((_, at) => [`jane${at}@example.org`, null, 'gold']),
        ),
      ),
      'too-many-rejects',
    ));

  it('for a version that differs from a queried one by one person', async () => {
    const { folder } = await prepareRows(room, 'brand', brandRows(0, 301));
    await expectRefusedOnArrival(
      ['upload', folder, '--party', 'brand', '--room', room.folder],
      'minimum-change',
    );
  });
});
