import { describe, expect, it } from 'vitest';
import { Mapping } from '#core/drops/mapping.ts';
import { planRows } from '#core/drops/row-plan.ts';
import { rowReader } from '#core/drops/row-reader.ts';
import { digestIdentifier } from '#core/identifiers/digest.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import type { NormalisedIdentifier } from '#core/identifiers/profile.ts';
import { LintTally } from '#core/lint/lint-report.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';

const digest = (text: string): string => digestIdentifier(text as NormalisedIdentifier);

interface Reading {
  readonly kind: IdentifierKind;
  readonly source: unknown;
  readonly country?: string;
  readonly profile?: string;
}

/** Reads rows of one kind, and says what the tally saw. */
const reader = ({ kind, source, country, profile = 'uid2' }: Reading) => {
  const { agreement } = testAgreement({
    identifiers: { profile, kinds: [kind], ...(country ? { defaultCountry: country } : {}) },
  });
  const mapping = Mapping.parse({ identifiers: { [kind]: source } });
  const rules = { agreement, mapping, attributes: {} };
  const plan = planRows(rules);
  const tally = new LintTally(plan.kinds);
  const row = rowReader(rules, plan, tally);
  const read = (...fields: (string | null)[]): unknown => {
    const found = row(fields);
    return found.outcome === 'accepted' ? found.fields[0] : found.reason;
  };
  return { plan, read, seen: () => tally.report.identifiers[kind] };
};

describe('a cell that a spreadsheet bent', () => {
  it('is put right in a column of phones, and counted', () => {
    const { read, seen } = reader({ kind: 'phone', source: 'Tel', country: 'DE' });
    const phone = digest('+4930123000');
    for (const text of ['+4930123000.0', "'+4930123000", '="030123000"', '+4930123000'])
      expect(read(text)).toBe(phone);
    expect(seen()).toMatchObject({ repaired: { 'decimal-tail': 1, 'spreadsheet-text': 2 } });
  });

  it('never makes another number of a phone whose tail it is', () => {
    const { read } = reader({ kind: 'phone', source: 'Tel', country: 'DE' });
    expect(read('4930123000.0')).not.toBe(digest('+49301230000'));
  });

  it('is put right in a column of customer numbers and in a composite', () => {
    const number = reader({ kind: 'customer_id', source: 'Id' });
    for (const text of ['1001.0', "'1001", '="1001"', '=1001'])
      expect(number.read(text)).toBe(digest('1001'));
    const names = reader({ kind: 'name_postcode', source: { columns: ['F', 'L', 'P'] } });
    const plain = names.read('Ann', 'Lee', '12345');
    expect(names.read('Ann', 'Lee', '12345.0')).toBe(plain);
    expect(names.read('="Ann"', 'Lee', "'12345")).toBe(plain);
  });

  it.each(['4.93012E+11', '4,93012E+11', "'4.9e11"])(
    'is set aside for a reason of its own where digits are gone: %s',
    (text) => {
      for (const kind of ['phone', 'customer_id'] as const)
        expect(reader({ kind, source: 'C', country: 'DE' }).read(text)).toBe('scientific-notation');
    },
  );

  it.each(['#N/A', '#NV', '#REF!', '#DIV/0!', 'n/a', '--'])(
    'is a filler where it is an error: %s',
    (text) => {
      for (const kind of ['phone', 'customer_id', 'email'] as const)
        expect(reader({ kind, source: 'C', country: 'DE' }).read(text)).toBe('placeholder');
      const born = reader({ kind: 'name_birthdate', source: { columns: ['F', 'L', 'B'] } });
      expect(born.read('Ann', text, '1985-12-10')).toBe('placeholder');
      expect(born.read(text, 'Lee', '1985-12-10')).toBe('placeholder');
      expect(born.read('Ann', 'Lee', text)).toBe('placeholder');
    },
  );

  it('is told where postcodes have lost their first zero', () => {
    const source = { columns: ['F', 'L', 'P'] };
    const german = reader({ kind: 'name_postcode', source, country: 'DE' });
    for (const code of ['1067', '01067', '10115', '1067.0']) german.read('Ann', 'Lee', code);
    expect(german.seen()).toMatchObject({ seen: 4, suspicious: { 'short-postcode': 2 } });
    const british = reader({ kind: 'name_postcode', source, country: 'GB' });
    british.read('Ann', 'Lee', '1067');
    expect(british.seen()?.suspicious).toBeUndefined();
  });
});

describe('a digest among plain values', () => {
  it('is not hashed again, whatever the kind and the profile', () => {
    const hex = digest('1001');
    for (const profile of ['uid2', 'plain'])
      for (const text of [
        hex,
        hex.toUpperCase(),
        `0x${hex}`,
        Buffer.from(hex, 'hex').toString('base64'),
      ])
        expect(reader({ kind: 'customer_id', source: 'C', profile }).read(text)).toBe(
          'digest-as-plain',
        );
    const born = reader({ kind: 'name_birthdate', source: { columns: ['F', 'L', 'B'] } });
    expect(born.read(hex, 'Lee', '1985-12-10')).toBe('digest-as-plain');
  });
});

describe('several values of a person', () => {
  const source = { columns: ['Email', 'Work'] };
  const [ann, bob] = ['ann@example.org', 'bob@example.org'].map(digest);

  it('become one identifier: the first that can be used, in the order of the mapping', () => {
    const { plan, read, seen } = reader({ kind: 'email', source });
    expect(plan.wanted).toEqual(['Email', 'Work']);
    expect(read('ann@example.org', 'bob@example.org')).toBe(ann);
    expect(read('', 'bob@example.org')).toBe(bob);
    expect(read('n/a', 'bob@example.org')).toBe(bob);
    expect(read('no address', 'bob@example.org')).toBe(bob);
    expect(read('no address', 'n/a')).toBe('invalid-identifier');
    expect(read(null, '')).toBe('no-identifier');
    expect(seen()).toMatchObject({ seen: 5, setAside: { 'invalid-identifier': 1 }, leftOut: 2 });
  });

  it('are one where they are the same', () => {
    const { read, seen } = reader({ kind: 'email', source });
    expect(read('ann@example.org', 'Ann@Example.org')).toBe(ann);
    expect(seen()?.leftOut).toBeUndefined();
  });

  it('may stand in one cell', () => {
    const { read, seen } = reader({ kind: 'email', source: 'Email' });
    expect(read('ann@example.org; bob@example.org')).toBe(ann);
    expect(read('n/a; bob@example.org')).toBe(bob);
    expect(seen()).toMatchObject({ seen: 2, leftOut: 1 });
  });

  it('may be hashed', () => {
    const hashed = reader({ kind: 'email', source: { ...source, hashed: true } });
    expect(hashed.read('', bob ?? '')).toBe(bob);
    expect(hashed.read(`${ann}; ${bob}`, '')).toBe(ann);
    expect(hashed.seen()).toMatchObject({ seen: 2, leftOut: 1 });
  });
});

describe('the country of a phone number', () => {
  const source = { column: 'Tel', country: { column: 'Country' } };

  it('is that of the row, by its letters or its name', () => {
    const { plan, read } = reader({ kind: 'phone', source, country: 'GB' });
    expect(plan.wanted).toEqual(['Tel', 'Country']);
    for (const country of ['DE', 'de', 'Germany', " 'DE"])
      expect(read('030 1234567', country)).toBe(digest('+49301234567'));
    expect(read('07400 000001', 'GB')).toBe(digest('+447400000001'));
  });

  it('is that of the agreement where the row names none', () => {
    const { read } = reader({ kind: 'phone', source, country: 'GB' });
    for (const country of ['', ' ', null])
      expect(read('07400 000001', country)).toBe(digest('+447400000001'));
  });

  it('is none where the row names what is no country: a number then says its own', () => {
    const { read } = reader({ kind: 'phone', source, country: 'GB' });
    expect(read('07400 000001', 'Atlantis')).toBe('invalid-identifier');
    expect(read('+447400000001', 'Atlantis')).toBe(digest('+447400000001'));
  });

  it('may be one for the whole file', () => {
    const one = { column: 'Tel', country: 'Germany' };
    const { plan, read } = reader({ kind: 'phone', source: one, country: 'GB' });
    expect(plan.wanted).toEqual(['Tel']);
    expect(read('030 1234567')).toBe(digest('+49301234567'));
  });
});

describe('a date of birth', () => {
  const born = (format?: object) =>
    reader({
      kind: 'name_birthdate',
      source: { given_name: 'F', surname: 'L', birth_date: { column: 'B', ...format } },
    });
  const plain = born().read('Ann', 'Lee', '1985-12-10');

  it('is one day, however it is written and declared', () => {
    expect(born().read('Ann', 'Lee', '1985-12-10T00:00:00Z')).toBe(plain);
    expect(born().read('Ann', 'Lee', '19851210.0')).toBe(plain);
    expect(born({ format: 'DD/MM/YYYY' }).read('Ann', 'Lee', '10/12/1985')).toBe(plain);
    expect(born({ format: 'MM/DD/YYYY' }).read('Ann', 'Lee', '12/10/1985')).toBe(plain);
    expect(born({ format: 'excel' }).read('Ann', 'Lee', '31391.0')).toBe(plain);
    expect(born({ format: 'DD/MM/YY', firstYear: 1930 }).read('Ann', 'Lee', '10/12/85')).toBe(
      plain,
    );
  });

  it('is set aside for a reason of its own where it is not written so', () => {
    expect(born().read('Ann', 'Lee', '10/12/1985')).toBe('unread-date');
    expect(born().read('Ann', 'Lee', '1985-12-10T23:00:00Z')).toBe('unread-date');
    expect(born({ format: 'DD/MM/YYYY' }).read('Ann', 'Lee', '12/31/1985')).toBe('unread-date');
    expect(born({ format: 'excel' }).read('Ann', 'Lee', '3.1391E+4')).toBe('unread-date');
  });
});
