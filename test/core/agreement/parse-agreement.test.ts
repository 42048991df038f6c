import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { attributesOf, mayAsk, partiesByRole, partyOf } from '#core/agreement/lookup.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { AirlockError } from '#core/errors.ts';
import { agreementDocument, TEST_TERMS, testAgreement } from '#proof/rehearsal/agreement.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const examples: string[] = [];
for await (const path of glob('examples/*/agreement.yaml', { cwd: ROOT })) examples.push(path);

const TEXT = stringify(agreementDocument());
const digestOf = (text: string): string => parseAgreement(text, 'a.yaml').digest;

describe('the examples', () => {
  it('are there', () => {
    expect(examples).toContain('examples/retail/agreement.yaml');
  });

  it.each(examples)('%s is an agreement', async (path) => {
    const { agreement, digest } = parseAgreement(await readFile(`${ROOT}${path}`, 'utf8'), path);
    expect(agreement.parties).toHaveLength(2);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('the digest of an agreement', () => {
  it('does not change with comments, layout, quotes or the order of keys', () => {
    const reversed = Object.fromEntries(Object.entries(agreementDocument()).reverse());
    const texts = [
      `# a comment\n\n${TEXT}\n# the end\n`,
      stringify(agreementDocument(), { indent: 4 }),
      stringify(agreementDocument(), { collectionStyle: 'flow' }),
      stringify(agreementDocument(), { defaultStringType: 'QUOTE_DOUBLE' }),
      stringify(reversed, { sortMapEntries: false }),
      JSON.stringify(agreementDocument()),
      TEXT.replaceAll('\n', '\r\n'),
    ];
    for (const text of texts) expect(digestOf(text)).toBe(digestOf(TEXT));
  });

  it('says a default and the same value written out alike', () => {
    const { maxRejectShare: _, ...terms } = TEST_TERMS;
    expect(testAgreement({ privacy: terms }).digest).toBe(digestOf(TEXT));
  });

  it('changes with any value', () => {
    const changes: [string, string][] = [
      ['id: test-room', 'id: test-room-2'],
      ['"111111111111"', '"111111111112"'],
      ['"333333333333"', '"333333333334"'],
      ['profile: uid2', 'profile: google'],
      ['- phone', '- maid'],
      ['defaultCountry: GB', 'defaultCountry: DE'],
      ['customers:', 'clients:'],
      ['tier:', 'tiers:'],
      ['- silver', '- Silver'],
      ['k: 50', 'k: 55'],
      ['roundTo: 5', 'roundTo: 10'],
      ['minimumChange: 50', 'minimumChange: 51'],
      ['minimumDataset: 100', 'minimumDataset: 101'],
      ['epsilon: 0.5', 'epsilon: 0.51'],
      ['epsilonBudget: 10', 'epsilonBudget: 11'],
      ['budgetPeriodDays: 30', 'budgetPeriodDays: 31'],
      ['maxRejectShare: 0.05', 'maxRejectShare: 0.06'],
      ['dropsDays: 7', 'dropsDays: 8'],
      ['tokensDays: 30', 'tokensDays: 31'],
      ['releasesDays: 365', 'releasesDays: 366'],
      ['Count shared', 'Count  shared'],
      ['legalBasis: consent', 'legalBasis: contract'],
    ];
    const digests = changes.map(([from, to]) => {
      expect(TEXT).toContain(from);
      return digestOf(TEXT.replace(from, to));
    });
    expect(new Set([digestOf(TEXT), ...digests]).size).toBe(changes.length + 1);
  });

  it('changes with the order of kinds and of values, which both mean something', () => {
    const kinds = { profile: 'uid2', kinds: ['phone', 'email'], defaultCountry: 'GB' };
    expect(testAgreement({ identifiers: kinds }).digest).not.toBe(digestOf(TEXT));
  });
});

describe('terms of two parties', () => {
  const lax = { ...TEST_TERMS };
  const strict = {
    noise: 'none',
    k: 200,
    roundTo: 20,
    minimumChange: 80,
    minimumDataset: 5000,
    epsilon: 0.1,
    epsilonBudget: 3,
    budgetPeriodDays: 90,
    maxRejectShare: 0.01,
    minimumSupport: 200,
  };

  it('are the common ones where there is one block', () => {
    expect(effectiveTerms(testAgreement().agreement)).toEqual({
      ...TEST_TERMS,
      minimumSupport: TEST_TERMS.k,
    });
  });

  it('are the strictest of each, whoever states it', () => {
    for (const privacy of [
      { brand: lax, publisher: strict },
      { brand: strict, publisher: lax },
    ])
      expect(effectiveTerms(testAgreement({ privacy }).agreement)).toEqual(strict);
    const mixed = {
      brand: { ...lax, k: 200, epsilon: 0.1 },
      publisher: { ...strict, k: 100, epsilon: 0.5 },
    };
    expect(effectiveTerms(testAgreement({ privacy: mixed }).agreement)).toEqual(strict);
  });
});

describe('what an agreement answers', () => {
  const { agreement } = testAgreement({ analyses: { brand: ['overlap'], publisher: [] } });

  it('knows its parties, and which of them is the advertiser, in whatever order they stand', () => {
    expect(partyOf(agreement, 'brand').role).toBe('advertiser');
    const turned = testAgreement({ parties: [...agreement.parties].reverse() }).agreement;
    for (const each of [agreement, turned])
      expect(partiesByRole(each)).toMatchObject({
        advertiser: { id: 'brand' },
        publisher: { id: 'publisher' },
      });
  });

  it('knows no stranger, by whatever name', () => {
    for (const id of ['', 'BRAND', '__proto__', 'constructor']) {
      expect(() => partyOf(agreement, id)).toThrow(AirlockError);
      for (const dataset of ['customers', 'name', 'length', 'prototype'])
        expect(() => attributesOf(agreement, id, dataset)).toThrow(AirlockError);
      expect(() => attributesOf(agreement, 'brand', id)).toThrow(AirlockError);
    }
  });

  it('lets no stranger ask', () => {
    for (const id of ['', 'BRAND', 'operator'])
      expect(mayAsk(agreement, id, 'overlap')).toBe(false);
  });

  it('lets nobody ask by the name of something in JavaScript', () => {
    for (const id of ['__proto__', 'constructor', 'toString'])
      expect(mayAsk(agreement, id, 'overlap')).toBe(false);
  });

  it('lets a party ask what it lists, and nothing else', () => {
    expect(mayAsk(agreement, 'brand', 'overlap')).toBe(true);
    expect(mayAsk(agreement, 'brand', 'segments')).toBe(false);
    expect(mayAsk(agreement, 'publisher', 'overlap')).toBe(false);
  });
});
