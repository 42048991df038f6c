import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readSql } from '#adapters/sql-files.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';

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

/** How many values each file binds. */
const VALUES: Readonly<Record<string, number>> = {
  'analyses/overlap': 1,
  'analyses/segments': 3,
  'analyses/tables': 3,
  'matching/pairs': 3,
  'matching/next-kind': 0,
};

describe.each(names)('sql/%s.sql', (name) => {
  it('takes parameters in WHERE only, as Athena does, and each that is bound', async () => {
    const sql = (await readSql(name)).replaceAll(/^--.*$/gm, '');
    const clauses = clausesOfParameters(sql);
    expect(clauses.filter((clause) => clause !== 'where')).toEqual([]);
    expect(clauses).toHaveLength(VALUES[name] ?? 0);
  });

  it('opens with "with", so that the versions it asks can stand before it', async () => {
    expect((await readSql(name)).replaceAll(/^--.*\n/gm, '')).toMatch(/^with /);
  });
});

it('the match relation knows and ranks the kinds that there are, and no others', async () => {
  const sql = await readSql('matching/pairs');
  const listed = (pattern: RegExp) => [...sql.matchAll(pattern)].map(([, each]) => each);
  expect(listed(/\('(\w+)'\)/g)).toEqual([...IDENTIFIER_KINDS]);
  expect(listed(/\((\d+)\)/g).map(Number)).toEqual(IDENTIFIER_KINDS.map((_, at) => at + 1));
});
