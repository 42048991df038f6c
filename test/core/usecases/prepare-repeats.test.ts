import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { RepeatRule } from '#core/drops/mapping.ts';
import { readParquet } from '#proof/rehearsal/parquet.ts';
import { type Change, COLUMNS, MAPPING, prepareTable } from '#test/core/usecases/prepare-table.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';

afterEach(removeTempFolders);

/** Orders of customers: several rows of one person, and a date. */
const DATED = [...COLUMNS, 'Ordered'];
const order = (
  ...[email, tier, ordered = '', phone = '']: readonly string[]
): readonly string[] => [...['Name', email ?? '', phone, tier ?? '', 'yes', ordered]];

const ORDERS = [
  order('ada@example.org', 'gold', '2026-03-01'),
  order('ada@example.org', 'gold', '2026-01-01'),
  order('ada@example.org', 'silver', '2026-04-01'),
  order('bob@example.org', 'silver', '2026-02-01', '07400 000001'),
  order('eve@example.org', 'gold', '2026-02-01', '07400 000001'),
  order('bob@example.org', 'gold', 'long ago'),
];

const prepareOrders = (repeats?: RepeatRule, rows = ORDERS, change: Change = {}) =>
  prepareTable(
    { columns: DATED, rows },
    { mapping: { ...MAPPING, ...(repeats && { repeats }) }, ...change },
  );

const tiersIn = async (out: string): Promise<readonly unknown[]> =>
  (await readParquet(join(out, 'part-0001.parquet'))).map(({ tier }) => tier);

describe('rows of a person who stands in the file already', () => {
  it('are left out, counted and told: as repeats, or as repeats that differ', async () => {
    const { out, preparation } = await prepareOrders();
    expect(preparation).toMatchObject({
      outcome: 'prepared',
      report: {
        ...{ rows: 6, accepted: 3, quarantined: { repeat: 1, 'repeat-differs': 2 } },
        repeats: { rule: 'first', replaced: 0, undated: 0 },
        identifiers: {
          email: { seen: 6, setAside: {} },
          phone: { seen: 2, setAside: { 'duplicate-identifier': 1 } },
        },
      },
    });
    expect(await tiersIn(out)).toEqual(['gold', 'silver', 'gold']);
    expect(await readFile(join(out, 'quarantine.csv'), 'utf8')).toBe(
      [
        ...['line,column,reason', '3,"E-mail, Tel",repeat', '4,"E-mail, Tel",repeat-differs'],
        '7,"E-mail, Tel",repeat-differs\n',
      ].join('\n'),
    );
  });

  it('are found by column and line, and so are identifiers that a kept row lost', async () => {
    const { preparation } = await prepareOrders();
    const rows = { of: 'row', columns: ['E-mail', 'Tel'] };
    expect(preparation.report.findings).toEqual([
      { ...rows, reason: 'repeat', count: 1, lines: ['3'] },
      { ...rows, reason: 'repeat-differs', count: 2, lines: ['4', '7'] },
      {
        ...{ of: 'identifier', columns: ['Tel'], mappedTo: 'phone' },
        ...{ reason: 'duplicate-identifier', count: 1, lines: ['6'] },
      },
    ]);
  });

  it('never have a drop refused, however many they are', async () => {
    const rows = Array.from({ length: 50 }, () => order('ada@example.org', 'gold'));
    const { preparation } = await prepareOrders(undefined, rows);
    expect(preparation).toMatchObject({ outcome: 'prepared', report: { accepted: 1 } });
  });

  it('give the attributes of the latest date where the mapping says so', async () => {
    const { out, preparation } = await prepareOrders({ last: 'Ordered' });
    expect(preparation.report).toMatchObject({
      accepted: 3,
      repeats: { rule: 'last', replaced: 1, undated: 1 },
    });
    expect(await tiersIn(out)).toEqual(['silver', 'silver', 'gold']);
    if (preparation.outcome !== 'prepared') throw new Error('refused');
    const [part] = preparation.manifest.parts;
    const bytes = await readFile(join(out, 'part-0001.parquet'));
    expect(part).toMatchObject({
      rows: 3,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(bytes.includes('2026-04-01')).toBe(false);
  });

  it('have nothing prepared where the mapping says so, with each line named', async () => {
    const { out, preparation } = await prepareOrders('refuse');
    expect(preparation).toMatchObject({ outcome: 'refused', because: 'repeats-differ' });
    expect(await readFile(join(out, 'quarantine.csv'), 'utf8')).toContain('4,"E-mail, Tel",rep');
    const same = await prepareOrders('refuse', ORDERS.slice(0, 2));
    expect(same.preparation.outcome).toBe('prepared');
  });

  it('are not sorted by a column that says no date, nor by one that is not there', async () => {
    await expect(prepareOrders({ last: 'Name' })).rejects.toMatchObject({
      code: 'input',
      message: expect.stringContaining('No row says in "Name" when it was written'),
    });
    await expect(prepareOrders({ last: 'Updated' })).rejects.toMatchObject({
      code: 'input',
      message: expect.stringContaining('no column "Updated"'),
    });
  });

  it.each<[string, RepeatRule | undefined]>([
    ['first', undefined],
    ['last', { last: 'Ordered' }],
  ])('make the same drop of the same file each time, by the rule "%s"', async (_, rule) => {
    const one = await prepareOrders(rule);
    const two = await prepareOrders(rule);
    const read = (out: string) => readFile(join(out, 'part-0001.parquet'));
    expect(await read(one.out)).toEqual(await read(two.out));
  });
});

describe('a file of which nothing is left', () => {
  it('is refused for that, and not for what is broken', async () => {
    const rows = [['No', 'ada@example.org', '', 'gold', 'no']];
    const { preparation } = await prepareTable({ columns: COLUMNS, rows });
    expect(preparation).toMatchObject({ outcome: 'refused', because: 'nothing-left', share: 0 });
  });
});

describe('rows that nobody may use', () => {
  it('do not count against what an agreement tolerates, nor in its favour', async () => {
    const good = Array.from({ length: 94 }, (_, n) => order(`p${n}@example.org`, 'gold'));
    const filtered = Array.from({ length: 300 }, (_, n) => [
      ...['', n % 2 ? '' : `q${n}@example.org`, '', 'platinum', n % 2 ? 'yes' : 'no', ''],
    ]);
    const broken = Array.from({ length: 6 }, () => order('no address', 'gold'));
    const prepared = await prepareOrders(undefined, [...good, ...filtered, ...broken.slice(0, 4)]);
    expect(prepared.preparation).toMatchObject({
      outcome: 'prepared',
      report: { quarantined: { 'no-consent': 150, 'no-identifier': 150 } },
    });
    const refused = await prepareOrders(undefined, [...good, ...filtered, ...broken]);
    expect(refused.preparation).toMatchObject({ outcome: 'refused', share: 0.06 });
  });
});
