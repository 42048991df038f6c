import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { MATCH_BOUNDS } from '#adapters/duckdb/match/match-making.ts';
import { versionsOfLinkKey } from '#core/matching/link-keys.ts';
import { isRoomKey, versionPrefix } from '#core/room-layout.ts';
import { engineKeepingPorts } from '#test/support/keeping-engine.ts';
import { BY, eventsTable, PLACES, someLink, writeLinked } from '#test/support/link-arbitrary.ts';
import { type NaiveLink, naiveLink } from '#test/support/naive-link.ts';
import { openLink } from '#test/support/open-link.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { tableOf, type VaultList } from '#test/support/vault.ts';

afterEach(removeTempFolders);

describe('a link', () => {
  it('says of each matched person and event what a walk through the lists does, made and kept (property)', async () => {
    await fc.assert(
      fc.asyncProperty(someLink, async (link) => {
        const root = await tempFolder();
        await writeLinked(root, link);
        const expected = naiveLink(link);
        const ports = engineKeepingPorts(root);
        const made = await openLink(root, link);
        expect(made.rows).toEqual(expected);
        expect(made.all).toBe(link.counted.people.length + link.events.events.length);
        expect((await openLink(root, link, ports)).rows).toEqual(expected);
        const later = await openLink(root, link, ports);
        expect(later).toMatchObject({ rows: expected, all: made.all });
        expect(later.bytes).toBeGreaterThan(0);
      }),
      { numRuns: 12 },
    );
  });

  it('is the same by ranges of any size', async () => {
    const [link] = fc.sample(someLink, { numRuns: 1, seed: 7 });
    if (!link) throw new Error('no link');
    const root = await tempFolder();
    await writeLinked(root, link);
    const bounds = { ...MATCH_BOUNDS, tokens: 3 };
    const { rows } = await openLink(root, link, { ...engineKeepingPorts(root), bounds });
    expect(rows).toEqual(naiveLink(link));
  });
});

const TIER = { tier: ['gold', 'silver'] };

/** Two lists of 100 people, the other one of whom begins with this number, and three events of each counted person. */
const hundred = (first: number): NaiveLink => {
  const listOf = (party: string, from: number): VaultList => ({
    table: { ...tableOf(party, 'people'), version: `0123abcd-0000000${party === 'brand' ? 0 : 1}` },
    attributes: TIER,
    people: Array.from({ length: 100 }, (_, at) => ({
      tokens: { email: from + at, _own_a: 1_000 + from + at },
      attributes: { tier: 'gold' },
    })),
  });
  return {
    ...{ counted: listOf('brand', 1), other: listOf('publisher', first) },
    on: ['email'],
    side: 'counted',
    by: BY,
    events: {
      ...{ table: eventsTable, attributes: { place: PLACES } },
      events: Array.from({ length: 300 }, (_, at) => ({
        kind: '_own_a',
        ...{ token: 1_001 + Math.floor(at / 3), at, value: at },
        attributes: { place: 'web' },
      })),
    },
  };
};

const keptIn = async (root: string): Promise<readonly string[]> => {
  const names = await readdir(join(root, 'links'), { recursive: true, withFileTypes: true });
  return names
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .sort();
};

describe('a kept link', () => {
  it('has the same names and sizes whoever matches: nobody, half, all but one, everybody', async () => {
    const seen: string[] = [];
    for (const first of [1, 2, 51, 1_001]) {
      const root = await tempFolder();
      await writeLinked(root, hundred(first));
      await openLink(root, hundred(first), engineKeepingPorts(root));
      const files = await Promise.all(
        (await keptIn(root)).map(async (path) => [
          path.slice(root.length),
          (await stat(path)).size,
        ]),
      );
      seen.push(JSON.stringify(files));
    }
    expect(JSON.parse(seen[0] ?? '')).toHaveLength(2);
    expect(new Set(seen).size).toBe(1);
  });

  it('lies under keys of the room that name its three versions', async () => {
    const root = await tempFolder();
    await writeLinked(root, hundred(1));
    await openLink(root, hundred(1), engineKeepingPorts(root));
    for (const path of await keptIn(root)) {
      const key = path.slice(root.length + 1);
      expect(isRoomKey(key)).toBe(true);
      expect(versionsOfLinkKey(key)).toEqual([
        '0123abcd-00000000',
        '0123abcd-00000001',
        '0123abcd-00000002',
      ]);
    }
  });

  const flip = async (path: string, at: number): Promise<void> => {
    const bytes = await readFile(path);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(path, bytes);
  };
  const again = async (root: string, table: Parameters<typeof versionPrefix>[0], kind: string) => {
    const path = join(root, versionPrefix(table), `kind=${kind}/shard=000/tokens.parquet`);
    await writeFile(path, await readFile(path));
  };

  it.each<readonly [string, (root: string, kept: readonly string[]) => Promise<void>]>([
    ['with another byte', (_, [file = '']) => flip(file, 300)],
    ['that is gone', (_, [file = '']) => rm(file)],
    ['whose seal is another', (_, [, seal = '']) => flip(seal, 30)],
    ['whose seal is gone', (_, [, seal = '']) => rm(seal)],
    ['of events that were written again', (root) => again(root, hundred(1).events.table, '_own_a')],
    ['of ids that were written again', (root) => again(root, hundred(1).counted.table, '_own_a')],
    ['of others that were written again', (root) => again(root, hundred(1).other.table, 'email')],
  ])('%s is not read, and made anew', async (_, harm) => {
    const root = await tempFolder();
    const ports = engineKeepingPorts(root);
    await writeLinked(root, hundred(51));
    const expected = naiveLink(hundred(51));
    await openLink(root, hundred(51), ports);
    expect((await openLink(root, hundred(51), ports)).bytes).toBeGreaterThan(0);
    await harm(root, await keptIn(root));
    expect(await openLink(root, hundred(51), ports)).toMatchObject({ rows: expected, bytes: 0 });
    expect((await openLink(root, hundred(51), ports)).bytes).toBeGreaterThan(0);
  });

  it('is another one where an attribute of the events is', async () => {
    const root = await tempFolder();
    const ports = engineKeepingPorts(root);
    await writeLinked(root, hundred(1));
    await openLink(root, hundred(1), ports);
    const without = { ...hundred(1), events: { ...hundred(1).events, attributes: {} } };
    expect((await openLink(root, without, ports)).bytes).toBe(0);
  });
});
