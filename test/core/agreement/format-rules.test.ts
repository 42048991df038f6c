import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { agreementJsonSchema } from '#core/agreement/agreement-json-schema.ts';
import { checkAgreement } from '#core/agreement/check-agreement.ts';
import {
  type AskedQuestion,
  askedBeyond,
  formatFaults,
  SECOND_FORMAT,
} from '#core/agreement/format-rules.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';

const textOf = (example: string): string =>
  readFileSync(new URL(`../../../examples/${example}/agreement.yaml`, import.meta.url), 'utf8');
const RETAIL = textOf('retail');
const plain: Record<string, unknown> = parse(RETAIL);

const RULES = {
  analyses: ['overlap'],
  fields: ['purpose'],
  ofDataset: ['attributes'],
  ofPrivacy: ['k'],
  ofRetention: ['dropsDays'],
  ofQuestions: [{ name: 'roses', asks: ({ by }: AskedQuestion) => by === 'rose' }],
};
const placesOf = (agreement: unknown): readonly string[] =>
  formatFaults(agreement, RULES).map(({ path }) => path.join('.'));

describe('the formats of an agreement', () => {
  it.each([
    ['retail', '10d74b39b7379ae28d75d294a701cc93dd5899e01406cf768b99e09acdd544b2'],
    ['febrl', 'b59892792e9077922df233fea1fff16e194e848245abae350514c90c6fd4d9a0'],
    ['own-file', '208f4f8c079b08ca548682d09dee85c98398db56095ae6962790de6621dfeb50'],
  ])('leave format 1 the digest that it always had: %s', (example, digest) => {
    expect(parseAgreement(textOf(example), 'a').digest).toBe(digest);
  });

  it('tell each thing of the second format in one of the first, where it stands', () => {
    expect(placesOf(plain)).toEqual([
      'purpose',
      'datasets.brand.customers.attributes',
      'datasets.publisher.audience.attributes',
      'analyses.brand.0',
      'analyses.publisher.0',
      'privacy.k',
      'retention.dropsDays',
    ]);
    const byParty = { ...plain, privacy: { k: plain.privacy, publisher: plain.privacy } };
    expect(placesOf(byParty).slice(-3, -1)).toEqual(['privacy.k.k', 'privacy.publisher.k']);
  });

  it('let it stand in the second, and say nothing of what is no agreement', () => {
    expect(placesOf({ ...plain, airlock: 2 })).toEqual([]);
    expect(placesOf({ airlock: 1, analyses: { brand: 3 }, datasets: [] })).toEqual([]);
    expect(placesOf('airlock: 1')).toEqual([]);
  });

  it('give an agreement another digest by another format alone', () => {
    const second = checkAgreement(RETAIL.replace('airlock: 1', 'airlock: 2'));
    expect(second.faults).toEqual([]);
    expect('signed' in second && second.signed.digest).not.toBe(parseAgreement(RETAIL, 'a').digest);
  });

  it('are told where there is no such one', () => {
    expect(checkAgreement(RETAIL.replace('airlock: 1', 'airlock: 3')).faults).toEqual([
      {
        line: RETAIL.split('\n').indexOf('airlock: 1') + 1,
        path: 'airlock',
        says: 'the formats of an agreement are 1 and 2',
        remedy: 'write 1 or 2',
      },
    ]);
  });

  it('tell what of the second format a question asks, beside the name of its analysis', () => {
    const { name } = RULES.ofQuestions[0] ?? {};
    expect(askedBeyond({ analysis: 'overlap', by: 'rose' }, RULES)).toBe(name);
    expect(askedBeyond({ analysis: 'overlap', by: 'tulip' }, RULES)).toBeUndefined();
    expect(askedBeyond({ analysis: 'overlap', where: {} })).toBe('filters');
    const by = (...attributes: string[]) => askedBeyond({ analysis: 'segments', by: attributes });
    expect(by('a', 'b', 'c')).toBe('more than 2 attributes that cross');
    expect(by('a', 'b')).toBeUndefined();
    expect(askedBeyond({ analysis: 'tables', by: ['a', 'b', 'c'] })).toBeUndefined();
  });

  it('add at the top only fields that the schema knows', () => {
    expect(Object.keys(agreementJsonSchema().properties ?? {})).toEqual(
      expect.arrayContaining([...SECOND_FORMAT.fields]),
    );
  });
});
