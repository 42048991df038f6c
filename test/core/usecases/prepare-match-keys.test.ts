import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { DropFolder } from '#adapters/local/drop-folder.ts';
import { openRecords } from '#adapters/local/records/open-records.ts';
import { ThreadedReading } from '#adapters/local/rows/threaded-reading.ts';
import { systemRandomness } from '#adapters/system-randomness.ts';
import { lintLines } from '#cli/render/lint-report.ts';
import { areSealed } from '#core/agreement/lookup.ts';
import { Mapping } from '#core/drops/mapping.ts';
import { MATCH_SLOTS } from '#core/identifiers/kinds.ts';
import { DEFAULT_TABLE } from '#core/match-keys/default-table.ts';
import { MATCH_EXAMPLE } from '#core/match-keys/match-terms.ts';
import type { RowReading } from '#core/ports/row-reading.ts';
import { DropKey } from '#core/tokens/drop-key.ts';
import { prepareDrop } from '#core/usecases/drops/prepare-drop.ts';
import { READ_HERE } from '#core/usecases/drops/read-records.ts';
import type { DropSealing } from '#core/usecases/drops/seal-drop.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { readParquet } from '#proof/rehearsal/parquet.ts';
import { stepClock } from '#test/support/memory/step-clock.ts';
import { writeTable } from '#test/support/party-file.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterEach(removeTempFolders);

const SIGNED = testAgreement({ airlock: 2, match: MATCH_EXAMPLE, drops: { sealed: true } });
const SEALING: DropSealing = {
  dropKey: new DropKey(Buffer.alloc(32, 7)),
  seal: async () => {
    throw new Error('nothing is encrypted here');
  },
};
const COLUMNS = ['mail', 'first', 'last', 'dob', 'zip', 'tier'];
const MAPPING = {
  identifiers: { email: 'mail' },
  attributes: { tier: 'tier' },
  match: { given_name: 'first', surname: 'last', birth_date: 'dob', postcode: 'zip' },
};
const SLOTS = MATCH_SLOTS.slice(0, DEFAULT_TABLE.keys.length);

type Row = readonly string[];

/** As many people beside others as keep a share of faults small. */
const OTHERS: readonly Row[] = Array.from({ length: 60 }, (_, n) => [
  ...[`p${n}@example.org`, 'Ann', `Bell${n}`, `19${30 + n}-03-05`, `1${1000 + n}`, 'gold'],
]);

const prepare = async (
  rows: readonly Row[],
  change: { signed?: typeof SIGNED; mapping?: object; reading?: RowReading } = {},
) => {
  const out = join(await tempFolder(), 'drop');
  const path = await writeTable('list.csv', { columns: COLUMNS, rows });
  const { signed = SIGNED } = change;
  const preparation = await prepareDrop({
    source: await openRecords(path, { encoding: 'utf-8', delimiter: undefined }),
    reading: change.reading ?? READ_HERE,
    // Keyed and not encrypted: the rows of the part are looked at.
    openDrop: (columns) => DropFolder.open(out, columns),
    sealing: areSealed(signed.agreement) ? SEALING : undefined,
    clock: stepClock(),
    randomness: systemRandomness,
  })({
    ...{ signed, party: 'brand', dataset: 'customers' },
    mapping: Mapping.parse(change.mapping ?? MAPPING),
    attestation: 'everybody agreed',
  });
  return { preparation, read: () => readParquet(join(out, 'part-0001.parquet')) };
};

describe('a list of people with match keys', () => {
  it('brings them behind its kinds, the same in one thread and in several', async () => {
    const rows = [...OTHERS, ['', 'Bo', 'Cruz', '1980-12-31', '28001', 'silver']];
    const alone = await prepare(rows);
    expect(alone.preparation).toMatchObject({ manifest: { kinds: ['email', ...SLOTS] } });
    const written = await alone.read();
    expect(written).toHaveLength(rows.length);
    expect(written.at(-1)).toMatchObject({ email: null, tier: 'silver' });
    expect(written.at(-1)?._key_a).toMatch(/^[0-9a-f]{64}$/);
    // Nothing of a place, a street or a house is in this file.
    expect(written.every((row) => row._key_c === null && row._key_o === null)).toBe(true);
    const threaded = await prepare(rows, { reading: new ThreadedReading() });
    expect(await threaded.read()).toEqual(written);
    expect(threaded.preparation.report).toEqual(alone.preparation.report);
  });

  it('keeps rows that have nothing else, however often, and drops repeats by identifiers alone', async () => {
    const same = ['', 'Bo', 'Cruz', '1980-12-31', '28001', 'silver'];
    const { preparation, read } = await prepare([
      ...OTHERS,
      ...[same, same, same],
      ['p1@example.org', 'Other', 'Name', '1970-01-09', '99999', 'gold'],
    ]);
    expect(preparation.report).toMatchObject({ accepted: 63, quarantined: { repeat: 1 } });
    const keys = (await read()).slice(-3).map(({ _key_a }) => _key_a);
    expect(new Set(keys).size).toBe(1);
  });

  it('leaves out a row that describes nobody well enough, and says how many rows have each part', async () => {
    const { preparation } = await prepare([
      ...OTHERS,
      ['', 'Bo', '', '', '', 'gold'],
      ['', 'Bo', 'Cruz', '31/12/1980', 'n/a', 'gold'],
      ['q@example.org', '', '', '', '', 'gold'],
    ]);
    const { report } = preparation;
    expect(report).toMatchObject({ accepted: 61, quarantined: { 'no-identifier': 2 } });
    expect(report.parts).toMatchObject({
      given_name: { seen: 62, setAside: {} },
      birth_date: { seen: 61, setAside: { 'unread-date': 1 } },
      postcode: { seen: 61, setAside: { placeholder: 1 } },
    });
    const text = lintLines(report).join('\n');
    expect(text).toMatch(/^described by +rows +not read$/m);
    expect(text).toMatch(/^birth_date +61 +unread-date 1$/m);
    expect(text).toMatch(/^Match keys: \d\.\d of 17 a person\.$/m);
    expect(text).toMatch(/^match key 1 +60 +none$/m);
  });

  it('needs no identifier in the mapping, and is warned of where it names no part', async () => {
    const { preparation } = await prepare(OTHERS, { mapping: { ...MAPPING, identifiers: {} } });
    expect(preparation).toMatchObject({ outcome: 'prepared', manifest: { kinds: SLOTS } });
    expect(preparation.warnings).toBeUndefined();
    const { match: _, ...without } = MAPPING;
    const plain = await prepare(OTHERS, { mapping: without });
    expect(plain.preparation).toMatchObject({
      manifest: { kinds: ['email'] },
      warnings: [expect.stringMatching(/The mapping has no "match"/)],
    });
  });

  it('is refused where the agreement does not match so, and where what describes people is hashed', async () => {
    await expect(prepare(OTHERS, { signed: testAgreement() })).rejects.toMatchObject({
      code: 'usage',
      message: 'The agreement does not match by points: remove "match" from the mapping.',
    });
    const hashed = OTHERS.map(([mail = '', , ...rest]) => [mail, 'ab'.repeat(32), ...rest]);
    await expect(prepare(hashed)).rejects.toMatchObject({
      code: 'input',
      message: expect.stringMatching(/"first" looks like digests, and match keys are made of/),
    });
    const days = OTHERS.map(([mail = '', first = '', last = '', , ...rest]) => [
      ...[mail, first, last, '31/12/1980', ...rest],
    ]);
    await expect(prepare(days)).rejects.toMatchObject({
      message: expect.stringMatching(/Most dates of the column "dob" are not year first/),
    });
  });
});
