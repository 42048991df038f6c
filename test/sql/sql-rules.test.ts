import { describe, expect, it } from 'vitest';
import { renderSql } from '#adapters/sql-files.ts';
import { matchOn } from '#core/matching/match.ts';
import { readSources } from '#test/architecture/source-file.ts';
import { overlapQuery, segmentsQuery } from '#test/contract/query-engine.contract.ts';
import { sqlFaults } from '#test/sql/sql-rules.ts';
import { tableOf } from '#test/support/vault.ts';

const files = await readSources(['sql'], '.sql');
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
  const setting = {
    counted: { table: tableOf('brand', 'customers'), attributes: [], people: [] },
    other: { table: tableOf('publisher', 'audience'), attributes: [], people: [] },
    kinds: ['email', 'phone'] as const,
    k: 50,
  };
  const quote = (name: string): string => `"${name}"`;

  it('leaves no name unfilled and puts no value in', async () => {
    for (const query of [overlapQuery(setting), segmentsQuery(setting, [])]) {
      const { sql, values } = await renderSql(query, quote);
      expect(sql).not.toMatch(/\{\{|email,phone|50/);
      expect(sql.split('?')).toHaveLength(values.length + 1);
    }
  });

  it('binds the values of every part where it is included, in the order of the text', async () => {
    const match = matchOn(['email', 'phone', 'maid']);
    const query = { ...segmentsQuery(setting, []), includes: { match } };
    const { sql, values } = await renderSql(query, quote);
    const kinds = 'email,phone,maid';
    expect(values).toEqual([kinds, kinds, kinds, 'email,phone', 'email,phone', 50]);
    expect(sql.match(/min\(turn\) over \(partition by counted_person\)/g)).toHaveLength(2);
    expect(sql).not.toContain('--');
  });

  it('fails for a part that is given another number of values than its text binds', async () => {
    const match = matchOn(setting.kinds);
    const given = (values: readonly string[]) => {
      const pairs = { sql: 'matching/pairs', includes: {}, values };
      const query = {
        ...overlapQuery(setting),
        includes: { match: { ...match, includes: { pairs } } },
      };
      return renderSql(query, quote);
    };
    await expect(given(['email', 'email', 'email'])).resolves.toHaveProperty('values.length', 4);
    await expect(given(['email', 'email'])).rejects.toThrow(
      /"matching\/pairs" binds another number/,
    );
    await expect(given(['a', 'b', 'c', 'd'])).rejects.toThrow(/binds another number of values/);
  });

  it('quotes every name, so that none can end its own quotes', async () => {
    const query = segmentsQuery(setting, [{ of: 'counted', name: 'odd' }]);
    const { sql } = await renderSql(query, (name) => `<${name}>`);
    expect(sql).toContain('<counted>.<odd> as first_value');
    expect(sql).toContain("'' as second_value");
  });
});
