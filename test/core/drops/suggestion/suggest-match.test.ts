import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Mapping } from '#core/drops/mapping.ts';
import { matchKeyReader } from '#core/drops/match-key-reader.ts';
import { matchColumns } from '#core/drops/match-schema.ts';
import { suggestMapping } from '#core/drops/suggest-mapping.ts';
import { PERSON_PARTS } from '#core/identifiers/person-parts.ts';
import { LintTally } from '#core/lint/lint-report.ts';
import { DEFAULT_TABLE } from '#core/match-keys/default-table.ts';
import { MATCH_EXAMPLE } from '#core/match-keys/match-terms.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';

const { agreement } = testAgreement({
  ...{ airlock: 2, match: MATCH_EXAMPLE, drops: { sealed: true } },
});

const suggestOf = (columns: readonly string[], rows: readonly (readonly string[])[]) =>
  suggestMapping({ columns, rows }, { agreement, attributes: {}, attested: true });

/** Headers of the parts of a person, in their order. */
const HEADERS = {
  English: ['First name', 'Last name', 'DOB', 'Postcode', 'Suburb', 'Street', 'House number'],
  German: ['Vorname', 'Nachname', 'Geburtsdatum', 'PLZ', 'Ort', 'Straße', 'Hausnummer'],
  French: ['Prénom', 'Nom', 'Date de naissance', 'Code postal', 'Ville', 'Rue', 'Numéro de rue'],
  Spanish: ['Nombre', 'Apellidos', 'Fecha de nacimiento', 'CP', 'Ciudad', 'Calle', 'Nº casa'],
  systems: ['fname', 'lname', 'birth_dt', 'zip', 'city', 'address_line1', 'house_no'],
} as const;

const PEOPLE = [
  ['Anna', 'Berg', '31.12.1980', '10115', 'Berlin', 'Hauptstr.', '5'],
  ['Bo', 'Cruz', '01.02.1990', '28001', 'Madrid', 'Calle Mayor', '12a'],
  ['Cleo', 'Dun', '13.04.1970', '75001', 'Paris', 'Rue de la Paix', '7'],
];

describe('what a file suggests of match keys', () => {
  it.each(Object.entries(HEADERS))('finds each part by its name: %s', (_, columns) => {
    const { mapping } = suggestOf(columns, PEOPLE);
    const found = PERSON_PARTS.map((part, at) => {
      const column = columns[at] ?? '';
      return [part, part === 'birth_date' ? { column, format: 'DD.MM.YYYY' } : column];
    });
    expect(mapping.match).toEqual(Object.fromEntries(found));
  });

  it('finds a line of an address whatever it is called, and takes no e-mail address for one', () => {
    const streets = ['Hauptstr. 5', '12 High Street', '7 rue de la Paix', 'Calle Mayor 3'];
    const lines = streets.map((line) => ['Ann', 'Bo', 'a@example.org', line]);
    expect(
      suggestOf(['First name', 'Last name', 'Email address', 'Line'], lines).mapping.match,
    ).toEqual({ given_name: 'First name', surname: 'Last name', street: 'Line' });
  });

  it('leaves to its owner a birth date whose day may be a month', () => {
    const rows = PEOPLE.map(([first = '', last = '']) => [first, last, '01/02/1990']);
    const { mapping, notes, complete } = suggestOf(['First name', 'Last name', 'DOB'], rows);
    expect(mapping.match).toEqual({ given_name: 'First name', surname: 'Last name' });
    expect(notes).toContainEqual(expect.objectContaining({ about: 'match', what: 'open' }));
    expect(complete).toBe(false);
  });

  it('says that nothing was found, and nothing where the agreement does not match by points', () => {
    const rows = [['a@example.org'], ['b@example.org'], ['c@example.org']];
    const alone = suggestOf(['email'], rows);
    expect(alone.mapping.match).toBeUndefined();
    expect(alone.notes).toContainEqual(
      expect.objectContaining({ about: 'match', what: 'missing' }),
    );
    const other = suggestMapping(
      { columns: HEADERS.English, rows: PEOPLE },
      { agreement: testAgreement().agreement, attributes: {}, attested: true },
    );
    expect(other.mapping.match).toBeUndefined();
    expect(other.notes.filter(({ about }) => about === 'match')).toEqual([]);
  });

  it('can be read: every part of whom it was made from, in whatever order the columns stand (property)', () => {
    const language = fc.constantFrom(...Object.values<readonly string[]>(HEADERS));
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 4 });
    fc.assert(
      fc.property(language, order, (headers, places) => {
        const columns = places.map((place) => headers[place] ?? '');
        const rows = PEOPLE.map((person) => places.map((place) => person[place] ?? ''));
        const { mapping } = suggestOf(columns, rows);
        const read = Mapping.parse(mapping).match;
        expect(read).toBeDefined();
        if (!read) return;
        const wanted = matchColumns(read);
        const tally = new LintTally([]);
        const keysOf = matchKeyReader({
          ...{ match: read, table: DEFAULT_TABLE, place: 0, fillerDays: new Map(), tally },
        });
        for (const row of rows) keysOf(wanted.map((name) => row[columns.indexOf(name)] ?? null));
        const { parts = {} } = tally.report;
        expect(Object.keys(parts)).toHaveLength(wanted.length);
        for (const { seen, setAside } of Object.values(parts))
          expect([seen, setAside]).toEqual([rows.length, {}]);
      }),
    );
  });
});
