import { describe, expect, it } from 'vitest';
import type { Language } from '#core/documents/governance-document.ts';
import { writeDocument } from '#core/governance/documents/write-document.ts';
import { exampleFacts } from '#test/support/governance/example-facts.ts';
import { GOVERNANCE, governedAgreement } from '#test/support/governance/governed.ts';

const { organisations } = GOVERNANCE;

/** What the notice says of whether data leaves Europe, where the brand has these sub-processors. */
const told = (subprocessors: object | undefined, language: Language = 'en'): string => {
  const brand = { ...organisations.brand, subprocessors };
  const governance = { ...GOVERNANCE, organisations: { ...organisations, brand } };
  const facts = exampleFacts(governedAgreement({ governance }));
  const { sections } = writeDocument('notice', facts, language);
  const found = sections.filter(({ law }) => law === 'Art. 13(1)(f), 14(1)(f)');
  expect(found).toHaveLength(1);
  return JSON.stringify(found[0]?.blocks);
};

const helper = (transfer: string) => ({
  cloud: { name: 'Cloud Inc.', purpose: 'Hosts.', country: 'US', transfer },
});

describe('whether data leaves Europe, as people are told', () => {
  it.each([
    ['adequacy', 'Art. 45)'],
    ['standard-clauses', 'Art. 46(2)(c))'],
    ['binding-rules', 'Art. 47)'],
    ['derogation', 'Art. 49)'],
  ])('names who, where and on which ground: %s', (transfer, article) => {
    const words = told(helper(transfer));
    expect(words).toContain('Cloud Inc. works with your data in United States, outside');
    expect(words).toContain(article);
    expect(words).toContain('a copy of the safeguards');
    expect(words).not.toContain('is not sent out');
    expect(told(helper(transfer), 'fr')).toContain('(États-Unis), sur cette base');
  });

  it('says that it does not where every organisation says so', () => {
    expect(told(helper('none'))).toContain('is not sent out of the European Economic Area');
  });

  it('is a gap of whoever does not say, and never a no', () => {
    const words = told(undefined);
    expect(words).toContain('by which safeguards (brand)');
    expect(words).not.toContain('is not sent out');
  });
});
