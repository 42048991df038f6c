import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readSql } from '#adapters/sql-files.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import type { SqlName } from '#core/ports/query-engine.ts';

const folder = new URL('../../sql/', import.meta.url);
const names = (await readdir(folder, { recursive: true }))
  .filter((name) => name.endsWith('.sql'))
  .map((name) => name.replace(/\.sql$/, '') as SqlName);

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

describe.each(names)('sql/%s.sql', (name) => {
  it('takes parameters in WHERE only, as Athena does', async () => {
    const sql = (await readSql(name)).replaceAll(/^--.*$/gm, '');
    const clauses = clausesOfParameters(sql);
    expect(clauses.length).toBeGreaterThan(0);
    expect(new Set(clauses)).toEqual(new Set(['where']));
  });

  it('opens with "with", so that the versions it asks can stand before it', async () => {
    expect((await readSql(name)).replaceAll(/^--.*\n/gm, '')).toMatch(/^with /);
  });
});

it('segments ranks as many kinds as there are', async () => {
  const [, numbers = ''] = /values (.+)/.exec(await readSql('analyses/segments')) ?? [];
  expect(numbers.match(/\d+/g)?.map(Number)).toEqual(IDENTIFIER_KINDS.map((_, at) => at + 1));
});
