import { describe, expect, it } from 'vitest';
import { DEFAULT_TABLE } from '#core/match-keys/default-table.ts';
import { FEATURE_FIELDS, FEATURES } from '#core/match-keys/features.ts';
import { MatchTable } from '#core/match-keys/match-table.ts';

/** Keys of two fields, as many as there are. */
const KEYS = FEATURES.flatMap((one, at) =>
  FEATURES.slice(at + 1)
    .filter((other) => FEATURE_FIELDS[other] !== FEATURE_FIELDS[one])
    .map((other) => [one, other]),
);

const faultsOf = (changed: object): readonly string[] =>
  MatchTable.safeParse({ ...DEFAULT_TABLE, ...changed }).error?.issues.map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  ) ?? [];

describe('a table of match keys', () => {
  it('has from one to twenty keys', () => {
    expect(faultsOf({ keys: KEYS.slice(0, 20) })).toEqual([]);
    expect(faultsOf({ keys: KEYS.slice(0, 21) })).toEqual([
      'keys: a table has 20 match keys at most',
    ]);
    expect(faultsOf({ keys: [] })).toEqual(['keys: a table has one match key at least']);
  });

  it.each([
    [['surname'], /^keys\.0: a match key joins two features at least$/],
    [FEATURES.slice(0, 5), /^keys\.0: a match key joins four features at most$/],
    [['surname', 'surname'], /^keys\.0: a feature stands twice/],
    [['surname', 'shoe'], /^keys\.0\.1: this is no feature/],
    // By these the vault would say how often a surname, a birth date or a place stands in a list.
    [['surname', 'surname_sound'], /^keys\.0: a match key joins features of two fields at least/],
    [['birth_date', 'birth_year'], /^keys\.0: a match key joins features of two fields at least/],
    [['postcode', 'place'], /^keys\.0: a match key joins features of two fields at least/],
  ])('has no key of %j', (key, says) => {
    expect(faultsOf({ keys: [key, ['surname', 'birth_date']] })[0]).toMatch(says);
  });

  it('has no key twice, in whatever order its features stand', () => {
    const keys = [
      ['surname', 'birth_date'],
      ['birth_date', 'surname'],
    ];
    expect(faultsOf({ keys })).toEqual(['keys: a match key stands twice']);
  });

  it.each([
    { points: { ...DEFAULT_TABLE.points, surname: 1e9 } },
    { points: { ...DEFAULT_TABLE.points, surname: -1 } },
    { points: { ...DEFAULT_TABLE.points, surname: 1.5 } },
    { points: { surname: 1 } },
    { unproven: { ...DEFAULT_TABLE.unproven, birth: 1 } },
    { unproven: { ...DEFAULT_TABLE.unproven, birth: -1_001 } },
    { identifier: Number.NaN },
    { more: 1 },
  ])('has whole points within bounds, and nothing else: %j', (changed) => {
    expect(faultsOf(changed).length).toBeGreaterThan(0);
  });
});
