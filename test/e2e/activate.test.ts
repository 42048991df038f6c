import { mkdtempSync } from 'node:fs';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { listSections } from '#test/support/activation/list-room.ts';
import { runCli } from '#test/support/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'airlock-activate-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
const TIMEOUT = 180_000;

const BRAND = 3000;
const FIRST = 1000;
const PUBLISHER = 6000;

const isOfSegment = (n: number): boolean => n < BRAND && n % 10 !== 0;

const brandFile = (): string =>
  ['email,tier,listing']
    .concat(
      Array.from({ length: BRAND }, (_, n) => {
        const listing = n % 10 === 0 ? 'refused' : 'granted';
        return `person${n}@example.org,gold,${listing}`;
      }),
    )
    .join('\n');

/** One row of the publisher's file has a formula for an id, one has none, and one is broken. */
const idOf = (n: number): string => (n === FIRST ? '=1+1' : n === FIRST + 1 ? '' : `ad-${n}`);

const publisherFile = (): string =>
  ['ad_id,email,device']
    .concat(
      Array.from(
        { length: PUBLISHER },
        (_, at) => `${idOf(FIRST + at)},person${FIRST + at}@example.org,mobile`,
      ),
    )
    .concat('ad-broken,no address,mobile')
    .join('\n');

const AGREEMENT = stringify({
  ...agreementDocument(),
  identifiers: { profile: 'uid2', kinds: ['email'] },
  ...listSections({ on: ['email'], listEpsilon: 4 }),
});

const prepared = (party: string, file: string, ...more: readonly string[]) =>
  runCli(
    ...['prepare', at(file), '--party', party, '--agreement', at('agreement.yaml')],
    ...['--map', 'email=email', '--attest', 'everybody agreed', '--out', at(`${party}-drop`)],
    ...(party === 'brand'
      ? ['--attribute', 'tier=tier', '--attribute', 'listing=listing']
      : ['--attribute', 'device=device']),
    ...more,
  );

const done = async (ran: ReturnType<typeof runCli>): Promise<string> => {
  const { code, out, err } = await ran;
  expect([code, err]).toEqual([0, expect.any(String)]);
  return out;
};

const activate = (party: string, ...more: readonly string[]) =>
  runCli('activate', 'reach_gold', '--room', at('room'), '--party', party, ...more);

beforeAll(async () => {
  await writeFile(at('agreement.yaml'), AGREEMENT);
  await writeFile(at('brand.csv'), brandFile());
  await writeFile(at('publisher.csv'), publisherFile());
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
      /ask "airlock ask segments .*--by brand.listing,brand.tier --on email"/,
    );
    const by = ['--by', 'brand.tier,brand.listing', '--on', 'email'];
    await done(runCli('ask', 'segments', '--room', at('room'), '--party', 'brand', ...by));
    expect(await done(activate('brand', '--dry-run'))).toMatch(/nothing was made or spent/);
    const plan: unknown = JSON.parse(await done(activate('brand', '--dry-run', '--json')));
    expect(plan).toMatchObject({ outcome: 'possible', cost: 4, recall: 0.982 });
    expect(await done(activate('brand'))).toMatch(/made {12}as [0-9a-f]{32}, for epsilon 4/);
    expect(await done(activate('brand'))).toMatch(/the same list, for free/);

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

  it('holds no id and no label in the room, and no digest in the map', async () => {
    const map = await readFile(at('labels.ndjson'), 'utf8');
    expect(map.split('\n')).toHaveLength(PUBLISHER + 2);
    expect(map).not.toMatch(/[0-9a-f]{64}/);
    const ledger = await done(runCli('ledger', 'list', '--room', at('room'), '--json'));
    expect(ledger).toContain('list-released');
    const [, first = ''] = map.split('\n');
    expect(ledger).not.toContain(JSON.parse(first)[0]);
    expect(ledger).not.toContain('ad-');
  });
});

describe('labels at prepare', () => {
  const again = (...more: readonly string[]) => prepared('publisher', 'publisher.csv', ...more);

  it.each([
    [['--label-from', 'ad_id'], 2, /Say both/],
    [['--label-from', 'nothing', '--label-map', at('m1')], 5, /nothing/],
    [['--label-from', 'ad_id', '--label-map', at('labels.ndjson')], 2, /There is something at/],
    [
      ['--label-from', 'ad_id', '--label-map', at('publisher-drop/map')],
      2,
      /in the folder of the drop/,
    ],
  ] as const)('are refused for %j', async (flags, code, says) => {
    const ran = await again(...flags);
    expect([ran.code, ran.err]).toEqual([code, expect.stringMatching(says)]);
  });

  it('are for the publisher alone', async () => {
    const ran = await prepared(
      'brand',
      'brand.csv',
      '--label-from',
      'tier',
      '--label-map',
      at('m2'),
    );
    expect([ran.code, ran.err]).toEqual([2, expect.stringMatching(/no list/)]);
  });
});
