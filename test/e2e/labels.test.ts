import { mkdtempSync } from 'node:fs';
import { readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { done, preparedIn, writeListFiles } from '#test/e2e/list-files.ts';
import { runCli } from '#test/support/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'airlock-labels-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
const prepared = preparedIn(at);
const TIMEOUT = 180_000;

beforeAll(async () => {
  await writeListFiles(at);
  const labels = ['--label-from', 'ad_id', '--label-map', at('labels.ndjson')];
  await done(prepared('publisher', 'publisher.csv', ...labels));
}, TIMEOUT);

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

  it('are refused for a map in the folder of the drop by another way, and kept beside it by any name', async () => {
    await symlink(at('publisher-drop'), at('link'));
    const inside = await again('--label-from', 'ad_id', '--label-map', at('link/map'));
    expect([inside.code, inside.err]).toEqual([2, expect.stringMatching(/in the folder of/)]);
    const hidden = await again('--label-from', 'ad_id', '--label-map', at('publisher-drop/..map'));
    expect([hidden.code, hidden.err]).toEqual([2, expect.stringMatching(/in the folder of/)]);
    await done(again('--label-from', 'ad_id', '--label-map', at('..map')));
  });

  it('are refused for a map in a room, which never holds an id, and for one in a folder that is not there', async () => {
    await done(runCli('init', '--room', at('room'), '--agreement', at('agreement.yaml')));
    for (const [map, says] of [
      ['room/objects/map', /would lie in a room/],
      ['nofolder/map', /no folder/],
    ] as const) {
      const ran = await again('--label-from', 'ad_id', '--label-map', at(map));
      expect([ran.code, ran.err]).toEqual([2, expect.stringMatching(says)]);
    }
  });

  it.each([
    ['first', []],
    ['last', ['--repeats', 'last=written']],
  ])(
    'keep the id of the first row of a person, whichever gives the attributes: %s',
    async (name, flags) => {
      const rows = ['old,a@example.org,mobile,2026-01-01', 'new,a@example.org,desktop,2026-02-01'];
      const file = ['ad_id,email,device,written', ...rows, 'b,b@example.org,mobile,2026-01-01', ''];
      await writeFile(at(`${name}.csv`), file.join('\n'));
      const map = at(`${name}.ndjson`);
      await done(
        prepared('publisher', `${name}.csv`, ...flags, '--label-from', 'ad_id', '--label-map', map),
      );
      const [, ...lines] = (await readFile(map, 'utf8')).trimEnd().split('\n');
      expect(lines.map((line) => JSON.parse(line)[1])).toEqual(['old', 'b']);
    },
  );

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
