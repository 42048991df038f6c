import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { DropFolder } from '#adapters/local/drop-folder.ts';
import { openRecords } from '#adapters/local/records/open-records.ts';
import { ThreadedReading } from '#adapters/local/rows/threaded-reading.ts';
import { systemRandomness } from '#adapters/system-randomness.ts';
import { lintLines } from '#cli/render/lint-report.ts';
import { checkManifest } from '#core/drops/check-manifest.ts';
import { Mapping } from '#core/drops/mapping.ts';
import { ownIdDigest } from '#core/identifiers/own-id.ts';
import { prepareDrop } from '#core/usecases/drops/prepare-drop.ts';
import { readParquet } from '#proof/rehearsal/parquet.ts';
import { stepClock } from '#test/support/memory/step-clock.ts';
import { writeTable } from '#test/support/party-file.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { EVENT_AGREEMENT } from './event-file.ts';

afterEach(removeTempFolders);

const COLUMNS = ['E-mail', 'Tel', 'Tier', 'Cookie', 'App'];
const PHONE = '07400 000001';

const prepare = async (rows: readonly (readonly string[])[], mapping: object = {}) => {
  const path = await writeTable('list.csv', { columns: COLUMNS, rows });
  const out = join(await tempFolder(), 'drop');
  const preparation = await prepareDrop({
    source: await openRecords(path, { encoding: 'utf-8', delimiter: undefined }),
    reading: new ThreadedReading(),
    openDrop: (columns) => DropFolder.open(out, columns),
    clock: stepClock(),
    randomness: systemRandomness,
  })({
    ...{ signed: EVENT_AGREEMENT, party: 'brand', dataset: 'customers' },
    mapping: Mapping.parse({
      identifiers: { email: 'E-mail', phone: 'Tel' },
      attributes: { tier: 'Tier' },
      bridges: ['Cookie', 'App'],
      ...mapping,
    }),
    attestation: 'everybody agreed',
  });
  const read = async () => {
    const found = await readParquet(join(out, 'part-0001.parquet'));
    return found.map((row) => [row._own_a, row._own_b]);
  };
  return { preparation, read };
};

const own = (id: string): string => ownIdDigest('brand', id);

/** As many people beside others as keep a share of faults small. */
const OTHERS = Array.from({ length: 60 }, (_, at) => [
  `p${at}@example.org`,
  '',
  'gold',
  `o-${at}`,
  '',
]);

describe("a list of people with ids of the party's own", () => {
  it('brings them in places of their own, the most used first', async () => {
    const { preparation, read } = await prepare([
      ['a@example.org', '', 'gold', ' c-1 ', 'app-1'],
      ['b@example.org', '', 'gold', '', 'app-2'],
      ['c@example.org', '', 'silver', '', ''],
    ]);
    expect(await read()).toEqual([
      [own('c-1'), own('app-1')],
      [own('app-2'), null],
      [null, null],
    ]);
    if (preparation.outcome !== 'prepared') throw new Error('refused');
    expect(preparation.manifest.kinds).toEqual(['email', 'phone', '_own_a', '_own_b']);
    expect(() => checkManifest(preparation.manifest, EVENT_AGREEMENT)).not.toThrow();
  });

  it('takes several out of one column, and no more than the agreement says', async () => {
    const { preparation, read } = await prepare(
      [['a@example.org', '', 'gold', 'c-1; c-1;n/a; c-2;c-3', ''], ...OTHERS],
      { bridges: { column: 'Cookie', split: ';' } },
    );
    expect((await read())[0]).toEqual([own('c-1'), own('c-2')]);
    expect(preparation.report.identifiers._own_a?.setAside).toEqual({
      placeholder: 1,
      'too-many-ids': 1,
    });
  });

  it('gives an id to the first person who has it, in whatever places', async () => {
    const { preparation, read } = await prepare([
      ['a@example.org', '', 'gold', 'c-1', 'c-2'],
      ['b@example.org', '', 'gold', 'c-2', 'c-1'],
      ['c@example.org', '', 'gold', 'c-3', 'c-2'],
      ...OTHERS,
    ]);
    expect((await read()).slice(0, 3)).toEqual([
      [own('c-1'), own('c-2')],
      [null, null],
      [own('c-3'), null],
    ]);
    expect(preparation.report.accepted).toBe(63);
    expect(preparation.report.identifiers._own_a?.setAside).toEqual({ 'duplicate-identifier': 1 });
    expect(preparation.report.identifiers._own_b?.setAside).toEqual({ 'duplicate-identifier': 2 });
  });

  it('matches nobody by them: a row of such ids alone, or of known identifiers, is left out', async () => {
    const { preparation, read } = await prepare([
      ['a@example.org', PHONE, 'gold', 'c-1', ''],
      ['', '', 'gold', 'c-2', ''],
      ['a@example.org', PHONE, 'gold', 'c-3', ''],
      ['n/a', '', 'gold', 'c-4', ''],
      ...OTHERS,
    ]);
    expect(await read()).toHaveLength(61);
    expect(preparation.report.quarantined).toEqual({
      ...{ 'no-identifier': 1, repeat: 1, placeholder: 1 },
    });
  });

  it('counts the ids of rows that repeat a person, which nobody has then', async () => {
    const { preparation, read } = await prepare([
      ['a@example.org', '', 'gold', 'c-1', ''],
      ['a@example.org', '', 'gold', 'c-2', 'app-2'],
      ['a@example.org', '', 'silver', 'c-1', ''],
      ...OTHERS,
    ]);
    expect((await read())[0]).toEqual([own('c-1'), null]);
    expect(preparation.report.repeats.strayIds).toBe(2);
    expect(lintLines(preparation.report)).toContain(
      'Put the ids of a person into one row: 2 ids of your own stood in rows that repeat a person, and no event finds anybody by them.',
    );
    const { preparation: others } = await prepare(OTHERS);
    expect(others.report.repeats).not.toHaveProperty('strayIds');
  });

  it('brings none where the mapping names none, and is refused where the agreement takes none', async () => {
    const { preparation } = await prepare(OTHERS, { bridges: undefined });
    if (preparation.outcome !== 'prepared') throw new Error('refused');
    expect(preparation.warnings).toEqual([expect.stringContaining('The mapping has no "bridges"')]);
    expect(preparation.manifest.kinds).toEqual(['email', 'phone']);
    const manifest = { ...preparation.manifest, kinds: ['email' as const, '_own_c' as const] };
    expect(() => checkManifest(manifest, EVENT_AGREEMENT)).toThrow(/a kind of identifier/);
    const alone = { ...preparation.manifest, kinds: ['_own_a' as const] };
    expect(() => checkManifest(alone, EVENT_AGREEMENT)).toThrow(/a kind of identifier/);
  });
});
