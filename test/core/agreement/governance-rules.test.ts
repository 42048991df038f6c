import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { checkAgreement } from '#core/agreement/check-agreement.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { GOVERNANCE } from '#test/support/governance/governed.ts';

const brand = GOVERNANCE.organisations.brand;

const faults = (governance: unknown, airlock = 2): readonly string[] =>
  checkAgreement(stringify({ ...agreementDocument(), airlock, governance })).faults.map(
    ({ path, says }) => `${path}: ${says}`,
  );

const withBrand = (changed: object) => ({
  ...GOVERNANCE,
  organisations: { ...GOVERNANCE.organisations, brand: { ...brand, ...changed } },
});

describe('what an agreement says of the organisations behind it', () => {
  it('may be said in format 2, and not in format 1', () => {
    expect(faults(GOVERNANCE)).toEqual([]);
    expect(faults({ organisations: {} })).toEqual([]);
    expect(faults(GOVERNANCE, 1)).toEqual(['governance: "governance" needs format 2']);
  });

  it('is of its parties and the operator, and nobody else', () => {
    const organisations = { ...GOVERNANCE.organisations, stranger: brand };
    expect(faults({ organisations })).toEqual([
      'governance.organisations.stranger: "stranger" is neither a party nor the operator',
    ]);
  });

  it('has records that end after they begin', () => {
    const record = { name: 'SOC 2 Type II', issued: '2026-03-02', expires: '2026-03-02' };
    expect(faults(withBrand({ attestations: { soc2: record } }))).toEqual([]);
    expect(
      faults(withBrand({ attestations: { soc2: { ...record, expires: '2026-03-01' } } })),
    ).toEqual([
      'governance.organisations.brand.attestations.soc2.expires: it expires before it was issued',
    ]);
    const taught = { topic: 'Data protection', held: '2026-03-02', expires: '2025-03-01' };
    expect(faults(withBrand({ training: { privacy: taught } }))).toEqual([
      'governance.organisations.brand.training.privacy.expires: it expires before it was held',
    ]);
  });

  it.each<[string, object, RegExp]>([
    ['two lines', { name: 'Brand\nLtd' }, /printable, on one line/],
    ['an override of direction', { name: 'Brand \u202e Ltd' }, /printable, on one line/],
    ['an endless text', { source: 'x'.repeat(501) }, /at most 500 characters/],
    ['no address', { contacts: { dpo: { name: 'Officer', email: 'nowhere' } } }, /privacy@brand/],
    ['another role of the law', { role: 'owner' }, /not known/],
    [
      'another contact',
      { contacts: { boss: { name: 'Boss', email: 'a@b.example' } } },
      /boss|not known/,
    ],
    [
      'no day of the calendar',
      { training: { privacy: { topic: 'x', held: '2026-02-30', expires: '2027-01-01' } } },
      /a day is written as/,
    ],
    [
      'more records than people read',
      {
        attestations: Object.fromEntries(
          Array.from({ length: 51 }, (_, n) => [
            `a${n}`,
            { name: 'x', issued: '2026-01-01', expires: '2027-01-01' },
          ]),
        ),
      },
      /at most 50/,
    ],
  ])('holds no %s', (_, changed, says) => {
    const [first, ...others] = faults(withBrand(changed));
    expect(first).toMatch(says);
    expect(others).toEqual([]);
  });

  it('tells no address that somebody wrote wrong', () => {
    const said = faults(withBrand({ contacts: { dpo: { name: 'x', email: 'jane roe@x' } } }));
    expect(said.join()).not.toContain('jane');
  });
});
