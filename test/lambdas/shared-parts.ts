import { expect } from 'vitest';
import { sha256 } from '#core/sha256.ts';
import {
  emailOf,
  endings,
  type FlowDrop,
  type FlowRoom,
  keysIn,
  people,
} from '#proof/loopback/flow-room.ts';

/** Three parts that share people: the second holds 20 of the first, the third an email of it alone. */
export const SHARING: FlowDrop = {
  party: 'brand',
  parts: [
    people('brand', 0, 120),
    people('brand', 100, 200),
    [...people('brand', 200, 260), [emailOf(5), null, 'gold']],
  ],
};
/** How many people they are. */
export const SHARED_PEOPLE = 260;

/** Every object under a prefix by its key, without the name that the attempt gave its version. */
export const contentOf = async (
  room: FlowRoom,
  prefix: string,
): Promise<Record<string, string>> => {
  const files: Record<string, string> = {};
  for (const key of await keysIn(room, prefix))
    files[key.replace(/[0-9a-f]{8}-[0-9a-f]{8}/, 'V')] = sha256(
      (await room.objects.get(key)) ?? '',
    );
  return files;
};

/** Nothing is left but one version of so many files. */
export const expectPublishedOnce = async (room: FlowRoom, files = 2): Promise<void> => {
  expect(await endings(room)).toEqual(['dataset-published']);
  expect(await keysIn(room, 'drops/')).toEqual([]);
  expect(await keysIn(room, 'staging/')).toEqual([]);
  const versions = (await keysIn(room, 'vault/')).map((key) => /version=([^/]+)/.exec(key)?.[1]);
  expect(new Set(versions).size).toBe(1);
  expect(versions).toHaveLength(files);
};
