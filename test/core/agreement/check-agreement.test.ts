import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { checkAgreement } from '#core/agreement/check-agreement.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { faultOf, MISSING, type Path, withChange } from '#test/core/agreement/changed-agreement.ts';

const RETAIL = readFileSync(
  new URL('../../../examples/retail/agreement.yaml', import.meta.url),
  'utf8',
);
const withPrivacy = (privacy: string): string =>
  RETAIL.replace(/privacy:\n( {2}.*\n)+/, `privacy: ${privacy}\n`);
const lineOf = (text: string, part: string): number =>
  text.split('\n').findIndex((line) => line.includes(part)) + 1;
const told = (text: string): readonly string[] =>
  checkAgreement(text).faults.map(
    ({ line, path, says, remedy }) => `${line} ${path}: ${says}; ${remedy}`,
  );

describe('a check of an agreement', () => {
  it('finds nothing wrong with one that is right, and answers what it is', () => {
    expect(checkAgreement(RETAIL)).toEqual({ signed: parseAgreement(RETAIL, 'a'), faults: [] });
  });

  it('names every fault at once, each with its line, its place and what to do', () => {
    const text = withPrivacy('{nois: laplace, k: 10, epsilon: 0.5, budgetPeriodDays: 30}')
      .replace('[email, phone]', '[emial, phone]')
      .replace('  publisher: [overlap', '  publsher: [overlap')
      .replace('"333333333333"', '333')
      .replace('legalBasis: consent', '');
    const [terms, analyses] = [lineOf(text, 'privacy:'), lineOf(text, 'analyses:')];
    expect(told(text)).toEqual([
      '1 legalBasis: is missing; add it: write "consent" or "contract" or "legitimate-interests"',
      `${lineOf(text, '333')} parties.1.account: write the account in quotes, so that no digit is lost; write, for example, account: "222222222222"`,
      `${lineOf(text, 'emial')} identifiers.kinds.0: this word is not known here; write "email" or "phone" or "maid" or "customer_id" or "name_birthdate" or "name_postcode"`,
      `${analyses} analyses: "publisher" has no entry here; add "publisher" to "analyses"`,
      `${lineOf(text, 'publsher')} analyses.publsher: "publsher" is not one of the parties; name "brand" or "publisher"`,
      `${terms} privacy.noise: is missing; add it: write "gaussian" or "laplace" or "none"`,
      `${terms} privacy.k: k is at least 50: fewer people could be recognised; write, for example, k: 100`,
      `${terms} privacy.epsilonBudget: is missing; add it: write, for example, epsilonBudget: 1.4`,
      `${terms} privacy.nois: is not known here; write "noise", or remove it`,
    ]);
  });

  it.each([
    [
      '{noise: gaussian, k: 100, roundTo: 10, minimumChange: 50}',
      ['roundTo', 'minimumChange'],
      '"noise: none"',
    ],
    [
      '{noise: none, k: 50, roundTo: 10, minimumChange: 50, delta: 1e-6}',
      ['delta'],
      '"noise: gaussian" or "noise: laplace"',
    ],
  ])('of a field of other terms says to which it belongs: %s', (privacy, fields, form) => {
    const faults = checkAgreement(withPrivacy(privacy)).faults;
    for (const field of fields)
      expect(faults).toContainEqual(
        expect.objectContaining({
          ...{ path: `privacy.${field}`, says: 'is not known here' },
          remedy: `remove it: it belongs to ${form}`,
        }),
      );
    expect(faultOf(withPrivacy(privacy))?.message).not.toMatch(/write "(roundTo|delta)"/);
  });

  it.each([
    ['{noise: laplace, k: 50}', ['epsilon', 'epsilonBudget', 'budgetPeriodDays']],
    ['{noise: none, k: 50}', ['roundTo', 'minimumChange', 'epsilon', 'epsilonBudget']],
    ['{k: {}, noise: laplace}', ['k', 'epsilon', 'epsilonBudget', 'budgetPeriodDays']],
    ['{}', ['noise', 'k', 'epsilon', 'epsilonBudget', 'budgetPeriodDays']],
    ['{kk: 50, roundTo: 10, noise: lapalce}', ['noise', 'kk', 'minimumChange', 'k']],
    ['[]', ['']],
  ])('tells the faults of terms as such, and of no party: %s', (privacy, fields) => {
    const faults = checkAgreement(withPrivacy(privacy)).faults.map(({ path }) => path);
    for (const field of fields)
      expect(faults).toContain(field === '' ? 'privacy' : `privacy.${field}`);
    expect(told(withPrivacy(privacy)).join()).not.toMatch(/part(y|ies)/);
    const first = faultOf(withPrivacy(privacy));
    expect(first?.message).toMatch(/^agreement\.yaml:\d+: .*(?:privacy|"kk")/);
    expect(first?.message).not.toMatch(/part(y|ies)/);
  });

  it('tells the faults of terms by party under the party, one called "noise" too', () => {
    const terms = '{noise: laplace, k: 100, epsilon: 0.5, epsilonBudget: 10, budgetPeriodDays: 30}';
    expect(told(withPrivacy(`{brand: {noise: laplace}, publsher: ${terms}}`))).toEqual([
      expect.stringMatching(/privacy\.brand\.k: is missing/),
      expect.stringMatching(/privacy\.brand\.epsilon: is missing/),
      expect.stringMatching(/privacy\.brand\.epsilonBudget: is missing/),
      expect.stringMatching(/privacy\.brand\.budgetPeriodDays: is missing/),
      expect.stringMatching(/privacy\.publsher: "publsher" is not one of the parties/),
      expect.stringMatching(/privacy: "publisher" states no terms; add "publisher" to "privacy"/),
    ]);
    const noise = withPrivacy(`{noise: ${terms}, publisher: {noise: none}}`)
      .replaceAll(' brand', ' noise')
      .replace('id: brand', 'id: noise');
    expect(told(noise)[0]).toMatch(/privacy\.publisher\.\w+: is missing/);
  });

  it('tells every fault of the YAML, and of what it holds where that can be read', () => {
    expect(
      told(`${RETAIL}id: x\nretention: {}\nfoo: 1\n`).map((line) => line.split(':')[1]),
    ).toEqual(expect.arrayContaining([' this key stands here for the second time; remove one']));
    expect(told(`${RETAIL}id: x\nretention: {}\nfoo: 1\n`).length).toBeGreaterThan(3);
    expect(told('a: [\n b: c\n}')).toEqual([expect.stringMatching(/not valid YAML; check/)]);
    expect(told('')).toEqual(['1 : it is empty; begin with "agreement new"']);
  });

  const paths: readonly Path[] = [
    ...Object.keys(agreementDocument()).map((key) => [key]),
    ...['noise', 'k', 'epsilon'].map((key) => ['privacy', key]),
    ['parties', 0],
    ['parties', 1, 'role'],
    ['datasets', 'brand'],
    ['datasets', 'brand', 'customers', 'attributes', 'tier'],
    ['analyses', 'publisher', 0],
  ];

  it('finds faults just where the agreement is refused, the first of them too (property)', () => {
    const value = fc.oneof(fc.jsonValue(), fc.constant(MISSING), fc.constant({ ['__proto__']: 1 }));
    fc.assert(
      fc.property(fc.constantFrom(...paths), value, (path, thing) => {
        const text = withChange(path, thing);
        const { faults } = checkAgreement(text);
        expect(faults.length > 0).toBe(faultOf(text) !== undefined);
        for (const { line, says, remedy } of faults) {
          expect(line).toBeLessThanOrEqual(text.split('\n').length);
          expect(`${says}; ${remedy}`).not.toMatch(/undefined|\[object|Invalid/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('answers any text at all (property)', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(checkAgreement(text).faults.length).toBeGreaterThan(0);
      }),
    );
  });

  it('needs no account', () => {
    const { operator: _, parties, ...rest } = parse(stringify(agreementDocument()));
    const local = parties.map(({ id, role }: Record<string, string>) => ({ id, role }));
    expect(told(stringify({ ...rest, parties: local }))).toEqual([]);
  });
});
