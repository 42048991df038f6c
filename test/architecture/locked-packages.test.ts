import { describe, expect, it } from 'vitest';
import {
  installedLicence,
  lockedIn,
  nodePlatforms,
  productionOf,
  readLocked,
  readScripted,
  undecidedScripts,
  unlicensed,
  unpinned,
} from '#test/architecture/locked-packages.ts';

const locked = await readLocked();
const INTEGRITY = `sha512-${'A'.repeat(86)}==`;
const lockOf = (entry: Record<string, unknown>) =>
  lockedIn({ packages: { '': { name: 'airlock' }, 'node_modules/a': entry } });

describe('what npm ci installs', () => {
  it('is the bytes that the lock file names, all of it', () => {
    expect(locked.size).toBeGreaterThan(100);
    expect(unpinned(locked)).toEqual([]);
  });

  it('runs no script that package.json says nothing about', async () => {
    expect(undecidedScripts(locked, await readScripted())).toEqual([]);
  });

  it('is held to the same for what npm run mutate installs beside it', async () => {
    const tools = await readLocked('proof/mutation/package-lock.json');
    expect(tools.size).toBeGreaterThan(100);
    expect([unpinned(tools), undecidedScripts(tools, [])]).toEqual([[], []]);
  });

  it('is held to the same for what npm run bench:peers compares with, which runs no script at all', async () => {
    const peers = await readLocked('proof/bench/peers/openmined/package-lock.json');
    expect(peers.size).toBeGreaterThan(10);
    expect(unpinned(peers)).toEqual([]);
  });

  it('brings along Node for Linux, macOS and Windows', () => {
    expect(nodePlatforms(locked)).toEqual(
      ['darwin arm64', 'darwin x64', 'linux arm64', 'linux x64', 'win32 x64'].sort(),
    );
  });

  it('has a licence that asks for a notice and nothing else, in production', async () => {
    const production = productionOf(locked);
    expect(production.size).toBeGreaterThan(50);
    expect(unlicensed(locked)).toEqual([]);
    for (const [place, { license }] of production)
      expect([undefined, license], place).toContain(await installedLicence(place));
  });
});

describe('the rules for locked packages', () => {
  it.each<[string, Record<string, unknown>]>([
    ['no digest', {}],
    ['a weak digest', { integrity: 'sha1-GquwdXTr1CyRzrHsP+GVYnKj/yw=' }],
    ['a repository', { integrity: INTEGRITY, resolved: 'git+ssh://git@host/a.git#main' }],
    ['a folder', { integrity: INTEGRITY, resolved: 'file:../a' }],
    ['plain HTTP', { integrity: INTEGRITY, resolved: 'http://host/a/-/a-1.0.0.tgz' }],
    ['a link', { integrity: INTEGRITY, link: true }],
  ])('find a package with %s', (_, entry) => {
    expect(unpinned(lockOf(entry))).toEqual(['node_modules/a']);
  });

  it('take an archive of any registry, and what lies inside of one', () => {
    const resolved = 'https://host/@scope/a/-/a-1.0.0.tgz';
    expect(unpinned(lockOf({ integrity: INTEGRITY, resolved }))).toEqual([]);
    expect(unpinned(lockOf({ inBundle: true }))).toEqual([]);
  });

  it('find a script of a package, and of another that only ends like a decided one', () => {
    const scripted = lockOf({ hasInstallScript: true });
    expect(undecidedScripts(scripted, [])).toEqual(['node_modules/a']);
    expect(undecidedScripts(scripted, ['b'])).toEqual(['node_modules/a']);
    expect(undecidedScripts(scripted, ['a'])).toEqual([]);
  });

  it.each(['AGPL-3.0-or-later', 'GPL-3.0-only', 'SSPL-1.0', 'UNLICENSED', 'MIT OR GPL-3.0-only'])(
    'find %s in production, and leave tools of development alone',
    (license) => {
      expect(unlicensed(lockOf({ license }))).toEqual(['node_modules/a']);
      expect(unlicensed(lockOf({ license, dev: true }))).toEqual([]);
    },
  );

  it('find a package that names no licence', () => {
    expect(unlicensed(lockOf({}))).toEqual(['node_modules/a']);
  });
});
