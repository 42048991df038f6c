import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PERSON_PARTS, type PersonPart } from '#core/identifiers/person-parts.ts';
import { deriveFeatures } from '#core/match-keys/derive-features.ts';
import { FEATURES } from '#core/match-keys/features.ts';

const SAME: Readonly<Record<string, readonly (readonly [PersonPart, ...string[]])[]>> = {
  English: [
    ['given_name', 'Mary-Ann', 'mary ann', 'MARY ANN ', 'Mrs. Mary Ann'],
    ['surname', 'O’Brien', "O'Brien", 'OBrien', 'o brien', 'O`BRIEN'],
    ['surname', 'McDonald', 'Mc Donald', 'mcdonald'],
    ['surname', 'Smith', 'SMITH', 'Smith Jr.', 'Smith, Sr', 'ＳＭＩＴＨ'],
    ['street', 'High Street', 'High St.', 'high st', 'HIGH STREET'],
    ['street', '12 High Street', '12, High St', 'Flat 3, 12 High St', '12-14 High St'],
    ['street', 'Abbey Road 3b', '3B Abbey Rd.', '3 b, Abbey Road'],
    ['place', 'St Albans', 'Saint Albans', 'St. Albans', 'St Albans, UK'],
    ['place', 'Newcastle upon Tyne', 'Newcastle', 'NEWCASTLE-UPON-TYNE'],
    ['postcode', 'SW1A 1AA', 'sw1a1aa', ' SW1A  1AA'],
    ['postcode', '90210', '90210-1234'],
    ['house_number', '12A', '12 a', '012a', 'No. 12a', '12a-14'],
  ],
  French: [
    ['given_name', 'Anne-Élise', 'anne elise', 'Mme Anne Élise', 'ANNE-E\u0301LISE'],
    ['surname', "d'Estaing", 'D’ESTAING', 'destaing'],
    ['surname', 'de La Fontaine', 'Fontaine', 'DE LA FONTAINE'],
    ['street', '12 rue de la Paix', '12, Rue de la Paix', '12 R. de la Paix'],
    [
      'street',
      '12 bis boulevard Saint-Germain',
      '12bis, bd Saint-Germain',
      '12 Bis Bd. Saint Germain',
    ],
    ['street', 'avenue Foch 5', '5 av. Foch', '5, Ave Foch'],
    ['place', 'Saint-Étienne', 'St Etienne', 'ST-ETIENNE', 'Saint-Étienne Cedex 2'],
    ['place', 'Paris', 'PARIS 15e', 'Paris 15', 'Paris Cedex 08', 'Paris 1er Arrondissement'],
    ['postcode', '75002', 'F-75002', 'FR 75002'],
  ],
  German: [
    ['given_name', 'Jürgen', 'Juergen', 'Jurgen', 'Herr Jürgen', 'JÜRGEN'],
    ['surname', 'Müller', 'Mueller', 'MULLER', 'Mu\u0308ller'],
    ['surname', 'Groß', 'Gross', 'GROSS'],
    ['surname', 'von der Heide', 'von der heide', 'Heide'],
    ['street', 'Hauptstraße 5a', 'Hauptstr. 5a', 'HAUPTSTRASSE 5 A', 'Hauptstr.5a'],
    ['street', 'Am Markt 3', 'am Markt 3-5', 'Am Markt, Nr. 3'],
    ['place', 'Frankfurt am Main', 'Frankfurt (Main)', 'Frankfurt/Main', 'FRANKFURT'],
    ['place', 'Köln', 'Koeln', 'KOLN'],
    ['place', 'Sankt Augustin', 'St. Augustin', 'St Augustin'],
    ['postcode', '80331', 'D-80331', 'DE-80331', 'D 80331'],
  ],
  Spanish: [
    ['given_name', 'José María', 'JOSE MARIA', 'Sr. José María'],
    ['surname', 'de la Cruz', 'Cruz', 'DE LA CRUZ'],
    ['surname', 'Núñez', 'NUNEZ', 'Nun\u0303ez'],
    ['street', 'Calle Mayor, 7', 'C/ Mayor 7', 'c/ Mayor, nº 7', 'Calle Mayor, 7, 2º B'],
    ['street', 'Avenida de América 12', 'Avda. de América, 12', 'AVDA DE AMERICA 12'],
    ['street', 'Plaza de España 1', 'Pza. de España, 1'],
    ['place', 'Alcalá de Henares', 'ALCALA DE HENARES', 'Alcalá de Henares (Madrid)'],
    ['postcode', '28013', 'E-28013', 'ES 28013'],
  ],
};

const cases = Object.entries(SAME).flatMap(([language, ways]) =>
  ways.map(([part, first = '', ...others]) => ({ language, part, first, others })),
);

/** As a name is written: `null` is a filler, and `Null` somebody. */
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

describe('the features of a person', () => {
  it.each(cases)('$language: $part $first is written in other ways', ({ part, first, others }) => {
    const features = deriveFeatures({ [part]: first });
    expect(Object.keys(features)).not.toEqual([]);
    for (const other of others) expect(deriveFeatures({ [part]: other }), other).toEqual(features);
  });

  it('are all there for somebody who says everything', () => {
    const features = deriveFeatures({
      ...{ given_name: 'Bill', surname: 'Müller-Lüdenscheidt', birth_date: '1980-02-13' },
      ...{ postcode: 'D-80331', place: 'München', street: 'Hauptstr. 5a' },
    });
    expect(features).toEqual({
      ...{ given_name: 'bill', given_sound: 'BAL', given_canonical: 'william', given_initial: 'b' },
      ...{ surname: 'mullerludenscheidt', surname_sound: 'MALAR', surname_start: 'mul' },
      ...{ birth_date: '1980-02-13', birth_year_day: '1980-13', birth_digits: '00112389' },
      ...{ birth_year: '1980', birth_month_day: '02-13', postcode: '80331', postcode_start: '803' },
      ...{ place: 'munchen', place_sound: 'MANCAN', house_number: '5a' },
      ...{ street: 'hauptstrasse', street_sound: 'HAPT' },
    });
    expect(Object.keys(features).sort()).toEqual([...FEATURES].sort());
  });

  it('of a double surname sound and begin like the first of the two', () => {
    const [double, single] = ['García López', 'Garcia'].map((surname) =>
      deriveFeatures({ surname }),
    );
    expect(double?.surname).not.toBe(single?.surname);
    expect(double?.surname_sound).toBe(single?.surname_sound);
    expect(double?.surname_start).toBe(single?.surname_start);
  });

  it('are none of fillers, whichever part they stand in', () => {
    const fillers = [
      '',
      ' ',
      '-',
      '--',
      'n/a',
      'N/A',
      'NULL',
      'unknown',
      'Unbekannt',
      'inconnu',
      '?',
    ];
    for (const part of PERSON_PARTS)
      for (const filler of fillers) expect(deriveFeatures({ [part]: filler })).toEqual({});
    const dates = [
      '1900-01-01',
      '1970-01-01',
      '9999-12-31',
      '0000-00-00',
      '13.02.1980',
      '1980-2-3',
    ];
    for (const birth_date of dates) expect(deriveFeatures({ birth_date })).toEqual({});
    expect(deriveFeatures({ house_number: '0', postcode: '00000' })).toEqual({});
  });

  it('are what a particle or an initial leaves of a short name', () => {
    expect(deriveFeatures({ surname: 'Le' }).surname).toBe('le');
    expect(deriveFeatures({ surname: 'Null' }).surname).toBe('null');
    expect(deriveFeatures({ given_name: 'J.' })).toEqual({ given_initial: 'j' });
    expect(deriveFeatures({ surname: '李' })).toEqual({ surname: '李', surname_start: '李' });
  });

  it('leave a number in the name of a street that would be nothing without it', () => {
    expect(deriveFeatures({ street: 'Calle 13' })).toMatchObject({ street: 'calle 13' });
    expect(deriveFeatures({ street: '5th Avenue' })).not.toHaveProperty('house_number');
    expect(deriveFeatures({ street: 'Straße des 17. Juni 135' })).toMatchObject({
      ...{ house_number: '135', street: 'strasse des 17 juni' },
    });
  });

  it('take the number from its own column where it has one', () => {
    const features = deriveFeatures({ street: '12 High Street', house_number: '14' });
    expect(features).toMatchObject({ house_number: '14', street: 'high street' });
  });

  it('have one sound for names that are typed by ear', () => {
    const sounds = (part: PersonPart, texts: readonly string[]) =>
      new Set(
        texts.map(
          (text) =>
            deriveFeatures({ [part]: text })[part === 'street' ? 'street_sound' : 'surname_sound'],
        ),
      );
    expect(sounds('surname', ['Meyer', 'Maier', 'Mayer', 'Meier']).size).toBe(2);
    expect(sounds('surname', ['Smith', 'Smyth', 'Schmit']).size).toBeLessThanOrEqual(2);
    expect(sounds('street', ['Hauptstr. 5', 'Hauptstrasse', 'Haupt Straße'])).toEqual(
      new Set(['HAPT']),
    );
  });

  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc
      .array(
        fc.constantFrom(
          ...[
            '12',
            '5a',
            ' ',
            ', ',
            '-',
            '/',
            "'",
            'de la',
            'von',
            'St',
            'str.',
            'rue',
            'Ä',
            'ß',
            'ue',
          ],
          ...[
            'Müller',
            '李',
            'İ',
            'ǆ',
            'ﬁ',
            '\u0301',
            '\u200b',
            'º',
            '½',
            '①',
            'n/a',
            '1900-01-01',
            'ae',
          ],
        ),
        { maxLength: 8 },
      )
      .map((parts) => parts.join('')),
  );
  const described = fc.record(
    Object.fromEntries(PERSON_PARTS.map((part) => [part, text])) as Record<PersonPart, typeof text>,
    { requiredKeys: [] },
  );

  it('are features or nothing whatever the text, and never hold a control character (property)', () => {
    fc.assert(
      fc.property(described, (person) => {
        for (const [feature, value] of Object.entries(deriveFeatures(person))) {
          expect(FEATURES).toContain(feature);
          expect(value).toMatch(/^[^\p{Cc}\p{Lu}]+$|^[A-Z]+$/u);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('are themselves again where they are read as a person (property)', () => {
    const again = {
      given_name: 'given_name',
      surname: 'surname',
      place: 'place',
      postcode: 'postcode',
    };
    fc.assert(
      fc.property(described, (person) => {
        const features = deriveFeatures(person);
        const read = Object.entries(again).flatMap(([part, feature]) => {
          const value = features[feature as keyof typeof features];
          return value === undefined ? [] : [[part, value] as const];
        });
        const written = read.map(([part, value]) => [part, capitalised(value)]);
        const features2 = deriveFeatures(Object.fromEntries(written));
        for (const [part, value] of read)
          expect(features2[part as keyof typeof features2]).toBe(value);
      }),
      { numRuns: 3_000 },
    );
  });
});
