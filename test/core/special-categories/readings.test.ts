import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { denoted } from '#core/special-categories/denoted.ts';
import { readingsOf } from '#core/special-categories/readings.ts';

describe('a word that is written otherwise', () => {
  it.each([
    ...['h\u0435alth', 'c\u0430ncer', 'religıon', 'rel\u200bigion', 's\u0430nté', 'Kr\u0430nkheit'],
    ...[
      's\u03b1lud',
      'm\u0430lattia',
      'rel1gion',
      'h3alth',
      'd1abetes',
      'm4ladie',
      'kr4nk',
      's4lud',
    ],
    ...[
      'HEALTHSTATUS',
      'HIVpositive',
      'healthstatus',
      'HASDIABETES',
      'churchmember',
      'h e a l t h',
    ],
    ...['h.i.v', 'Krankdaten', 'saluddatos', 'salutedati', 'santégroupe'],
  ])('denotes the same: %s', (text) => {
    expect(denoted(text)).not.toEqual([]);
  });

  it.each([
    ...['c0ffee', 'B2B', 'w1nter', 'mp3player', 'ORDERSTATUS', 'hasgarden', 'usergroup', 'k 1 t'],
    ...[
      'statutclient',
      'Kundengruppe',
      'grupocliente',
      'statoordine',
      'а\u0432\u0442\u043e',
      'd.i.y',
    ],
  ])('is ordinary where the word is: %s', (text) => {
    expect(denoted(text)).toEqual([]);
  });

  it('is read in few ways, each of plain words (property)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const readings = readingsOf(text);
        expect(readings.length).toBeLessThanOrEqual(4);
        for (const words of readings) expect(words).toMatch(/^(?:[a-z0-9]+(?: [a-z0-9]+)*)?$/);
      }),
    );
  });
});
