import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIST_FILES } from '#sample/households/list-files.ts';
import { runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/people/', import.meta.url));
const FILES = [...Object.values(LIST_FILES), 'truth.csv'];
const MOST_BYTES = 300_000;

let folder = '';
let room = '';
let rehearsal = '';
const readme = (): Promise<string> => readFile(join(EXAMPLE, 'README.md'), 'utf8');

beforeAll(async () => {
  folder = await tempFolder();
  room = join(folder, 'room');
  const files = Object.entries(LIST_FILES).flatMap(([party, file]) => [
    '--file',
    `${party}=${EXAMPLE}${file}`,
  ]);
  const ran = await runCli(
    ...['rehearse', '--room', room, '--agreement', join(EXAMPLE, 'agreement.yaml'), ...files],
    ...['--attest', 'Made-up people.'],
  );
  expect(ran.code, ran.err).toBe(0);
  rehearsal = ran.out;
}, 120_000);
afterAll(removeTempFolders);

describe('the example of two lists without a common identifier', () => {
  it('is what "sample people" makes, and small', async () => {
    const made = join(folder, 'made');
    await runCli('sample', 'people', '--people', '1600', '--seed', '1', '--out', made);
    let bytes = 0;
    for (const name of FILES) {
      expect(await readFile(join(made, name), 'utf8')).toBe(
        await readFile(join(EXAMPLE, name), 'utf8'),
      );
      bytes += (await stat(join(EXAMPLE, name))).size;
    }
    expect(bytes).toBeLessThan(MOST_BYTES);
  });

  it('is prepared and published with its match keys', async () => {
    const keys = /^Match keys: .*$/m.exec(rehearsal.slice(rehearsal.lastIndexOf('airlock upload')));
    expect(keys?.[0]).toBeDefined();
    expect(await readme()).toContain(keys?.[0]);
  });

  it('answers with the people that points find, as its README says, and near the truth', async () => {
    const by = ['--room', room, '--party', 'brand'];
    const { out } = await runCli('ask', 'overlap', '--on', 'people', ...by);
    const [count = ''] = /^ +\d+ {2}█+$/m.exec(out) ?? [];
    expect(await readme()).toContain(count);
    expect(Math.abs(Number.parseInt(count, 10) - 800)).toBeLessThanOrEqual(40);
    const exact = await runCli('ask', 'overlap', '--on', 'email', ...by);
    expect(exact.err).toMatch(/share next to nobody.* usual .*ask with --on people/);
    expect(exact.err).not.toContain('recipe');
    expect(exact.out).toContain('suppressed');
  }, 60_000);

  it('has in its README what is found and what is wrong', async () => {
    const { out } = await runCli(
      'match',
      'learn',
      '--judge',
      'airlock-default-1',
      '--from',
      EXAMPLE,
    );
    const lines = out.split('\n').slice(1, 4);
    expect(lines[0]).toMatch(/^Of 1,600/);
    expect(await readme()).toContain(lines.join('\n'));
  }, 60_000);
});
