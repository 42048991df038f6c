import { describe, expect, it } from 'vitest';
import {
  contributionFacts,
  factText,
  listFacts,
  privacyFacts,
} from '#cli/agreements/term-facts.ts';
import { FACT_WORDS } from '#cli/render/number-words.ts';
import { meanings as FRENCH } from '#console/words/fr/meanings.ts';
import { TEST_TERMS, testAgreement } from '#proof/rehearsal/agreement.ts';

const { roundTo: _, minimumChange: __, ...COMMON } = TEST_TERMS;

const gaussian = testAgreement({
  privacy: { ...COMMON, noise: 'gaussian', delta: 1e-6, lifetimeEpsilon: 20 },
}).agreement;

const laplace = testAgreement({
  privacy: { ...COMMON, noise: 'laplace', delta: 1e-6 },
}).agreement;

const exact = testAgreement().agreement;

describe('what the numbers of an agreement come to', () => {
  it('is what exact counts pay for and round to', () => {
    expect(privacyFacts(exact).map(({ name, of }) => [name, ...of])).toEqual([
      ...[['threshold', 50], ['exactCounts'], ['rounding', 5], ['minimumChange', 50]],
      ...[['exactPrice'], ['exactBudget', 20], ['period', 30]],
    ]);
  });

  it('is what noise hides, and how many guesses are right after all answers', () => {
    const facts = new Map<string, readonly number[]>(
      privacyFacts(gaussian).map(({ name, of }) => [name, of]),
    );
    const [usual = 0, most = 0] = facts.get('noise') ?? [];
    expect(most).toBeGreaterThan(usual);
    const [, ofPeriod = 0] = facts.get('budget') ?? [];
    const [, ofLife = 0] = facts.get('life') ?? [];
    const [ofOne = 0] = facts.get('price') ?? [];
    expect(ofOne).toBeGreaterThan(50);
    expect(ofPeriod).toBeGreaterThan(ofOne);
    expect(ofLife).toBeGreaterThanOrEqual(ofPeriod);
    expect(ofLife).toBeLessThanOrEqual(100);
    expect(facts.get('deltaForLife')).toEqual([1_000_000]);
  });

  it('is without an end where nothing bounds a life', () => {
    const names = privacyFacts(laplace).map(({ name }) => name);
    expect(names).toContain('unbounded');
    expect(names).toContain('deltaOverYear');
  });

  it('leaves out what the agreement does not state', () => {
    expect(contributionFacts(exact)).toEqual([]);
    expect(listFacts(exact).map(({ written }) => written)).toEqual([
      ...['minimumDataset 100', 'minimumSupport 50', 'maxRejectShare 0.05'],
      ...['dropsDays 7', 'tokensDays 30', 'releasesDays 365'],
    ]);
  });

  it.each([
    ['gaussian', gaussian],
    ['laplace', laplace],
    ['none', exact],
  ])('is said with the same numbers in each language: %s', (_name, agreement) => {
    const digits = (text: string): readonly string[] =>
      text.replace(/[\s,.]/gu, '').match(/\d+/g) ?? [];
    for (const fact of privacyFacts(agreement)) {
      const [english, french] = [FACT_WORDS, FRENCH].map((words) => digits(factText(words, fact)));
      expect([...(french ?? [])].sort(), fact.name).toEqual([...(english ?? [])].sort());
    }
  });
});
