import { describe, expect, it } from 'vitest';
import { athenaStatement } from '#adapters/aws/athena/athena-statement.ts';
import { fillSql, renderSql } from '#adapters/sql-files.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import type { ShardCount } from '#core/shards.ts';
import { readSources } from '#test/architecture/source-file.ts';
import { queryOf, type Setting } from '#test/contract/query-engine.contract.ts';
import { sqlFaults } from '#test/sql/sql-rules.ts';
import { OWN_SQL } from '#test/support/own-sql.ts';
import { tableOf } from '#test/support/vault.ts';

const files = await readSources(['sql'], ['.sql']);
const GOOD = '-- Grain: one row.\n-- Names: counted.\nselect count(*) from {{counted}}\n';
const faultsOf = (text: string): number => sqlFaults({ path: 'sql/a.sql', text }).length;

describe('every SQL file', () => {
  it('states its grain, is short, narrow, lower case and holds no secret', () => {
    expect(files.map(({ path }) => path)).toContain('sql/analyses/overlap.sql');
    expect(files.flatMap(sqlFaults)).toEqual([]);
  });

  it.each([
    ['without a header', GOOD.replace('-- Grain: one row.\n', '')],
    ['without its names', GOOD.replace('-- Names: counted.\n', '')],
    ['too wide', `${GOOD}-- ${'x'.repeat(80)}\n`],
    ['too long', `${GOOD}${'-- x\n'.repeat(80)}`],
    ['in capitals', GOOD.replace('select', 'SELECT')],
    ['with a digest', `${GOOD}-- ${'ab'.repeat(16)}\n`],
    ['with a number in it', `${GOOD}having count(*) >= 100\n`],
    ['of two statements', `${GOOD};\ndrop table a\n`],
  ])('would be caught %s', (_, text) => {
    expect(faultsOf(text)).toBe(1);
  });

  it('is allowed as the good example is', () => {
    expect(faultsOf(GOOD)).toBe(0);
    expect(faultsOf(GOOD.replace('*', "'Text in Quotes'"))).toBe(0);
  });
});

describe('rendering SQL', () => {
  const list = (party: string, shards: ShardCount = 1) => ({
    table: tableOf(party, 'people', shards),
    attributes: { odd: ['a', 'b', 'c'] },
    people: [],
  });
  const setting: Setting = {
    counted: list('brand'),
    other: list('publisher'),
    analysis: 'segments',
    kinds: ['email', 'phone'],
    by: [{ of: 'counted', name: 'odd' }],
    k: 50,
  };
  const quote = (name: string): string => `"${name}"`;
  const TEXTS = ['fast', 'oblivious'] as const;

  it.each(TEXTS)('leaves no name unfilled and puts no value in: %s', async (match) => {
    for (const analysis of OWN_SQL) {
      const { sql, values } = await renderSql(queryOf({ ...setting, analysis }), { match, quote });
      expect(sql).not.toMatch(/\{\{|email|phone|50/);
      expect(sql.split('?')).toHaveLength(values.length + 1);
      expect(sql).not.toContain('--');
    }
  });

  it('fails for a name of a statement that nobody gives', async () => {
    const given = { pieces: 'a', losers: 'b', told: 'c' };
    expect(await fillSql('settling/kept', given)).toMatch(/^select c\nfrom a as tokens\n/);
    await expect(fillSql('settling/kept', { pieces: 'a', losers: 'b' })).rejects.toThrow(
      /names \{\{told\}\}, which it is not given/,
    );
  });

  it('binds the values of every part where it is included, in the order of the text', async () => {
    const query = queryOf({ ...setting, kinds: ['email', 'phone', 'maid'] });
    for (const match of TEXTS) {
      const { values } = await renderSql(query, { match, quote });
      const kinds = ['email', 'email', 'phone', 'phone', 'maid', 'maid'];
      expect(values).toEqual([...kinds, 3, 1, 1, 1, 50]);
    }
  });

  it('fails for a part that is given another number of values than its text binds', async () => {
    const given = (values: readonly string[]) => {
      const pairs = { sql: 'matching/fast/pairs', includes: {}, values };
      const query = queryOf({ ...setting, kinds: ['email'] });
      const fast = { ...query.match.fast, includes: { matches: pairs } };
      return renderSql({ ...query, match: { ...query.match, fast } }, { match: 'fast', quote });
    };
    await expect(given(['email', 'email'])).resolves.toHaveProperty('values.length', 7);
    await expect(given(['email'])).rejects.toThrow(/"matching\/fast\/pairs" binds another number/);
    await expect(given(['a', 'b', 'c'])).rejects.toThrow(/binds another number of values/);
  });

  it.each(TEXTS)('quotes every name, so that none can end its own quotes: %s', async (match) => {
    const { sql } = await renderSql(queryOf(setting), { match, quote: (name) => `<${name}>` });
    expect(sql).toContain('<counted>.<odd>');
  });

  it('reads shards where they part both lists alike, and nowhere else', async () => {
    const shards = async (counted: ShardCount, other: ShardCount): Promise<boolean> => {
      const lists = { counted: list('brand', counted), other: list('publisher', other) };
      const { sql } = await renderSql(queryOf({ ...setting, ...lists }), { match: 'fast', quote });
      return sql.includes('"other"."shard" = "counted"."shard"');
    };
    expect(await shards(16, 16)).toBe(true);
    expect(await shards(128, 128)).toBe(true);
    for (const [counted, other] of [
      [1, 1],
      [1, 16],
      [128, 16],
    ] as const)
      expect(await shards(counted, other)).toBe(false);
  });

  it('stays far below what Athena takes: six kinds, four attributes, 128 shards', async () => {
    const [counted, other] = [list('brand', 128), list('publisher', 128)];
    const by = (['counted', 'other'] as const).map((of) => ({ of, name: 'odd' }));
    const query = queryOf({
      ...{ ...setting, counted, other, kinds: IDENTIFIER_KINDS },
      ...{ analysis: 'tables', by: [...by, ...by] },
    });
    const { sql } = await athenaStatement(query, 'a'.repeat(255));
    // https://docs.aws.amazon.com/athena/latest/ug/service-limits.html: bytes of a query string.
    expect(Buffer.byteLength(sql)).toBeLessThan(262_144 / 8);
  });
});
