import { describe, expect, it } from 'vitest';
import { lookAtFirstRows } from '#core/drops/first-rows.ts';
import { Mapping } from '#core/drops/mapping.ts';
import { planRows } from '#core/drops/row-plan.ts';
import { rowReader } from '#core/drops/row-reader.ts';
import { LintTally } from '#core/lint/lint-report.ts';
import { sha256 } from '#core/sha256.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';

interface File {
  readonly identifiers: object;
  readonly attributes?: object;
  readonly profile?: string;
}

const NAMES = { columns: ['F', 'L', 'B'] };
const TIERS = { tier: ['gold', 'silver', 'unknown'] };

const rulesOf = ({ identifiers, attributes, profile = 'uid2' }: File) => {
  const { agreement } = testAgreement({
    identifiers: { profile, kinds: Object.keys(identifiers), defaultCountry: 'GB' },
  });
  const mapping = Mapping.parse({ identifiers, ...(attributes ? { attributes } : {}) });
  return { agreement, mapping, attributes: attributes ? TIERS : {} };
};

const look = (file: File, rows: readonly (readonly (string | null)[])[]) => {
  const rules = rulesOf(file);
  return lookAtFirstRows(rules, planRows(rules), rows);
};
const refusal = (file: File, rows: readonly (readonly (string | null)[])[]): string => {
  try {
    look(file, rows);
    return 'none';
  } catch (error) {
    expect(error).toMatchObject({ name: 'AirlockError', code: 'input' });
    return error instanceof Error ? error.message : '';
  }
};

const HEX = sha256('1001');
const SHAPES = {
  hex: HEX,
  capitals: HEX.toUpperCase(),
  base64: Buffer.from(HEX, 'hex').toString('base64'),
  '0x': `0x${HEX}`,
  prefixed: `sha256:${HEX}`,
  MD5: HEX.slice(32),
  'SHA-1': HEX.slice(24),
  twice: Buffer.from(HEX).toString('base64'),
};

describe('a column of digests that is mapped as raw', () => {
  it.each(Object.entries(SHAPES))(
    'stops before any row, whatever the kind and profile: %s',
    (_, text) => {
      for (const profile of ['uid2', 'google', 'meta', 'liveramp', 'plain'])
        for (const kind of ['email', 'phone', 'maid', 'customer_id']) {
          const says = refusal({ identifiers: { [kind]: 'Col' }, profile }, [
            [text],
            [''],
            [text],
            ['x'],
          ]);
          expect(says).toMatch(/^The column "Col" looks like digests .*hashed: true/);
          expect(says).not.toContain(text);
        }
    },
  );

  it('is found among several columns, and as a part of a composite', () => {
    const several = { email: { columns: ['Plain', 'Hash'] } };
    expect(refusal({ identifiers: several }, [['ann@example.org', HEX]])).toMatch(
      /column "Hash" looks/,
    );
    expect(
      refusal({ identifiers: { name_birthdate: NAMES } }, [[HEX, 'Lee', '1985-12-10']]),
    ).toMatch(/column "F" looks like digests.*digest of all of them/);
  });

  it('is left alone when it is declared as hashed, when few rows are, and when it holds other ids', () => {
    const hashed = { email: { column: 'Col', hashed: true } };
    expect(refusal({ identifiers: hashed }, [[HEX]])).toBe('none');
    const ids = { customer_id: 'Col' };
    expect(refusal({ identifiers: ids }, [[HEX], ['1001'], ['1002']])).toBe('none');
    expect(refusal({ identifiers: ids }, [['0f8fad5bd9cb469fa16570867728950e']])).toBe('none');
    expect(refusal({ identifiers: ids }, [['507f1f77bcf86cd799439011'], [null]])).toBe('none');
    expect(refusal({ identifiers: ids }, [])).toBe('none');
  });
});

describe('a column of dates', () => {
  const born = (dates: readonly string[], format?: object): string =>
    refusal(
      { identifiers: { name_birthdate: { columns: ['F', 'L', { column: 'B', ...format }] } } },
      dates.map((date) => ['Ann', 'Lee', date]),
    );

  it.each([
    ['13/02/1985', '02/03/1985', /year first.*format: DD\/MM\/YYYY }/],
    ['02/13/1985', '02/03/1985', /format: MM\/DD\/YYYY }/],
    ['02/03/1985', '01/01/1960', /format: DD\/MM\/YYYY or format: MM\/DD\/YYYY, whichever it is/],
    ['13.2.85', '1.2.85', /format: DD\.MM\.YY with firstYear: 1930/],
    ['25000', '25001', /format: excel/],
    ['1 May 1985', '2 May 1985', /format: DD MMM YYYY/],
  ])('of which nobody said how it is written stops, with what to say: %s, %s', (one, two, says) => {
    expect(born([one, two])).toMatch(says);
  });

  it('that is not what the mapping declares stops as well', () => {
    expect(born(['12/31/1985', '12/30/1985'], { format: 'DD/MM/YYYY' })).toMatch(
      /not written as DD\/MM\/YYYY.*format: MM\/DD\/YYYY/,
    );
  });

  it('that can be read does not, whatever few of its rows hold', () => {
    expect(born(['1985-12-10', '19851210', '1985-12-10T00:00:00Z', '13/02/1985', 'n/a', ''])).toBe(
      'none',
    );
    expect(born(['n/a', '#N/A', ''])).toBe('none');
  });

  it('has days that stand for none where they come in bulk, and only there', () => {
    const file: File = { identifiers: { name_birthdate: NAMES } };
    const rows = (fillers: number, date: string) => [
      ...Array.from({ length: 100 }, (_, n) => ['Ann', 'Lee', `19${20 + (n % 70)}-05-05`]),
      ...Array.from({ length: fillers }, () => ['Ann', 'Lee', date]),
    ];
    for (const day of ['1900-01-01', '1970-01-01']) {
      expect(look(file, rows(3, day)).get('B')).toEqual(new Set([day]));
      expect(look(file, rows(3, `${day} 00:00:00`)).get('B')).toEqual(new Set([day]));
      expect(look(file, rows(2, day)).get('B')).toEqual(new Set());
    }
    expect(look(file, rows(50, '1985-05-05')).get('B')).toEqual(new Set());
  });

  it('gives no identifier for such a day', () => {
    const rules = {
      ...rulesOf({ identifiers: { name_birthdate: NAMES } }),
      fillerDays: new Map([['B', new Set(['1900-01-01'])]]),
    };
    const plan = planRows(rules);
    const read = rowReader(rules, plan, new LintTally(plan.kinds));
    expect(read(['Ann', 'Lee', '1900-01-01'])).toMatchObject({ reason: 'placeholder' });
    expect(read(['Ann', 'Lee', '1900-01-01T00:00:00Z'])).toMatchObject({ reason: 'placeholder' });
    expect(read(['Ann', 'Lee', '1900-01-02'])).toMatchObject({ outcome: 'accepted' });
  });
});

describe('a column of an attribute', () => {
  const file = (tier: unknown): File => ({ identifiers: { email: 'E' }, attributes: { tier } });
  const rows = (...tiers: string[]) => tiers.map((tier) => ['ann@example.org', tier]);

  it('whose values differ from the declared ones only in case stops, with what to say', () => {
    expect(refusal(file('Tier'), rows('Gold', 'SILVER', 'gold'))).toMatch(
      /column "Tier" differ.*"tier" only in case or accents: say .*ignore: \[case, accents\]/,
    );
  });

  it('of which no value means one that is declared stops, unless it is said that none matters', () => {
    const places = Array.from({ length: 25 }, (_, at) => `place ${at}`);
    expect(refusal(file('Tier'), rows(...places, '', 'n/a'))).toMatch(
      /^No value of the column "Tier" means one that is declared for "tier": say in the mapping/,
    );
    expect(refusal(file('Tier'), rows(...places, 'gold'))).toBe('none');
    expect(refusal(file('Tier'), rows(...places.slice(10)))).toBe('none');
    const none = { column: 'Tier', otherwise: 'unknown' };
    expect(refusal(file(none), rows(...places))).toBe('none');
  });

  it('is left alone where that is said, where few are so, or where they mean something else', () => {
    expect(refusal(file({ column: 'T', ignore: ['case'] }), rows('Gold', 'SILVER'))).toBe('none');
    expect(refusal(file('T'), rows('gold', 'silver', 'GOLD'))).toBe('none');
    expect(refusal(file('T'), rows('Or', 'Argent'))).toBe('none');
  });
});
