import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import type { LocalRoom } from '#adapters/local/deps.ts';
import { copyRoom } from '#adapters/local/rehearsal-room.ts';
import { deadScratch } from '#adapters/local/scratch.ts';
import { verifyLedger } from '#core/chain/verify-ledger.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { craftDrop, digestOf, type PartRow } from '#proof/rehearsal/drop.ts';
import { person } from '#proof/rehearsal/people.ts';
import type { TestRoom } from '#proof/rehearsal/room.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

/** Rows of the brand's people `first` to `first + count - 1`, as they stand in a part. */
export const partRows = (first: number, count: number): PartRow[] =>
  Array.from({ length: count }, (_, at) => {
    const { email, phone } = person(first + at);
    return [digestOf(email), digestOf(phone), 'gold'];
  });

/** Writes a drop of the brand, in parts, into a folder and answers the folder. */
export const writeDrop = async (
  room: TestRoom,
  parts: readonly (readonly PartRow[])[],
): Promise<string> => {
  const drop = await craftDrop(room, { party: 'brand', kinds: ['email', 'phone'], parts });
  const path = drop.pathOf('manifest.json');
  await writeFile(path, JSON.stringify(drop.manifest));
  return dirname(path);
};

/** A copy of a room, so that each test can spoil one of its own. */
export const copyOf = async (folder: string): Promise<string> => {
  const copy = await mkdtemp(join(await tempFolder(), 'room-'));
  copyRoom(folder, copy);
  return copy;
};

/** Runs tasks two at a time and answers their results in order. */
export const twoAtATime = async <Item, Result>(
  items: readonly Item[],
  run: (item: Item) => Promise<Result>,
): Promise<Result[]> => {
  const results: Result[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) {
      const item = items[at] as Item;
      results[at] = await run(item);
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
};

/** People in both lists, as the room answers the other party. */
export const overlapOf = async (room: LocalRoom): Promise<number | string> => {
  const answer = await answerQuestion(room)('publisher', { analysis: 'overlap' });
  if (answer.outcome === 'refused') return answer.reason;
  const [cell] = answer.release.cells;
  return cell?.outcome === 'released' ? cell.people : 'suppressed';
};

/** The ledger is whole: every entry in its place, sealed, none cut off. */
export const expectWhole = async (room: LocalRoom): Promise<void> => {
  expect(await verifyLedger(room)).toMatchObject({ outcome: 'whole' });
};

const idsIn = async (room: LocalRoom, prefix: string, id: RegExp): Promise<readonly string[]> => {
  const keys = (await room.objects.list(prefix)).map(({ key }) => id.exec(key)?.[1] ?? key);
  return [...new Set(keys)].sort();
};

/**
 * Nothing lies about that the ledger does not know: no drop, no attempt, no report or release of
 * one, no scratch file of a process that is gone.
 */
export const expectNoLeftovers = async (folder: string, room: LocalRoom): Promise<void> => {
  const state = await room.ledger.state();
  const versions = state.versions.map(({ version }) => version).sort();
  const releases = [...state.releases.values()].map(({ release }) => release).sort();
  for (const area of ['drops/', 'staging/']) expect(await room.objects.list(area)).toEqual([]);
  expect(await idsIn(room, 'vault/', /\/version=([^/]+)\//)).toEqual(versions);
  expect(await idsIn(room, 'reports/', /([^/]+)\.json$/)).toEqual(versions);
  expect(await idsIn(room, 'releases/', /([^/]+)\.json$/)).toEqual(releases);
  expect(await deadScratch(join(folder, 'work'), `room ${room.id}`)).toEqual([]);
  expect(await readdir(room.workspace.own, { recursive: true })).toEqual([]);
};
