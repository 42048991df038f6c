import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { commandLine, PLACES } from '#test/reliability/foreign-commands.ts';
import { foreignThings, plant, printsOf } from '#test/reliability/foreign-tree.ts';
import { copySite, newSite, runDocument, type Site } from '#test/reliability/site.ts';
import { filledSite, preparedSite } from '#test/reliability/sites.ts';
import { runCli } from '#test/support/run-cli.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';

/** How many trees are made; `AIRLOCK_ROUNDS` times as many for a longer watch. */
const TREES = 40 * Number(process.env.AIRLOCK_ROUNDS ?? 1);
const SEED = Number(process.env.AIRLOCK_SEED ?? 1);

const origin = process.cwd();
let template: Site;
beforeAll(async () => {
  template = await preparedSite();
  const { folder } = await filledSite('none');
  await cp(join(folder, 'room'), join(template.folder, 'room'), { recursive: true });
  const few = ['--brand', '40', '--publisher', '50', '--shared', '20'];
  await runDocument(template, ['sample', '--out', 'sample', ...few]);
  await mkdir(join(template.folder, 'plain'));
  await writeFile(join(template.folder, 'bad.csv'), `email,phone,tier\n${',,\n'.repeat(300)}`);
}, 300_000);
afterAll(async () => {
  process.chdir(origin);
  await closeTestRooms();
  await removeTempFolders();
});

/** What a user brought himself, and each command only reads. */
const BROUGHT = ['agreement.yaml', 'mapping.yaml', 'new.csv', 'old.csv', 'bad.csv'] as const;

const trees = fc.record({
  things: fc.tuple(...PLACES.map((place) => foreignThings.map((things) => ({ place, things })))),
  commands: fc.array(commandLine, { minLength: 6, maxLength: 14 }),
});

it('no command changes or removes a file that the program did not make, wherever it lies', async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(trees, async ({ things, commands }) => {
      const { folder } = await copySite(template);
      process.chdir(folder);
      const precious = join((await newSite()).folder, 'precious');
      await mkdir(precious);
      await writeFile(join(precious, 'novel.txt'), 'x');
      const planted = await Promise.all(
        things.map(({ place, things }) =>
          // A room whose own files are replaced is damaged, which is another matter.
          plant(join(folder, place), things, { precious, replace: place !== 'room' }),
        ),
      );
      const brought = BROUGHT.map((name) => join(folder, name));
      const foreign = [...planted.flat(), ...brought, precious, join(precious, 'novel.txt')];
      const before = await printsOf(foreign);
      for (const command of commands) {
        const { code, err } = await runCli(...command);
        expect(err, command.join(' ')).not.toContain('Something went wrong');
        const kind = `${command[0]} ${code}`;
        seen.set(kind, (seen.get(kind) ?? 0) + 1);
        expect(await printsOf(foreign), command.join(' ')).toEqual(before);
        expect(await readdir(precious), command.join(' ')).toEqual(['novel.txt']);
      }
    }),
    { numRuns: TREES, seed: SEED, endOnFailure: process.env.AIRLOCK_SHRINK === undefined },
  );
  console.log(
    [...seen]
      .sort()
      .map(([kind, count]) => `${kind}: ${count}`)
      .join(', '),
  );
}, 600_000);
