import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blocksOf } from '#proof/access/markdown-blocks.ts';
import { runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const OURS = 'npm run -s airlock -- ';

/** The words of a line of a shell, as those of the page are written: with double quotes or none. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare = '']) => quoted ?? bare);

const linesOf = async (page: string): Promise<readonly string[]> =>
  blocksOf(await readFile(page, 'utf8'))
    .filter(({ language }) => language === 'sh')
    .flatMap(({ lines }) => lines)
    .filter((line) => line.startsWith(OURS))
    .map((line) => line.slice(OURS.length));

describe('what the page on incidents tells to run', () => {
  let folder: string;
  let lines: readonly string[];
  const at = (name: string): string => join(folder, name);
  /** Files and the room of the page, in a folder of this test. */
  const placed = (word: string): string =>
    word === 'room' || /^[\w-]+\.(?:json|zip|md|html)$/.test(word) ? at(word) : word;
  const run = async (line: string): Promise<number> => {
    const [command = '', file] = line.split(' > ');
    // Only what follows an option names a place: "room verify" is a command.
    const words = wordsOf(command).map((word, n, all) =>
      all[n - 1]?.startsWith('--') ? placed(word) : word,
    );
    const { code, out } = await runCli(...words);
    if (file !== undefined) await writeFile(at(file), out);
    return code;
  };
  beforeAll(async () => {
    folder = await tempFolder();
    lines = await linesOf('docs/incident.md');
    const agreement = 'examples/retail/agreement.yaml';
    await runCli('init', '--agreement', agreement, '--room', at('room'));
    for (const party of ['brand', 'publisher'])
      await runCli('approve', '--room', at('room'), '--party', party, '--yes');
  });
  afterAll(removeTempFolders);

  it('runs, line by line, and stops the room first', async () => {
    expect(lines.length).toBeGreaterThan(7);
    expect(lines[0]).toMatch(/^freeze /);
    for (const line of lines) expect([line, await run(line)]).toEqual([line, 0]);
  });

  it('leaves what the notices ask for, as of a room that stood still, and the room runs again', async () => {
    const status = JSON.parse(await readFile(at('status.json'), 'utf8'));
    expect(status.frozen).toMatchObject([{ by: 'party', party: 'brand' }]);
    const { out } = await runCli('status', '--room', at('room'), '--json');
    expect(JSON.parse(out).frozen).toBeUndefined();
    expect(await readFile(at('records.md'), 'utf8')).toContain('30(1)(c)');
    expect(JSON.parse(await readFile(at('review.json'), 'utf8')).rights.length).toBeGreaterThan(4);
    expect((await readFile(at('evidence.zip'))).length).toBeGreaterThan(1000);
  });
});
