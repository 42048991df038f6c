import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { agreementDocument, TEST_TERMS } from '#proof/rehearsal/agreement.ts';
import {
  faultOf,
  type Node,
  type Path,
  withChange,
} from '#test/core/agreement/changed-agreement.ts';

const attribute: Path = ['datasets', 'brand', 'customers', 'attributes', 'tier'];
const attributes = attribute.slice(0, -1);
const named = (count: number): string[] => Array.from({ length: count }, (_, at) => `value ${at}`);
const manyAttributes = (count: number): Record<string, string[]> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`a${at}`, ['x', 'y']]));

describe('the rules of an agreement', () => {
  /** What changes, a value that is allowed, one that is refused, and what the refusal says. */
  it.each<[string, Path, readonly [unknown, unknown], RegExp]>([
    ['format', ['airlock'], [2, 3], /formats of an agreement are 1 and 2/],
    ['id', ['id'], ['spring-2026', 'Spring_2026'], /lower-case letters, digits or "-"/],
    ['id length', ['id'], ['a'.repeat(63), 'a'.repeat(64)], /1 to 63/],
    ['operator', ['operator'], ['012345678901', '12345678901'], /12 digits/],
    ['account as text', ['parties', 0, 'account'], ['012345678901', 123456789012], /in quotes/],
    ['account', ['parties', 0, 'account'], ['012345678901', '0123456789012'], /12 digits/],
    ['account alone', ['parties', 0, 'account'], ['012345678901', 'x012345678901'], /12 digits/],
    ['role', ['parties', 0, 'role'], ['advertiser', 'brand'], /parties\.0\.role/],
    [
      'different roles',
      ['parties', 0, 'role'],
      ['advertiser', 'publisher'],
      /one party is the adv/,
    ],
    ['profile', ['identifiers', 'profile'], ['google', 'gmail'], /identifiers\.profile/],
    ['kinds', ['identifiers', 'kinds'], [['maid'], ['fax']], /identifiers\.kinds\.0/],
    ['a kind at least', ['identifiers', 'kinds'], [['email'], []], /at least one kind/],
    ['a kind once', ['identifiers', 'kinds'], [['email'], ['email', 'email']], /stands twice/],
    ['country', ['identifiers', 'defaultCountry'], ['DE', 'de'], /two capital letters.*write DE/],
    ['ISO country', ['identifiers', 'defaultCountry'], ['GB', 'UK'], /write GB\.$/],
    ['country by code', ['identifiers', 'defaultCountry'], ['GB', 'Great Britain'], /write GB\.$/],
    [
      'country with phones',
      ['identifiers', 'defaultCountry'],
      ['GB', 'ZZ'],
      /write GB, for example/,
    ],
    [
      'id case',
      ['identifiers', 'customerIdCase'],
      ['keep', 'upper'],
      /identifiers\.customerIdCase/,
    ],
    ['attribute values', attribute, [['x', 'y'], ['x']], /at least two values/],
    [
      'value once',
      attribute,
      [
        ['x', 'y'],
        ['x', 'x'],
      ],
      /stands twice/,
    ],
    ['few values', attribute, [named(64), named(65)], /at most 64 values: group them/],
    [
      'value not empty',
      attribute,
      [
        ['x', 'unknown'],
        ['x', ''],
      ],
      /declare "unknown"/,
    ],
    [
      'value length',
      attribute,
      [
        ['x', 'y'.repeat(64)],
        ['x', 'y'.repeat(65)],
      ],
      /at most 64 char/,
    ],
    [
      'value trimmed',
      attribute,
      [
        ['x', 'y z'],
        ['x', ' y'],
      ],
      /without spaces around/,
    ],
    [
      'value NFC',
      attribute,
      [
        ['x', 'é'],
        ['x', 'e\u0301'],
      ],
      /in NFC/,
    ],
    [
      'value printable',
      attribute,
      [
        ['x', "O'Neil"],
        ['x', 'a\u0007b'],
      ],
      /printable/,
    ],
    [
      'value is text',
      attribute,
      [
        ['x', '2'],
        ['x', 2],
      ],
      /in quotes/,
    ],
    ['attribute count', attributes, [manyAttributes(16), manyAttributes(17)], /at most 16/],
    ['analyses', ['analyses', 'brand'], [[], ['export']], /analyses\.brand\.0/],
    ['analysis once', ['analyses', 'brand'], [['overlap'], ['overlap', 'overlap']], /twice/],
    ['k', ['privacy', 'k'], [50, 49], /k is at least 50/],
    ['k whole', ['privacy', 'k'], [55, 55.5], /privacy\.k/],
    ['roundTo', ['privacy', 'roundTo'], [5, 4], /roundTo is at least 5/],
    ['roundTo divides k', ['privacy', 'roundTo'], [25, 20], /roundTo must divide k/],
    ['minimumChange', ['privacy', 'minimumChange'], [50, 49], /minimumChange is at least 50/],
    ['minimumDataset', ['privacy', 'minimumDataset'], [100, 99], /hides nobody/],
    ['epsilon', ['privacy', 'epsilon'], [5, 5.1], /protects nobody/],
    ['epsilon above 0', ['privacy', 'epsilon'], [0.001, 0], /privacy\.epsilon/],
    ['budget', ['privacy', 'epsilonBudget'], [1000, 1001], /privacy\.epsilonBudget/],
    ['budget above 0', ['privacy', 'epsilonBudget'], [0.5, 0], /privacy\.epsilonBudget/],
    ['budget for a release', ['privacy', 'epsilonBudget'], [0.5, 0.4], /at least epsilon/],
    ['epsilon in millionths', ['privacy', 'epsilon'], [0.100_001, 0.123_456_7], /six digits/],
    ['period', ['privacy', 'budgetPeriodDays'], [366, 367], /privacy\.budgetPeriodDays/],
    ['period above 0', ['privacy', 'budgetPeriodDays'], [1, 0], /privacy\.budgetPeriodDays/],
    ['maxRejectShare', ['privacy', 'maxRejectShare'], [0.5, 0.51], /privacy\.maxRejectShare/],
    [
      'noise',
      ['privacy', 'noise'],
      ['none', 'maybe'],
      /noise is "gaussian" or "laplace", or "none"/,
    ],
    ['drops', ['retention', 'dropsDays'], [1, 0], /at least one day/],
    ['tokens', ['retention', 'tokensDays'], [3650, 3651], /at most ten years/],
    ['releases', ['retention', 'releasesDays'], [30, 1.5], /retention\.releasesDays/],
    ['purpose', ['purpose'], ['Plan spring.', 'short'], /say in a sentence/],
    ['purpose length', ['purpose'], ['p'.repeat(500), 'p'.repeat(501)], /purpose/],
    ['legalBasis', ['legalBasis'], ['contract', 'because'], /legalBasis/],
  ])('%s', (...[, path, [allowed, refused], says]) => {
    expect(faultOf(withChange(path, allowed))).toBeUndefined();
    const fault = faultOf(withChange(path, refused));
    expect(fault?.code).toBe('agreement');
    expect(fault?.message).toMatch(/^agreement\.yaml:\d+: .+\.$/s);
    expect(fault?.message).toMatch(says);
  });

  it.each([
    ['not a name', 'tier-2', 'tier_2'],
    ['a column of the vault', 'person', 'persona'],
  ])('refuse an attribute that is %s', (_, refused, allowed) => {
    expect(faultOf(withChange(attributes, { [allowed]: ['x', 'y'] }))).toBeUndefined();
    const fault = faultOf(withChange(attributes, { [refused]: ['x', 'y'] }));
    expect(fault?.message).toContain(`attributes.${refused}`);
  });

  it('say how a name is written', () => {
    const fault = faultOf(withChange(attributes, { person: ['x', 'y'] }));
    expect(fault?.message).toMatch(/choose another/);
  });

  it('take a party that is called "noise" for a party, and its terms for its own', () => {
    const text = stringify(agreementDocument()).replaceAll('brand', 'noise');
    const read = (privacy: unknown) =>
      parseAgreement(stringify({ ...(parse(text) as Node), privacy }), 'agreement.yaml').agreement;
    const strict = { ...TEST_TERMS, k: 200 };
    expect(effectiveTerms(read(strict))).toMatchObject(strict);
    expect(effectiveTerms(read({ noise: strict, publisher: TEST_TERMS }))).toMatchObject(strict);
    expect(effectiveTerms(read({ noise: TEST_TERMS, publisher: strict }))).toMatchObject(strict);
    expect(() => read({ noise: TEST_TERMS })).toThrow(/"publisher" states no terms/);
    expect(() => read({ noise: { ...TEST_TERMS, k: 45 }, publisher: TEST_TERMS })).toThrow(
      /"privacy\.noise\.k": k is at least 50/,
    );
  });
});
