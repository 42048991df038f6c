import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { inRoom } from '#adapters/local/rehearsal-room.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { brandRows, publisherRows } from '#proof/rehearsal/people.ts';
import {
  approveAll,
  closeTestRooms,
  deliver,
  openTestRoom,
  type TestRoom,
} from '#proof/rehearsal/room.ts';
import {
  copyOf,
  expectNoLeftovers,
  expectWhole,
  overlapOf,
  partRows,
  writeDrop,
} from '#test/fault/fault-rooms.ts';
import type { Ran } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

/** Rounds of each race; `AIRLOCK_ROUNDS` for a longer watch. */
const ROUNDS = Number(process.env.AIRLOCK_ROUNDS ?? 4);

/** The publisher has people 300 to 1499. Each drop shares another number of them. */
const OLD = 200;
const DROPS = [
  { people: 1000, rows: [partRows(0, 700), partRows(660, 640)] },
  { people: 700, rows: [partRows(200, 800)] },
];

type Command = readonly string[];
const upload = (drop = ''): Command => ['upload', drop, '--party', 'brand'];
const askOverlap = (party: string): Command => ['ask', 'overlap', '--party', party];
const askTiers: Command = ['ask', 'segments', '--by', 'brand.tier', '--party', 'brand'];

const stateOf = (folder: string) => inRoom(folder, async ({ ledger }) => await ledger.state());

interface Published {
  readonly outcome: string;
  readonly version: string;
  readonly people: number;
}

interface Answered {
  readonly release: string;
  readonly versions: readonly { readonly version: string }[];
  readonly cells: readonly { readonly people?: number }[];
}

/** What two commands promise that run at once; `run` runs one. */
export const racesContract = (
  name: string,
  run: (...args: readonly string[]) => Promise<Ran>,
): void => {
  describe(`${name} at once`, () => {
    let template: TestRoom;
    let folders: readonly string[];
    beforeAll(async () => {
      template = await openTestRoom();
      await approveAll(template);
      await deliver(template, 'publisher', publisherRows(300, 1200));
      await deliver(template, 'brand', brandRows(0, 500));
      folders = await Promise.all(DROPS.map(({ rows }) => writeDrop(template, rows)));
    });
    afterAll(async () => {
      await closeTestRooms();
      await removeTempFolders();
    });

    /** Runs the commands at once; all must succeed. */
    const race = async <Document>(
      room: string,
      ...commands: readonly Command[]
    ): Promise<Document[]> => {
      const ended = await Promise.all(
        commands.map((command) => run(...command, '--room', room, '--json')),
      );
      return ended.map(({ code, out, err }) => {
        expect({ code, err }, out).toEqual({ code: 0, err: '' });
        return JSON.parse(out);
      });
    };

    /** Plays a race several times, each in a fresh copy of the room, which must be in order afterwards. */
    const inRounds = async (play: (folder: string) => Promise<void>): Promise<void> => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const folder = await copyOf(template.folder);
        await play(folder);
        await inRoom(folder, async (room) => {
          await expectWhole(room);
          await expectNoLeftovers(folder, room);
        });
      }
    };

    it(
      'that upload the same drop publish it once, and both say so',
      () =>
        inRounds(async (folder) => {
          const both = await race<Published>(folder, upload(folders[0]), upload(folders[0]));
          expect(both.map(({ outcome }) => outcome)).toEqual(['published', 'published']);
          expect(new Set(both.map(({ version, people }) => `${version} ${people}`)).size).toBe(1);
          expect((await stateOf(folder)).versions).toHaveLength(3);
          expect(await inRoom(folder, overlapOf)).toBe(1000);
        }),
      300_000,
    );

    it(
      'that upload different drops publish both, and the later in the ledger counts',
      () =>
        inRounds(async (folder) => {
          const both = await race<Published>(folder, upload(folders[0]), upload(folders[1]));
          const { versions } = await stateOf(folder);
          expect(versions).toHaveLength(4);
          const last = both.findIndex(({ version }) => version === versions.at(-1)?.version);
          expect(await inRoom(folder, overlapOf)).toBe(DROPS[last]?.people);
        }),
      300_000,
    );

    it(
      'that ask the same question get the same release',
      () =>
        inRounds(async (folder) => {
          const both = await race<Answered>(folder, askOverlap('brand'), askOverlap('publisher'));
          expect(both[0]?.release).toBe(both[1]?.release);
          expect(both.map(({ cells }) => cells[0]?.people)).toEqual([OLD, OLD]);
          expect((await stateOf(folder)).releases.size).toBe(1);
        }),
      300_000,
    );

    it(
      'that ask different questions get two releases',
      () =>
        inRounds(async (folder) => {
          const [overlap, tiers] = await race<Answered>(folder, askOverlap('publisher'), askTiers);
          expect(overlap?.cells[0]?.people).toBe(OLD);
          // Nobody is "unknown", so one tier of 100 people is withheld beside it.
          expect(tiers?.cells.map(({ people = 0 }) => people).sort()).toEqual([0, 0, 100]);
          expect((await stateOf(folder)).releases.size).toBe(2);
        }),
      300_000,
    );

    it(
      'that ask or verify while a drop arrives see one version, whole, and never a half',
      () =>
        inRounds(async (folder) => {
          const [published, answer] = await race<Published & Answered>(
            folder,
            upload(folders[0]),
            askOverlap('publisher'),
          );
          const onNew = answer?.versions.some(({ version }) => version === published?.version);
          expect(answer?.cells[0]?.people).toBe(onNew ? 1000 : OLD);
          expect(await inRoom(folder, overlapOf)).toBe(1000);
        }),
      300_000,
    );

    it('that make one room make its keys once and propose one agreement', async () => {
      const home = await tempFolder();
      const agreement = join(home, 'agreement.yaml');
      await writeFile(agreement, stringify(agreementDocument()));
      for (let round = 0; round < ROUNDS; round += 1) {
        const folder = join(home, `room-${round}`);
        const init = ['init', '--agreement', agreement, '--room', folder];
        const codes = (await Promise.all([run(...init), run(...init)])).map(({ code }) => code);
        // One that comes when the room is made finds it there, and is refused.
        expect(codes).toContain(EXIT.done);
        for (const code of codes) expect([EXIT.done, EXIT.refused]).toContain(code);
        expect(await readdir(join(folder, 'keys'))).toEqual([
          'ledger-seal.key',
          'token-root.key',
          'tombstone-root.key',
        ]);
        await inRoom(folder, async (room) => {
          await expectWhole(room);
          expect(await room.ledger.entries()).toHaveLength(1);
        });
      }
    }, 300_000);
  });
};
