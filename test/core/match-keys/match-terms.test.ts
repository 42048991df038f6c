import { describe, expect, it } from 'vitest';
import { DEFAULT_TABLE } from '#core/match-keys/default-table.ts';
import { FEATURES } from '#core/match-keys/features.ts';
import { type MatchTable, matchTableDigest } from '#core/match-keys/match-table.ts';
import { MATCH_EXAMPLE, MatchTerms } from '#core/match-keys/match-terms.ts';
import { mostPoints } from '#core/match-keys/score-pair.ts';

const faultsOf = (changed: object): readonly string[] =>
  MatchTerms.safeParse({ ...MATCH_EXAMPLE, ...changed }).error?.issues.map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  ) ?? [];

/** Terms that hold a table of one's own. */
const own = (changed: Partial<MatchTable> = {}) => {
  const table = { ...DEFAULT_TABLE, name: 'own', ...changed };
  return { table, digest: matchTableDigest(table) };
};

describe('terms of matching by points', () => {
  it('take a table by its name, or whole', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf(own())).toEqual([]);
    expect(faultsOf({ table: DEFAULT_TABLE })).toEqual([]);
  });

  it('take no other table under the name of one that comes with the room', () => {
    const named = own({ name: DEFAULT_TABLE.name, identifier: 1 });
    expect(faultsOf(named)).toEqual([
      'table.name: a table that comes with the room has this name, and is another one',
    ]);
  });

  it.each(['nobody-1', '__proto__', 'constructor', '', 7, null])(
    'know no table %j, and say so',
    (table) => {
      const said = MatchTerms.safeParse({ ...MATCH_EXAMPLE, table });
      expect(JSON.stringify(said.error?.issues)).toMatch(/no table of that name comes/);
    },
  );

  it('take no digest of another table', () => {
    expect(faultsOf({ ...own(), digest: MATCH_EXAMPLE.digest })).toEqual([
      'digest: this is not the digest of the table',
    ]);
  });

  it('ask for no more points than a pair can have, or they would match nobody in silence', () => {
    const { total, personal } = mostPoints(DEFAULT_TABLE);
    expect([total, personal].every((each) => each > 400 && each < 2_000)).toBe(true);
    expect(faultsOf({ total })).toEqual([]);
    expect(faultsOf({ total: total + 1 })[0]).toMatch(/^total: no pair can have so many points/);
    const keys: MatchTable['keys'] = [['surname', 'postcode']];
    expect(faultsOf({ ...own({ keys, identifier: 0 }), total: 50, personal: 1 })).toEqual([
      'personal: no pair can have so many points by this table, and nobody would be matched',
    ]);
    const points = Object.fromEntries(
      FEATURES.map((feature) => [feature, 0]),
    ) as MatchTable['points'];
    expect(faultsOf({ ...own({ points, identifier: 0 }), personal: 0 })[0]).toMatch(/^total: /);
  });

  it.each([{ cap: 0 }, { cap: 1e9 }, { total: -5 }, { total: 0 }, { personal: -1 }, { cap: 1.5 }])(
    'have bounds: %j',
    (changed) => {
      expect(faultsOf(changed)).toHaveLength(1);
    },
  );
});
