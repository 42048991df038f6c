import { mkdtempSync } from 'node:fs';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import {
  BRAND,
  brandFile,
  done,
  FIRST,
  idOf,
  isOfSegment,
  PUBLISHER,
  preparedIn,
  writeListFiles,
} from '#test/e2e/list-files.ts';
import { runCli } from '#test/support/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'airlock-activate-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
const prepared = preparedIn(at);
const TIMEOUT = 180_000;

const activate = (party: string, ...more: readonly string[]) =>
  runCli('activate', 'reach_gold', '--room', at('room'), '--party', party, ...more);

beforeAll(async () => {
  await writeListFiles(at);
  await done(runCli('init', '--room', at('room'), '--agreement', at('agreement.yaml')));
  await done(prepared('brand', 'brand.csv'));
  const labels = ['--label-from', 'ad_id', '--label-map', at('labels.ndjson')];
  await done(prepared('publisher', 'publisher.csv', ...labels));
  for (const party of ['brand', 'publisher']) {
    await done(runCli('approve', '--room', at('room'), '--party', party, '--yes'));
    await done(
      runCli('upload', at(`${party}-drop`), '--room', at('room'), '--party', party, '--keep-drop'),
    );
  }
}, TIMEOUT);

describe('a list from two files to an ad server', () => {
  it('goes the whole way', { timeout: TIMEOUT }, async () => {
    const early = await activate('brand');
    expect(early.code).toBe(3);
    expect(early.err).toMatch(
      /ask "airlock ask segments .*--by brand.listing,brand.tier --on email --room .*\/room" first/,
    );
    const by = ['--by', 'brand.tier,brand.listing', '--on', 'email'];
    await done(runCli('ask', 'segments', '--room', at('room'), '--party', 'brand', ...by));
    expect(await done(activate('brand', '--dry-run'))).toMatch(/nothing was made or spent/);
    const plan: unknown = JSON.parse(await done(activate('brand', '--dry-run', '--json')));
    expect(plan).toMatchObject({ outcome: 'possible', cost: 4, recall: 0.982 });
    expect(await done(activate('brand'))).toMatch(/made {12}as [0-9a-f]{32}, for epsilon 4/);
    expect(await done(activate('brand'))).toMatch(/made {12}before, as .* for nothing/);

    const out = at('audience.csv');
    const took = await activate('publisher', '--resolve', at('labels.ndjson'), '--out', out);
    expect(took.code).toBe(0);
    const [header, ...ids] = (await readFile(out, 'utf8')).trimEnd().split('\n');
    expect(header).toBe('ad_id');
    expect((await stat(out)).mode & 0o077).toBe(0);
    const listed = new Set(ids);
    const members = Array.from({ length: BRAND - FIRST }, (_, n) => FIRST + n).filter(isOfSegment);
    const found = members.filter((n) => listed.has(idOf(n).replace('=', "'="))).length;
    // Six standard deviations of that many coins, and one row of the segment has no id.
    expect(Math.abs(found / members.length - 0.982)).toBeLessThan(0.02);
    expect(ids.length - found).toBeLessThan(200);
    expect(listed.has('ad-broken')).toBe(false);
  });

  it('is never written over a file, and never by a map that is lost, whole or in part, or of another drop', {
    timeout: TIMEOUT,
  }, async () => {
    const take = (map: string, out: string) =>
      activate('publisher', '--resolve', at(map), '--out', at(out));
    expect((await take('labels.ndjson', 'publisher.csv')).err).toMatch(/There is something at/);
    const lost = await take('lost.ndjson', 'other.csv');
    expect([lost.code, lost.err]).toEqual([5, expect.stringMatching(/cannot be read/)]);
    const map = await readFile(at('labels.ndjson'), 'utf8');
    await writeFile(at('marked.ndjson'), `\uFEFF${map}`);
    expect((await take('marked.ndjson', 'marked.csv')).code).toBe(0);
    const nowhere = await take('labels.ndjson', 'nofolder/x.csv');
    expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringMatching(/no folder/)]);
    await writeFile(at('other.ndjson'), map.replace(/"drop":"[0-9a-f]{4}/, '"drop":"0000'));
    const other = await take('other.ndjson', 'other.csv');
    expect([other.code, other.err]).toEqual([5, expect.stringMatching(/map is of another drop/)]);
    await expect(stat(at('other.csv'))).rejects.toThrow();
    await writeFile(at('cut.ndjson'), map.slice(0, map.length / 2));
    const cut = await take('cut.ndjson', 'cut.csv');
    expect([cut.code, cut.err]).toEqual([5, expect.stringMatching(/labels are not in the map/)]);
    const asked = await activate('publisher', '--resolve', at('labels.ndjson'));
    expect([asked.code, asked.err]).toEqual([2, expect.stringMatching(/Say both/)]);
  });

  it('is asked for by a party and an activation of the agreement', async () => {
    const of = (name: string, party: string) =>
      runCli('activate', name, '--room', at('room'), '--party', party);
    const stranger = await of('reach_gold', 'nobody');
    expect([stranger.code, stranger.err]).toEqual([2, expect.stringMatching(/not in the agree/)]);
    const nameless = await of('nope', 'publisher');
    expect([nameless.code, nameless.err]).toEqual([2, expect.stringMatching(/no such activation/)]);
  });

  it('is refused for a change of a few people, by a dry run too', {
    timeout: TIMEOUT,
  }, async () => {
    await writeFile(at('fewer.csv'), brandFile().split('\n').slice(0, -3).join('\n'));
    await done(prepared('brand', 'fewer.csv'));
    await done(
      runCli('upload', at('brand-drop'), '--room', at('room'), '--party', 'brand', '--keep-drop'),
    );
    const by = ['--by', 'brand.tier,brand.listing', '--on', 'email'];
    await done(runCli('ask', 'segments', '--room', at('room'), '--party', 'brand', ...by));
    for (const more of [['--dry-run'], []]) {
      const ran = await activate('brand', ...more);
      expect([ran.code, ran.err]).toEqual([3, expect.stringMatching(/by too few people/)]);
    }
  });

  it('holds no id in the room, no label in its ledger, and no digest in the map', async () => {
    const map = await readFile(at('labels.ndjson'), 'utf8');
    expect(map.split('\n')).toHaveLength(PUBLISHER + 2);
    expect(map).not.toMatch(/[0-9a-f]{64}/);
    const ledger = await done(runCli('ledger', 'list', '--room', at('room'), '--json'));
    expect(ledger).toContain('list-released');
    const [, first = ''] = map.split('\n');
    expect(ledger).not.toContain(JSON.parse(first)[0]);
    expect(ledger).not.toContain('ad-');
    const names = await readdir(at('room'), { recursive: true, withFileTypes: true });
    const files = names.filter((each) => each.isFile());
    expect(files.some(({ name }) => name.endsWith('.labels'))).toBe(true);
    for (const { parentPath, name } of files)
      expect((await readFile(join(parentPath, name))).includes('ad-3000')).toBe(false);
  });
});

describe('a rehearsal', () => {
  it('gives the rows of the publisher labels, so that a list can be made in it', {
    timeout: TIMEOUT,
  }, async () => {
    const mapping = { identifiers: { email: 'email' } };
    const attributes = {
      brand: { tier: 'tier', listing: 'listing' },
      publisher: { device: 'device' },
    };
    for (const party of ['brand', 'publisher'] as const)
      await writeFile(
        at(`${party}-mapping.yaml`),
        stringify({ ...mapping, attributes: attributes[party] }),
      );
    const room = ['--room', at('played')];
    const files = ['brand', 'publisher'].flatMap((party) => [
      '--file',
      `${party}=${at(`${party}.csv`)}`,
    ]);
    const labels = ['--label-from', 'ad_id', '--label-map', at('played.ndjson')];
    const agreement = ['--agreement', at('agreement.yaml'), '--attest', 'everybody agreed'];
    await done(runCli('rehearse', ...room, ...agreement, ...files, ...labels));
    const by = ['--by', 'brand.tier,brand.listing', '--on', 'email'];
    await done(runCli('ask', 'segments', ...room, '--party', 'brand', ...by));
    expect(await done(runCli('status', ...room))).toMatch(/reach_gold +0 +none yet +2 +3/);
    await done(runCli('activate', 'reach_gold', ...room, '--party', 'brand'));
    const told = await done(runCli('status', ...room));
    expect(told).toMatch(/reach_gold +1 +until \d{4}-\d\d-\d\d +1 +2/);
    expect(told).toMatch(/email, labels/);
    expect(told).not.toContain('_label');
    const take = ['--resolve', at('played.ndjson'), '--out', at('played.csv')];
    await done(runCli('activate', 'reach_gold', ...room, '--party', 'publisher', ...take));
  });
});

it('is said not to be attacked by "redteam", which plays against counts', {
  timeout: TIMEOUT,
}, async () => {
  const few = ['--attack', 'malformed', '--trials', '1', '--draws', '1'];
  const ran = await runCli('redteam', '--agreement', at('agreement.yaml'), ...few);
  expect([ran.code, ran.err]).toEqual([0, expect.stringMatching(/lists .* are not attacked here/)]);
});
