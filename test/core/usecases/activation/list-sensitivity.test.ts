import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { listQuery } from '#core/matching/list-query.ts';
import { type SamplePerson, writeSampleVault } from '#proof/trino/sample-vault.ts';
import { openDuckDbLists } from '#test/support/duckdb-engine.ts';
import { tableOf } from '#test/support/vault.ts';

const folder = mkdtempSync(join(tmpdir(), 'airlock-list-sql-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const KINDS = ['email', 'phone', 'maid'] as const;
const ATTRIBUTES = { listing: ['granted', 'refused'] };
const GRANTED = { listing: 'granted' };

type Tokens = readonly (number | undefined)[];

const tokensOf = (tokens: Tokens): SamplePerson['tokens'] =>
  Object.fromEntries(
    tokens.flatMap((token, at) => (token === undefined ? [] : [[KINDS[at], token]])),
  );

let made = 0;

/** For each label of the other list whether its person is of the segment, by the room's own SQL on DuckDB. */
const membersOf = async (
  on: readonly IdentifierKind[],
  counted: readonly SamplePerson[],
  other: readonly Tokens[],
): Promise<readonly number[]> => {
  made += 1;
  const root = join(folder, String(made));
  const tables = {
    counted: tableOf('brand', 'customers'),
    other: tableOf('publisher', 'audience'),
  };
  const labelled = other.map((tokens, at) => ({
    tokens: { ...tokensOf(tokens), _label: 1000 + at },
    attributes: {},
  }));
  await writeSampleVault(
    root,
    { table: tables.counted, kinds: KINDS, attributes: ATTRIBUTES, people: counted },
    { table: tables.other, kinds: [...KINDS, '_label'], attributes: {}, people: labelled },
  );
  const query = listQuery({
    ...{ ...tables, on, segment: [['listing', ['granted']]], domain: ATTRIBUTES },
  });
  const members: number[] = [];
  const engine = openDuckDbLists(root);
  await engine.members(query, (block) => members.push(...block.members));
  return members;
};

const granted = (...tokens: Tokens): SamplePerson => ({
  tokens: tokensOf(tokens),
  attributes: GRANTED,
});

const differing = (one: readonly number[], other: readonly number[]): number =>
  one.filter((each, at) => each !== other[at]).length;

/** A list in which each token belongs to one person. */
const settled = fc
  .array(
    fc.tuple(fc.option(fc.nat(4), { nil: undefined }), fc.option(fc.nat(4), { nil: undefined })),
    { minLength: 1, maxLength: 5 },
  )
  .map((rows) => {
    const held = [new Set<number>(), new Set<number>()];
    return rows.map((row) =>
      row.map((token, at) => {
        if (token === undefined || held[at]?.has(token)) return undefined;
        held[at]?.add(token);
        return token + 1 + at * 100;
      }),
    );
  });

describe('the labels that one person of the brand decides', () => {
  it('are one at most by two kinds, for any lists and whoever leaves or changes', async () => {
    await fc.assert(
      fc.asyncProperty(settled, settled, fc.nat(4), async (brand, publisher, at) => {
        const on = ['email', 'phone'] as const;
        const leaves = at % brand.length;
        const people = brand.map((tokens) => granted(...tokens));
        const all = await membersOf(on, people, publisher);
        const without = await membersOf(
          on,
          people.filter((_, n) => n !== leaves),
          publisher,
        );
        const changed = people.map((person, n) =>
          n === leaves ? { ...person, attributes: { listing: 'refused' } } : person,
        );
        expect(all).toHaveLength(publisher.length);
        expect(differing(all, without)).toBeLessThanOrEqual(1);
        expect(differing(all, await membersOf(on, changed, publisher))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 25 },
    );
  });

  it('are one where somebody is matched, so that the bound is reached', async () => {
    const people = [granted(1, 101), granted(2, 102)];
    const publisher = [[1], [2], [3]];
    const all = await membersOf(['email'], people, publisher);
    expect(all.reduce((sum, each) => sum + each, 0)).toBe(2);
    expect(differing(all, await membersOf(['email'], people.slice(1), publisher))).toBe(1);
  });

  it('would be two by three kinds, which is why an activation names two at most', async () => {
    // Who leaves is not of the segment and holds the first label by e-mail. Without them the other one takes it by phone,
    // and the second label, which was theirs by the third kind, goes free.
    const leaves = { tokens: tokensOf([1]), attributes: { listing: 'refused' } };
    const stays = granted(undefined, 101, 201);
    const publisher = [
      [1, 101],
      [undefined, undefined, 201],
    ];
    const all = await membersOf(KINDS, [leaves, stays], publisher);
    expect(differing(all, await membersOf(KINDS, [stays], publisher))).toBe(2);
  });
});
