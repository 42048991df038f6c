import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Mapping } from '#core/drops/mapping.ts';
import { type ListRules, spreadIdentifiers } from '#core/erasure/spread-identifiers.ts';
import type { RecordSource, SourceRecord } from '#core/ports/record-source.ts';

const sourceOf = (rows: readonly SourceRecord['fields'][]): RecordSource => ({
  columns: async () => [],
  records: async function* () {
    yield rows.map((fields, at) => ({ line: at + 2, fields }));
  },
  progress: () => ({ done: 0, total: 0 }),
  notes: () => [],
});

const spread = async (rules: ListRules, ...rows: readonly SourceRecord['fields'][]) => {
  const found: SourceRecord[] = [];
  for await (const batch of spreadIdentifiers(sourceOf(rows), rules).records([]))
    found.push(...batch);
  return found;
};

const KINDS: ListRules['kinds'] = ['email', 'phone', 'name_postcode'];
const rulesOf = (mapping: object, ownIds = 0): ListRules => ({
  ...{ mapping: Mapping.parse(mapping), kinds: KINDS, ownIds },
});

const TWO_WAYS = rulesOf({
  identifiers: {
    email: { columns: ['one', 'other'], hashed: false },
    phone: { column: 'phone', hashed: false, country: { column: 'land' } },
  },
});

describe('identifiers of a list to forget', () => {
  it('stand one a row, those of every column and of a cell of several, each on its own line', async () => {
    expect(
      await spread(TWO_WAYS, ['a@x.org; b@x.org', 'c@x.org', '+44 20 7946 0018', 'GB']),
    ).toEqual([
      { line: 2, fields: ['a@x.org', null, '+44 20 7946 0018', 'GB'] },
      { line: 2, fields: ['b@x.org', null, null, 'GB'] },
      { line: 2, fields: ['c@x.org', null, null, 'GB'] },
    ]);
  });

  it('are left as they are where a row has one of each, none, or cannot be read', async () => {
    const rows = [
      ['a@x.org', null, null, 'GB'],
      [null, 'b@x.org', '1', null],
      [null, '', ' ', null],
      undefined,
    ];
    expect((await spread(TWO_WAYS, ...rows)).map(({ fields }) => fields)).toEqual(rows);
  });

  it('of several parts stay together', async () => {
    const name_postcode = { columns: ['given', 'family', 'code'], hashed: false };
    const rules = rulesOf({ identifiers: { email: 'mail', name_postcode } });
    expect(await spread(rules, ['a@x.org b@x.org', 'Ada', 'Byron', 'SW1'])).toEqual([
      { line: 2, fields: ['a@x.org', 'Ada', 'Byron', 'SW1'] },
      { line: 2, fields: ['b@x.org', null, null, null] },
    ]);
  });

  it('of the party are as many a row as it may have', async () => {
    const columns = rulesOf({ identifiers: {}, bridges: ['web', 'app', 'shop'] }, 2);
    expect((await spread(columns, ['1', '2', '3'])).map(({ fields }) => fields)).toEqual([
      ['1', '2', null],
      ['3', null, null],
    ]);
    const split = rulesOf({ identifiers: {}, bridges: { column: 'ids', split: ';' } }, 2);
    expect((await spread(split, ['1;2;3'])).map(({ fields }) => fields)).toEqual([['1;2'], ['3']]);
  });

  it('are all there and no others, whatever is beside them (property)', async () => {
    const mail = fc.nat({ max: 50 }).map((n) => `p${n}@x.org`);
    const cell = fc.option(fc.array(mail, { maxLength: 3 }).map((all) => all.join('; ')));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell)), async (rows) => {
        const asked = rows.map(([one, other]) => [one, other, null, null]);
        const before = asked.flat().flatMap((text) => (text ? text.split('; ') : []));
        const after = await spread(TWO_WAYS, ...asked);
        expect(after.flatMap(({ fields = [] }) => fields.filter(Boolean)).toSorted()).toEqual(
          before.toSorted(),
        );
      }),
    );
  });
});
