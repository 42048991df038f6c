import { describe, expect, it } from 'vitest';
import { DEFAULT_TABLE } from '#core/match-keys/default-table.ts';
import { FIELDS, type Field } from '#core/match-keys/features.ts';
import type { MatchTable } from '#core/match-keys/match-table.ts';
import { fieldsOfKeys, scorePair } from '#core/match-keys/score-pair.ts';

const TABLE: MatchTable = {
  ...DEFAULT_TABLE,
  keys: [
    ['given_name', 'birth_date'],
    ['given_sound', 'birth_date'],
    ['postcode', 'place'],
    ['surname', 'house_number'],
  ],
  points: {
    ...DEFAULT_TABLE.points,
    ...{ given_name: 80, given_sound: 70, birth_date: 130, postcode: 110, place: 120 },
    ...{ surname: 100, house_number: 60 },
  },
  unproven: { given: -1, surname: -2, birth: -4, location: -8, number: -16, street: -32 },
  identifier: 400,
};
const all = new Set<Field>(FIELDS);
const none = new Set<Field>();

describe('the points of a pair', () => {
  it('are the best of each field, never the sum of two features of one', () => {
    expect(scorePair(TABLE, { keys: [0, 1], fields: none, identifier: false }).total).toBe(210);
    expect(scorePair(TABLE, { keys: [1], fields: none, identifier: false }).total).toBe(200);
    expect(scorePair(TABLE, { keys: [2], fields: none, identifier: false }).total).toBe(120);
  });

  it('take away what both have and nothing proves, and nothing for what one of them lacks', () => {
    const { total } = scorePair(TABLE, { keys: [0], fields: all, identifier: false });
    expect(total).toBe(210 - 2 - 8 - 16 - 32);
    const fields = new Set<Field>(['given', 'birth', 'street']);
    expect(scorePair(TABLE, { keys: [0], fields, identifier: false }).total).toBe(210 - 32);
  });

  it('take away for a field of which the agreeing keys prove nothing at all', () => {
    const table = { ...TABLE, points: { ...TABLE.points, house_number: 0 } };
    const fields = new Set<Field>(['surname', 'number']);
    expect(scorePair(table, { keys: [3], fields, identifier: false }).total).toBe(100 - 16);
  });

  it('count an identifier once', () => {
    const points = scorePair(TABLE, { keys: [], fields: none, identifier: true });
    expect(points).toEqual({ total: 400, personal: 400 });
  });

  it('are personal by given name, birth date and identifier, with what these cost', () => {
    expect(scorePair(TABLE, { keys: [2, 3], fields: all, identifier: false })).toEqual({
      total: 120 + 100 + 60 - 1 - 4 - 32,
      personal: -1 - 4,
    });
    expect(scorePair(TABLE, { keys: [0, 2], fields: all, identifier: true }).personal).toBe(610);
  });
});

describe('the fields of a person', () => {
  it('are those of which some key is made that the person has', () => {
    expect(fieldsOfKeys(TABLE, (place) => place === 2)).toEqual(new Set(['location']));
    expect(fieldsOfKeys(TABLE, () => false)).toEqual(new Set());
    const points = { ...TABLE.points, house_number: 0 };
    expect(fieldsOfKeys({ ...TABLE, points }, (place) => place === 3)).toEqual(
      new Set(['surname']),
    );
    expect(fieldsOfKeys(TABLE, () => true)).toEqual(
      new Set(['given', 'birth', 'location', 'surname', 'number']),
    );
  });
});
