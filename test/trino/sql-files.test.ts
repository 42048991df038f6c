import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readSql } from '#adapters/sql-files.ts';
import { MAX_ATTRIBUTE_VALUES, MAX_TABLES } from '#core/limits.ts';

const folder = new URL('../../sql/', import.meta.url);
const names = (await readdir(folder, { recursive: true }))
  .filter((name) => name.endsWith('.sql'))
  .map((name) => name.replace(/\.sql$/, ''));

/** The word that opens the clause in which each `?` of a statement stands. */
const clausesOfParameters = (sql: string): readonly string[] => {
  let clause = '';
  const clauses: string[] = [];
  for (const [token] of sql.matchAll(
    /\b(select|from|on|where|having|values|group by|order by)\b|\?/g,
  ))
    if (token === '?') clauses.push(clause);
    else clause = token;
  return clauses;
};

/** What stands in another file's select, and opens nothing. */
const COLUMN = 'trail/athena-identity';

/** How many values each file binds. */
const VALUES: Readonly<Record<string, number>> = {
  'activation/members': 3,
  'analyses/conversions': 1,
  'analyses/overlap': 1,
  'analyses/reach': 1,
  'analyses/rollup': 5,
  'analyses/segments': 5,
  'analyses/tables': 6,
  'histories/buckets': 9,
  'histories/credits': 1,
  'histories/fast/cells': 5,
  'histories/filtered-events': 6,
  'histories/filtered-people': 4,
  'histories/fitting-touches': 1,
  'histories/oblivious/cells': 5,
  'histories/oblivious/met': 20,
  'histories/ranked-conversions': 1,
  'histories/shared-touches': 1,
  'histories/types': 2,
  'matching/fast/pairs': 2,
  'matching/filtered': 4,
  'matching/oblivious/identifiers': 2,
  'settling/losers': 2,
};

describe.each(names)('sql/%s.sql', (name) => {
  it('takes parameters in WHERE only, as Athena does, and each that is bound', async () => {
    const sql = (await readSql(name)).replaceAll(/^--.*$|'[^']*'/gm, '');
    const clauses = clausesOfParameters(sql);
    expect(clauses.filter((clause) => clause !== 'where')).toEqual([]);
    expect(clauses).toHaveLength(VALUES[name] ?? 0);
  });

  it.skipIf(name === COLUMN)(
    'opens with "with" where it is a question, so that the versions it asks can stand before it',
    async () => {
      const text = (await readSql(name)).replaceAll(/^--.*\n/gm, '');
      expect(text).toMatch(name.startsWith('analyses/') ? /^with / : /^(with|select)\b/);
    },
  );
});

it.each(['segments', 'tables'])(
  '%s.sql has a code for every value and a table for each',
  async (name) => {
    const sql = await readSql(`analyses/${name}`);
    const valuesOf = (relation: string): readonly number[] => {
      const [, listed = ''] =
        new RegExp(`${relation} \\(\\w+\\) as \\(\\s+values ([^;]*?)\\n\\)`).exec(sql) ?? [];
      return [...listed.matchAll(/\((\d+)\)/g)].map(([, each]) => Number(each));
    };
    expect(valuesOf('digits')).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(valuesOf('digits').length ** 2).toBe(MAX_ATTRIBUTE_VALUES);
    if (name === 'tables') expect(valuesOf('places')).toHaveLength(MAX_TABLES);
  },
);
