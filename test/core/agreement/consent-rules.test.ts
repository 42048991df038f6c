import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { checkAgreement } from '#core/agreement/check-agreement.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { effectAt } from './compared-sections.ts';
import { consentTerms } from './consent-rows.ts';

const TCF = { vendors: [755], consent: [1, 3, 4] };

const check = (consent: object, format = 2): readonly string[] =>
  checkAgreement(stringify({ ...agreementDocument(), airlock: format, consent })).faults.map(
    ({ path, says, remedy, line }) => {
      expect(line).toBeGreaterThan(1);
      return `${path}: ${says}; ${remedy}`;
    },
  );

describe('what consent must be, as an agreement says it', () => {
  it.each([
    [{ kinds: ['attested'] }],
    [{ kinds: ['boolean', 'timestamp'], maxAgeDays: 390 }],
    [{ kinds: ['tcf'], tcf: TCF }],
    [{ kinds: ['tcf'], tcf: { vendors: [755], legitimateInterests: [2, 7, 8, 9, 10, 11] } }],
    [{ kinds: ['gpp'], gpp: { usnat: ['SaleOptOut', 'Gpc'], uspv1: ['OptOutSale'] } }],
    [{ kinds: ['gpp'], tcf: TCF }],
    [{ kinds: ['attested', 'boolean', 'timestamp', 'tcf', 'gpp'], tcf: TCF }],
  ])('is taken in each of its forms: %j', (consent) => {
    expect(check(consent)).toEqual([]);
  });

  it('needs format 2', () => {
    expect(check({ kinds: ['boolean'] }, 1)).toEqual([
      'consent: "consent" needs format 2; write airlock: 2',
    ]);
  });

  it.each([
    [{ kinds: [] }, /^consent\.kinds: name at least one kind of consent; /],
    [{ kinds: ['tcf', 'tcf'], tcf: TCF }, /^consent\.kinds: a kind stands twice; /],
    [{ kinds: ['yes'] }, /^consent\.kinds\.0: this word is not known here; write "attested" or /],
    [{}, /^consent\.kinds: is missing; add it: write, for example, kinds: /],
    [
      { kinds: ['boolean'], maxAgeDay: 3 },
      /^consent\.maxAgeDay: is not known here; write "maxAgeDays"/,
    ],
    [{ kinds: ['boolean'], maxAgeDays: 0 }, /^consent\.maxAgeDays: at least one day; /],
    [{ kinds: ['boolean'], maxAgeDays: 3651 }, /^consent\.maxAgeDays: at most ten years; /],
    [
      { kinds: ['tcf'] },
      /^consent\.tcf: what a string of tcf must say is missing; write, for example, tcf: /,
    ],
    [{ kinds: ['gpp'] }, /^consent\.gpp: what a string of gpp must say is missing; write, /],
    [
      { kinds: ['boolean'], tcf: TCF },
      /^consent\.tcf: no kind of consent is held against this; add tcf to kinds, or remove it$/,
    ],
    [
      { kinds: ['tcf'], tcf: TCF, gpp: { usnat: ['Gpc'] } },
      /^consent\.gpp: no kind of consent is held against this; add gpp to kinds, or remove it$/,
    ],
    [{ kinds: ['tcf'], tcf: { vendors: [755] } }, /^consent\.tcf: no purpose is named; name some /],
    [
      { kinds: ['tcf'], tcf: { ...TCF, vendors: [] } },
      /^consent\.tcf\.vendors: name at least one /,
    ],
    [
      { kinds: ['tcf'], tcf: { ...TCF, vendors: [0] } },
      /^consent\.tcf\.vendors\.0: vendors count /,
    ],
    [
      { kinds: ['tcf'], tcf: { ...TCF, consent: [25] } },
      /^consent\.tcf\.consent\.0: .*24 purposes/,
    ],
    [
      { kinds: ['tcf'], tcf: { ...TCF, legitimateInterests: [7, 3] } },
      /^consent\.tcf\.legitimateInterests\.1: purpose 3 takes consent alone; name it by consent$/,
    ],
    [
      { kinds: ['tcf'], tcf: { ...TCF, consent: [1, 7], legitimateInterests: [7] } },
      /^consent\.tcf\.legitimateInterests\.0: purpose 7 stands on consent already; name it once$/,
    ],
    [{ kinds: ['gpp'], gpp: {} }, /^consent\.gpp: name at least one section; /],
    [
      { kinds: ['gpp'], gpp: { usnatt: ['Gpc'] } },
      /^consent\.gpp\.usnatt: is not known here; write "usnat"$/,
    ],
    [
      { kinds: ['gpp'], gpp: { usnat: ['Sale'] } },
      /^consent\.gpp\.usnat\.0: this word is not known/,
    ],
    [
      { kinds: ['gpp'], gpp: { usva: ['SaleOptOut', 'Gpc'] } },
      /^consent\.gpp\.usva\.1: the section usva has no such field; name SaleOptOut or Targeted/,
    ],
  ])('is refused with one sentence where it stands: %j', (consent, says) => {
    expect(check(consent)).toEqual([expect.stringMatching(says)]);
  });

  it('counts as weaker where it is taken away, or another section is asked', () => {
    expect(effectAt('consent.kinds', consentTerms(), { airlock: 2 })).toBe('weaker');
    const more = consentTerms({ gpp: { usnat: ['SaleOptOut', 'Gpc'], usva: ['SaleOptOut'] } });
    expect(effectAt('consent.gpp.usva', consentTerms(), more)).toBe('weaker');
  });
});
