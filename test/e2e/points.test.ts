import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MATCHES_PREFIX } from '#core/matching/match-keys.ts';
import { LIST_FILES } from '#sample/households/list-files.ts';
import { runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/people/', import.meta.url));

vi.setConfig({ testTimeout: 60_000 });

let folder = '';
let room = '';

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
}, 120_000);
afterAll(removeTempFolders);

const ask = (...args: readonly string[]) =>
  runCli('ask', ...args, '--room', room, '--party', 'brand');

const peopleIn = (out: string): number => JSON.parse(out).cells[0].people;

/** The versions of whose matches something is kept. */
const keptVersions = async (): Promise<readonly string[]> => {
  const names = await readdir(join(room, 'objects', MATCHES_PREFIX), { recursive: true });
  return [
    ...new Set(names.flatMap((name) => /counted=([^/]+)\/.*seal\.json$/.exec(name)?.[1] ?? [])),
  ];
};

describe('a question of people matched by points', () => {
  it('is what is meant where no kind is named, and finds more than exact kinds', async () => {
    const meant = await ask('overlap', '--json');
    expect(JSON.parse(meant.out).question.on).toEqual(['people']);
    expect(peopleIn(meant.out)).toBeGreaterThan(700);
  });

  it.each([
    ['--on people,email', ['overlap', '--on', 'people,email'], /name it alone/],
    [
      'attributes of both lists',
      ['segments', '--by', 'brand.tier,publisher.device'],
      /^"segments" by attributes of both lists is not asked of .*name kinds \(on\) to match exactly/,
    ],
    [
      'a filter by the other list',
      ['segments', '--by', 'brand.tier', '--where', 'publisher.device=mobile'],
      /^"segments" by attributes of both lists is not asked of /,
    ],
    [
      'filters by both lists',
      ['overlap', '--where', 'brand.tier=gold', '--where', 'publisher.device=mobile'],
      /^"overlap" by attributes of both lists is not asked of /,
    ],
  ] as const)('is not asked with %s, which costs nothing', async (_, args, says) => {
    const { code, err } = await ask(...args);
    expect(code).toBe(2);
    expect(err).toMatch(says);
  });

  it('counts nobody who was forgotten, and what was kept of him goes', async () => {
    const before = peopleIn((await ask('overlap', '--json')).out);
    const [old] = await keptVersions();
    expect(old).toBeDefined();
    const rows = (await readFile(join(EXAMPLE, LIST_FILES.brand), 'utf8')).split('\n');
    const emails = rows.flatMap((row) => /[^,"]+@[^,"]+/.exec(row)?.[0] ?? []);
    expect(emails.length).toBeGreaterThan(200);
    const list = join(folder, 'gone.txt');
    await writeFile(list, `${emails.join('\n')}\n`);
    const forgot = await runCli(
      ...['forget', list, '--kind', 'email', '--room', room, '--party', 'brand'],
    );
    expect(forgot.code, forgot.err).toBe(0);
    const after = peopleIn((await ask('overlap', '--json')).out);
    expect(after).toBeLessThan(before - 100);
    await runCli('room', 'upkeep', '--room', room);
    expect(await keptVersions()).not.toContain(old);
  });
});
