import type { AgreementChange } from '#core/agreement/agreement-change.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { compareAgreements } from '#core/agreement/compare-agreements.ts';
import { agreementDocument, TEST_TERMS, testAgreement } from '#proof/rehearsal/agreement.ts';

/** Sections of an agreement, in which those differ that are compared. */
export type Sections = Readonly<Record<string, unknown>>;

/** The agreement that they are put into. */
export const base = { ...agreementDocument(), operator: '111111111111' };
/** Laplace terms. */
export const noisy = (terms: Sections = {}): Sections => {
  const { roundTo: _, minimumChange: __, ...common } = TEST_TERMS;
  return { privacy: { ...common, noise: 'laplace', delta: 1e-6, ...terms } };
};
/** Gaussian terms. */
export const gaussian = (terms: Sections = {}): Sections =>
  noisy({ noise: 'gaussian', lifetimeEpsilon: 20, ...terms });
/** Shares of the budgets. */
export const shares = (brand: number, publisher: number): Sections => ({
  shares: { brand, publisher },
});
/** Terms of exact counts. */
export const exact = (terms: Sections): Sections => ({
  privacy: { ...TEST_TERMS, k: 100, roundTo: 10, minimumChange: 60, ...terms },
});
/** How people are recognised. */
export const identifiers = (changed: Sections): Sections => ({
  identifiers: { profile: 'uid2', kinds: ['email', 'phone'], defaultCountry: 'GB', ...changed },
});
/** The two parties. */
export const parties = (brand: Sections, publisher: Sections = {}): Sections => ({
  parties: [
    { id: 'brand', role: 'advertiser', account: '222222222222', ...brand },
    { id: 'publisher', role: 'publisher', account: '333333333333', ...publisher },
  ],
});
/** The advertiser's lists. */
export const lists = (brand: Sections): Sections => ({
  datasets: { brand, publisher: { audience: { attributes: { device: ['mobile', 'desktop'] } } } },
});
/** An attribute of the advertiser's list. */
export const tier = (...values: string[]): Sections =>
  lists({ customers: { attributes: { tier: values } } });
/** What the publisher may ask. */
export const may = (...publisher: string[]): Sections => ({
  analyses: { brand: ['overlap'], publisher },
});
/** How long things are kept. */
export const keep = (days: Sections): Sections => ({
  retention: { dropsDays: 7, tokensDays: 30, releasesDays: 365, ...days },
});

/** The agreement with these sections. */
export const read = (sections: Sections): Agreement =>
  testAgreement({ ...base, ...sections }).agreement;
/** What changed from one to the other. */
export const changes = (before: Sections, after: Sections): readonly AgreementChange[] =>
  compareAgreements(read(before), read(after));
/** What the change at a path does. */
export const effectAt = (path: string, before: Sections, after: Sections) =>
  changes(before, after).find((change) => change.path === path)?.effect;
