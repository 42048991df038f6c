import { describe, expect, it } from 'vitest';
import type { Node } from '#test/core/agreement/changed-agreement.ts';
import { told, withAttributes } from '#test/core/agreement/customers-agreement.ts';

const said = (changed: Node): Node => ({
  specialCategories: {
    regions: {
      at: 'brand.customers.region',
      reason: 'Both parties read Greek: these are regions of Greece.',
      ...changed,
    },
  },
});

describe('what an agreement tells people apart by', () => {
  it('takes pensioners for very old beside offers of money, in each language, and not without', () => {
    const words = ['pensioner', 'Rentner', 'Retraités', 'retraitée', 'pensionato', 'jubilada'];
    for (const word of words) {
      expect(told(withAttributes({ job: [word, 'other'] })), word).toEqual([]);
      expect(told(withAttributes({ job: [word, 'other'], product: ['loan', 'card'] }))).toEqual([
        expect.stringMatching(/attributes\.job\.0: .* denotes a vulnerable situation/),
      ]);
    }
    expect(told(withAttributes({ product: ['assurance retraite', 'card'] }))).toEqual([]);
  });

  it('is refused for an age of children that a name or a value says itself, but not of goods', () => {
    expect(told(withAttributes({ age_8: ['yes', 'no'] }))).toEqual([
      expect.stringMatching(/attributes\.age_8: "age_8" denotes children/),
    ]);
    expect(told(withAttributes({ segment: ['age_8', 'age_35'] }))).toEqual([
      expect.stringMatching(/attributes\.segment\.0: "age_8" denotes children/),
    ]);
    expect(told(withAttributes({ product: ['aged 12', 'aged 18'] }))).toEqual([]);
  });

  it('takes "disabled" for people, but where it is the other half of "enabled"', () => {
    expect(told(withAttributes({ newsletter: ['enabled', 'disabled'] }))).toEqual([]);
    expect(told(withAttributes({ segment: ['disabled', 'other'] }))).toEqual([
      expect.stringMatching(/attributes\.segment\.0: "disabled" denotes health/),
    ]);
    expect(
      told(withAttributes({ disabled: ['yes', 'no'], newsletter: ['enabled', 'no'] })),
    ).toEqual([expect.stringMatching(/attributes\.disabled: "disabled" denotes health/)]);
  });

  it('takes an adjective of origin for people, but where an attribute is about food or a language', () => {
    for (const name of ['cuisine', 'language', 'muttersprache', 'lingua'])
      expect(told(withAttributes({ [name]: ['turkish', 'other'] })), name).toEqual([]);
    expect(told(withAttributes({ audience: ['turkish', 'other'] }))).toEqual([
      expect.stringMatching(/attributes\.audience\.0: "turkish" denotes racial or ethnic origin/),
    ]);
  });

  it('is refused for words that no list reads, unless both parties say what they are', () => {
    const region = { region: ['Αττική', 'other'] };
    expect(told(withAttributes(region))).toEqual([
      expect.stringMatching(
        /attributes\.region\.0: "Αττική" denotes something in a script that no list of words here reads \(GDPR/,
      ),
    ]);
    const read = said({ category: 'unread-script', article: '6(1)(f)', values: ['Αττική'] });
    expect(told(withAttributes(region, read))).toEqual([]);
    expect(
      told(withAttributes(region, said({ category: 'ethnicity', article: '9(2)(j)' }))),
    ).toEqual([]);
    expect(told(withAttributes({ region: ['Attica', 'other'] }, read))).toEqual([
      expect.stringMatching(/nothing needs this exception/),
    ]);
  });
});
