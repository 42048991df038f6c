import { lstat, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newSite, runDocument, type Site } from '#test/reliability/site.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';

/** A shell that would let everybody read what is made. */
const OPEN_SHELL = ['sh', '-c', 'umask 022; exec "$@"', 'sh'];

const AGREEMENT = ['--agreement', 'sample/agreement.yaml'];
const PARTIES = [
  { party: 'brand', file: 'sample/brand-customers.csv', attest: [] },
  { party: 'publisher', file: 'sample/publisher-audience.csv', attest: ['--attest', 'all agreed'] },
] as const;

let site: Site;
beforeAll(async () => {
  site = await newSite();
  const run = (...args: readonly string[]) => runDocument(site, args, { inside: OPEN_SHELL });
  await run(
    'sample',
    '--out',
    'sample',
    '--brand',
    '1500',
    '--publisher',
    '2000',
    '--shared',
    '800',
  );
  await run('init', ...AGREEMENT);
  for (const { party, file, attest } of PARTIES) {
    const mapping = ['--mapping', `sample/${party}-mapping.yaml`];
    const drop = `${party}-drop`;
    await run(
      'prepare',
      file,
      '--party',
      party,
      ...AGREEMENT,
      ...mapping,
      ...attest,
      '--out',
      drop,
    );
    await run('approve', '--yes', '--party', party);
    await run('upload', drop, '--party', party);
  }
  await run('ask', 'overlap', '--party', 'brand');
  await run('status');
  await run('ledger', 'verify');
  const files = PARTIES.flatMap(({ party, file }) => ['--file', `${party}=${file}`]);
  const mappings = PARTIES.flatMap(({ party }) => [
    '--mapping',
    `${party}=sample/${party}-mapping.yaml`,
  ]);
  await run('rehearse', '--room', 'trial', ...AGREEMENT, ...files, ...mappings, '--attest', 'all');
}, 120_000);
afterAll(removeTempFolders);

/** Everything under the site's folders, with its mode, but for the folders that the site began with. */
const modes = async (): Promise<readonly { path: string; folder: boolean; mode: string }[]> => {
  const base = join(site.folder, '..');
  const entries = await readdir(base, { recursive: true, withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const mode = ((await lstat(path)).mode & 0o777).toString(8);
      return { path: relative(base, path), folder: entry.isDirectory(), mode };
    }),
  );
  return found.filter(({ path }) => path.includes('/'));
};

it('whatever the commands make is its owner’s alone, also under a umask that would share it', async () => {
  const made = await modes();
  expect(made.length).toBeGreaterThan(60);
  expect(made.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['files/room/keys/token-root.key', 'files/brand-drop/manifest.json']),
  );
  expect(made.filter(({ folder, mode }) => mode !== (folder ? '700' : '600'))).toEqual([]);
});
