import { describe, expect, it } from 'vitest';
import { mappingFromFlags } from '#cli/mapping-flags.ts';
import { identifierSource } from '#core/drops/identifier-source.ts';

describe('the flags of a mapping', () => {
  it('say what a file of one would', () => {
    const mapping = mappingFromFlags({
      map: ['email=E-mail,Work', 'phone=Tel', 'name_postcode=First,Last,ZIP'],
      hashed: ['phone'],
      attribute: ['tier=Level'],
      consent: 'Ok=yes,1',
    });
    expect(mapping).toEqual({
      identifiers: {
        email: { columns: ['E-mail', 'Work'], hashed: false },
        phone: { column: 'Tel', hashed: true },
        name_postcode: { columns: ['First', 'Last', 'ZIP'], hashed: false },
      },
      attributes: { tier: 'Level' },
      consent: { column: 'Ok', accept: ['yes', '1'] },
    });
    expect(mapping && identifierSource(mapping, 'email')?.ways).toHaveLength(2);
  });

  it('say nothing where there are none, and what is wrong with the nearest word where one is', () => {
    expect(mappingFromFlags({})).toBeUndefined();
    expect(() => mappingFromFlags({ map: ['emaill=E'] })).toThrow(
      /flags.*"emaill" is not known here: write "email"/,
    );
    expect(() => mappingFromFlags({ map: ['name_postcode=F,L'] })).toThrow(
      /given_name, surname, postcode/,
    );
  });
});
