import { describe, expect, it } from 'vitest';
import { csvLines } from '#cli/release/export-csv.ts';
import { vegaSpec } from '#cli/release/export-vega.ts';
import { checkAgreement } from '#core/agreement/check-agreement.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';
import { eventAgreementText } from '#test/core/agreement/event-agreement.ts';

const noise = { step: 1, variance: 1, noiseBound: 9, noiseHalfWidth: 2 };

/** An answer with all sums that there are, whose amount is of a value of this name. */
const answerOf = (name: string): AnswerDocument =>
  ({
    ...{ release: '3f2a', at: '2026-11-26T12:34:00.000Z', k: 50, roundTo: 1, noiseHalfWidth: 5 },
    question: { analysis: 'attribution', on: ['email'], by: [] },
    sums: [
      { name: 'conversions', says: 'conversions', unit: '', decimals: 3, ...noise },
      { name: 'amount', says: name, unit: 'EUR', decimals: 2, ...noise },
    ],
    cells: [
      {
        ...{ by: { 'publisher.campaign': 'spring' }, outcome: 'released', people: 100 },
        ...{ sums: { conversions: 1, amount: 2 }, mean: { value: 2, low: 1, high: 3 } },
      },
    ],
  }) as unknown as AnswerDocument;

const headersOf = (name: string): readonly string[] =>
  (csvLines(answerOf(name))[0] ?? '').split(',');

const fieldsOf = (name: string): readonly string[] => {
  const { data } = vegaSpec(answerOf(name)) as { data: { values: readonly object[] } };
  return data.values.flatMap(Object.keys);
};

const isRefused = (name: string): boolean =>
  checkAgreement(
    eventAgreementText({
      'datasets.brand.purchases.events.value': { [name]: { currency: 'EUR', clip: [0, 500] } },
    }),
  ).faults.some(({ says }) => says === 'the files of an answer have a column of this name');

/** What a value may be called, as far as its form goes. */
const isName = (text: string): boolean => /^[a-z][a-z0-9_]{0,31}$/.test(text);

describe('a value of events', () => {
  it('is called like no other column of a file', () => {
    const others = [...headersOf('revenue'), ...fieldsOf('revenue')].filter(
      (each) => isName(each) && !each.startsWith('revenue'),
    );
    expect(others.length).toBeGreaterThan(15);
    expect(others.filter((each) => !isRefused(each))).toEqual([]);
  });

  it('that is called so would have a header stand twice, or lose a number of a chart', () => {
    const headers = headersOf('people');
    expect(new Set(headers).size).toBeLessThan(headers.length);
    expect(fieldsOf('low').length).toBeLessThan(fieldsOf('revenue').length);
  });

  it.each(['revenue', 'minutes', 'people_met', 'tier'])('may be called %s', (name) => {
    expect(isRefused(name)).toBe(false);
    const headers = headersOf(name);
    expect(new Set(headers).size).toBe(headers.length);
    expect(fieldsOf(name)).toHaveLength(fieldsOf('revenue').length);
  });
});
