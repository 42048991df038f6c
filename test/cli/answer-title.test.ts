import { describe, expect, it } from 'vitest';
import { exportLines } from '#cli/release/export-release.ts';
import { answerLines, shownLines } from '#cli/render/answer.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';
import { MAX_TIME } from '#core/event-limits.ts';

const OCTOBER = { from: 1_790_805_600, to: 1_793_487_600 };
const LIST = { party: 'publisher', dataset: 'contacts' };

const answerOf = (question: object): AnswerDocument =>
  ({
    ...{ kind: 'answer', release: '3f2a', at: '2026-11-26T12:34:00.000Z', k: 50, epsilon: 1 },
    ...{ noise: 'laplace', noiseBound: 9, noiseHalfWidth: 5, roundTo: 1, repeated: false },
    versions: [{ ...LIST, version: '0a1b2c3d' }],
    question: { on: ['email'], by: [], ...question },
    cells: [{ by: { 'publisher.campaign': 'spring' }, outcome: 'released', people: 100 }],
  }) as unknown as AnswerDocument;

const CAMPAIGN = { by: [{ ...LIST, attribute: 'campaign' }], touches: LIST };
const SAID: readonly (readonly [object, string])[] = [
  [{ analysis: 'overlap' }, 'overlap on email'],
  [
    { ...CAMPAIGN, analysis: 'attribution', method: 'last' },
    'attribution by publisher.campaign on email, last',
  ],
  [
    { ...CAMPAIGN, analysis: 'attribution', method: 'decay', period: OCTOBER },
    'attribution by publisher.campaign on email from 2026-09-30T22:00Z until 2026-10-31T23:00Z, decay',
  ],
  [
    { ...CAMPAIGN, analysis: 'reach', values: 2, frequency: [1, 2, 4] },
    'reach by publisher.campaign on email, by how often (1, 2, 4), under 2 values',
  ],
  [
    { analysis: 'value', period: { ...OCTOBER, to: MAX_TIME } },
    'value on email from 2026-09-30T22:00Z',
  ],
  [
    { analysis: 'value', period: { ...OCTOBER, from: 0 } },
    'value on email until 2026-10-31T23:00Z',
  ],
];

describe('an answer is told from any other by what was asked', () => {
  it.each(SAID)('on the screen, now and when it is read again: %j', (question, title) => {
    const answer = answerOf(question);
    expect(answerLines(answer, 'brand').slice(0, 2)).toEqual([title, '']);
    expect(shownLines(answer).slice(0, 3)).toEqual([
      title,
      'Release 3f2a, 2026-11-26, about publisher.contacts version 0a1b2c3d.',
      '',
    ]);
  });

  it.each(SAID)('in every file: %j', (question, title) => {
    const answer = answerOf(question);
    const [header = '', row = ''] = exportLines(answer, 'csv');
    expect(header.split(',').at(-1)).toBe('asked');
    const field = title.includes(',') ? `"${title}"` : title;
    expect(row.endsWith(`,${field}`)).toBe(true);
    expect(JSON.parse(exportLines(answer, 'vega').join('')).title).toBe(`${title}, release 3f2a`);
    expect(exportLines(answer, 'html').join('')).toContain(`<h1>${title}</h1>`);
  });
});
