import { describe, expect, it } from 'vitest';
import { historyLines, sumLines, sumName, unitsText } from '#cli/render/histories.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';
import type { ReleaseSum } from '#core/documents/release.ts';

const AMOUNT: ReleaseSum = {
  ...{ name: 'amount', says: 'revenue', unit: 'EUR', decimals: 2, step: 5_000, clip: 50_000 },
  ...{ variance: 954_537, noiseBound: 28_865_000, noiseHalfWidth: 9_575_000 },
};
const CREDITS: ReleaseSum = {
  ...{ name: 'conversions', says: 'conversions', unit: '', decimals: 3, step: 100 },
  ...{ variance: 954_537, noiseBound: 577_300, noiseHalfWidth: 191_500 },
};

describe('a sum', () => {
  it.each([
    [0, 2, '0.00'],
    [5, 2, '0.05'],
    [119_120_000, 2, '1,191,200.00'],
    [-250, 2, '-2.50'],
    [19_804_300, 3, '19,804.300'],
    [7, 0, '7'],
  ])('of %i with %i digits behind the point reads %s', (units, decimals, text) => {
    expect(unitsText(units, decimals)).toBe(text);
  });

  it('is called by its name and what it is told in', () => {
    expect([AMOUNT, CREDITS].map(sumName)).toEqual(['revenue (EUR)', 'conversions']);
    expect(sumLines([CREDITS, AMOUNT])).toEqual([
      'conversions: give or take 191.500 in 95 of 100 answers, told in steps of 0.100.',
      'revenue (EUR): give or take 95,750.00 in 95 of 100 answers, told in steps of 50.00.',
      'Values over 500.00 EUR count as 500.00: without that revenue, in all and for each, can only be higher. Values below 0 count as 0: without that it can only be lower. Intervals hold the noise, and not this bias.',
    ]);
  });
});

const answer = (question: object, more: object = {}): AnswerDocument =>
  ({ question, contributions: { conversions: 2, touches: 4 }, ...more }) as AnswerDocument;
const EVENTS = {
  conversions: { party: 'brand', dataset: 'purchases' },
  touches: { party: 'publisher', dataset: 'contacts' },
};

describe('what is said of an answer that read events', () => {
  it('is nothing of any other', () => {
    expect(historyLines(answer({ analysis: 'overlap' }))).toEqual([]);
  });

  it('says how conversions were credited, and how many of a person count', () => {
    const [method] = historyLines(
      answer({ analysis: 'attribution', method: 'even', ...EVENTS }, { sums: [CREDITS] }),
    );
    expect(method).toBe(
      'The last touches of the best type within their look-back share a conversion evenly; of each person the first 2 conversions count, and of each the last 4 touches.',
    );
  });

  it('says that a difference between exposed people and others is no effect, and what clipping does', () => {
    const exposed = historyLines(answer({ analysis: 'conversions', ...EVENTS })).join(' ');
    expect(exposed).toContain('the difference is no effect');
    const worth = historyLines(
      answer({ analysis: 'value', conversions: EVENTS.conversions }, { sums: [AMOUNT] }),
    );
    expect(worth.join(' ')).toContain('Values over 500.00 EUR count as 500.00: ');
    expect(worth.at(-1)).toBe('Only people on both lists are in it.');
  });
});
