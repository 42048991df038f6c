import * as reference from '@iabgpp/cmpapi';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GPP_SECTION_NAMES, GPP_SECTIONS, type GppSection } from '#core/agreement/gpp-sections.ts';
import { gppReader } from '#core/drops/consent/gpp-string.ts';
import {
  ALL_GIVEN,
  EXAMPLE_NEEDS,
  gppString,
  tcfString,
} from '#test/support/consent/consent-strings.ts';

const readGpp = (text: string, needs: Parameters<typeof gppReader>[0]) => gppReader(needs)(text);

/** What says of a field that somebody did not opt out, and that they did. */
const ANSWERS: Readonly<Record<string, readonly [stayed: unknown, left: unknown]>> = {
  Gpc: [false, true],
  OptOutSale: ['N', 'Y'],
};
const answersOf = (field: string) => ANSWERS[field] ?? ([2, 1] as const);

const ROWS = GPP_SECTION_NAMES.flatMap((section) =>
  GPP_SECTIONS[section].map((field) => [section, field] as const),
);

describe('a GPP string', () => {
  it.each(ROWS)('says in %s by %s who opted out', (section, field) => {
    const [stayed, left] = answersOf(field);
    const needs = { gpp: { [section]: [field] } };
    expect(readGpp(gppString({ [section]: { [field]: stayed } }), needs)).toEqual({ allows: true });
    expect(readGpp(gppString({ [section]: { [field]: left } }), needs)).toEqual({ allows: false });
  });

  const needs = { gpp: { usnat: ['SaleOptOut'], usca: ['SaleOptOut'] } };
  const stayed = { SaleOptOut: 2 };
  const left = { SaleOptOut: 1 };

  it.each([
    ['one of the sections says so', { usnat: stayed }, true],
    ['both say so', { usnat: stayed, usca: stayed }, true],
    ['one says so and the other does not', { usnat: stayed, usca: left }, false],
    ['it has other sections alone', { usva: stayed }, false],
    ['it has a section that nobody asks beside', { usnat: stayed, usva: left }, true],
  ])('where %s', (_, sections, allows) => {
    expect(readGpp(gppString(sections), needs)).toEqual({ allows });
  });

  it('is asked by its section of the EU what a TCF string is, and is as old as that', () => {
    const eu = (says: object) => gppString({ usnat: stayed }, tcfString({ ...ALL_GIVEN, ...says }));
    const asked = { ...needs, tcf: EXAMPLE_NEEDS };
    const second = Date.parse('2026-10-01T00:00:00Z') / 1000;
    expect(readGpp(eu({}), asked)).toEqual({ allows: true, second });
    expect(readGpp(eu({ disclosed: [] }), asked)).toEqual({ allows: false, second });
    const none = { disclosed: undefined };
    expect(readGpp(eu(none), asked)).toEqual({ allows: false, lacksVendors: true, second });
    const both = gppString({ usnat: left }, tcfString({ ...ALL_GIVEN, ...none }));
    expect(readGpp(both, asked)).toEqual({ allows: false, second });
    expect(readGpp(eu({ version: 3 }), asked)).toBeUndefined();
    expect(readGpp(eu({ disclosed: [] }), needs)).toEqual({ allows: true });
  });

  it.each([
    ['of a later header', gppString({ usnat: stayed }).replace(/^DB/, 'DC')],
    ['of a later section', gppString({ usnat: stayed }).replace('~C', '~D')],
    ['that is a TCF string', tcfString(ALL_GIVEN)],
    ['whose section is cut', gppString({ usnat: stayed }).split('.')[0]?.slice(0, -6) ?? ''],
    ['without its sections', gppString({ usnat: stayed }).split('~')[0] ?? ''],
    ['with one section more than it names', `${gppString({ usnat: stayed })}~BAAA`],
    ['whose header names sections without end', 'DBAB4AAAAAAAAAG~BAAA'],
    ['of nothing', ''],
  ])('is not read %s', (_, text) => {
    expect(readGpp(text, needs)).toBeUndefined();
  });

  it('comes to nothing but a reading, however it was damaged', () => {
    const text = gppString({ usnat: stayed, usca: stayed }, tcfString(ALL_GIVEN));
    const asked = { ...needs, tcf: EXAMPLE_NEEDS };
    const damage = fc.tuple(
      fc.oneof(fc.nat(12), fc.nat(text.length)),
      fc.nat(4),
      fc.stringMatching(/^[A-Za-z0-9_.~-]{0,6}$/),
    );
    fc.assert(
      fc.property(damage, ([from, cut, more]) => {
        const damaged = text.slice(0, from) + more + text.slice(from + cut);
        expect([undefined, true, false]).toContain(readGpp(damaged, asked)?.allows);
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^DB[\w.~-]{0,200}$/), (any) => {
        expect([undefined, true, false]).toContain(readGpp(any, asked)?.allows);
      }),
    );
  });
});

describe('the sections that an agreement may ask', () => {
  const known = Object.values(reference).flatMap((each) => {
    const { NAME, VERSION } = each as { readonly NAME?: unknown; readonly VERSION?: unknown };
    return typeof NAME === 'string' ? [[NAME, Number(VERSION)] as const] : [];
  });

  it('are those of the reference library, of the EU and Canada and the header apart', () => {
    const names = known.map(([name]) => name).filter((name) => !/^tcf|^header$/.test(name));
    expect(names.toSorted()).toEqual([...GPP_SECTION_NAMES].sort());
  });

  it('are of the first version, and the national one of the second', () => {
    const later = known.filter(([name, version]) => version > 1 && !name.startsWith('tcf'));
    expect(later).toEqual([['usnat' satisfies GppSection, 2]]);
  });
});
