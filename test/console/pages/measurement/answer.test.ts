import { describe, expect, it } from 'vitest';
import { AnswerView } from '#console/pages/measurement/answer.tsx';
import type { Measure } from '#console/pages/measurement/offers.ts';
import { visibleHtml } from '#console/parts/visible-html.ts';
import type { Visit } from '#console/visit.ts';
import { FORMATS } from '#console/words/formats.ts';
import type { Language } from '#console/words/language.ts';
import { WORDS } from '#console/words/words.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';
import { pageTexts } from '#test/support/console/page-texts.ts';

const ARM = { party: 'publisher', attribute: 'arm' };
const CAMPAIGN = { party: 'publisher', dataset: 'contacts', attribute: 'campaign' };

/** An answer of which the tests replace what they are about. */
const answer = (question: object, own: Partial<AnswerDocument> = {}): AnswerDocument =>
  ({
    ...{ kind: 'answer', release: 'ab'.repeat(16), versions: [], agreement: '0'.repeat(64) },
    ...{ at: '2026-11-28T10:00:00.000Z', k: 100, epsilon: 0.5, noise: 'gaussian', delta: 1e-6 },
    ...{ sensitivity: 2, noiseBound: 72, noiseHalfWidth: 25, roundTo: 1, repeated: false },
    question: {
      ...{ counted: { party: 'brand', dataset: 'customers' }, on: ['email'], by: [ARM] },
      ...{ other: { party: 'publisher', dataset: 'audience' }, ...question },
    },
    cells: [{ by: { 'publisher.arm': 'video' }, outcome: 'released', people: 1_000 }],
    ...own,
  }) as AnswerDocument;

const pageOf = (measure: Measure, shown: AnswerDocument, language: Language = 'en'): string => {
  const visit = { words: WORDS[language], formats: FORMATS[language], pages: [] };
  const view = { visit: visit as unknown as Visit, measure, answer: shown, byMethod: [shown] };
  return visibleHtml(`<body>${String(AnswerView(view))}`);
};

const says = (measure: Measure, shown: AnswerDocument, language?: Language): readonly string[] =>
  pageTexts(pageOf(measure, shown, language));

const EXPERIMENT = {
  experiment: {
    name: 'spring',
    assignment: ARM,
    control: { arm: 'withheld', parts: 1 },
    treated: [],
  },
};

const arm = (name: string, low: number, high: number) => ({
  ...{ arm: name, role: 'treated' as const, people: 10_000, nearThreshold: false },
  rate: { value: 0.13, low: 0.12, high: 0.14 },
  lift: { value: (low + high) / 2, low, high },
  relativeLift: { value: 0.3, low: 0.2, high: 0.4 },
});

const lift = (...arms: object[]): AnswerDocument =>
  answer({ analysis: 'lift', ...EXPERIMENT }, {
    lift: {
      arms: [{ arm: 'withheld', role: 'control', people: 10_000, nearThreshold: false }, ...arms],
      sampleRatio: { p: 0.593, mismatch: false },
    },
  } as Partial<AnswerDocument>);

describe('a lift', () => {
  it('is told from nothing only where its interval leaves out nought', () => {
    const said = says(
      'lift',
      lift(arm('a', 0.01, 0.03), arm('b', -0.01, 0.02), arm('c', -0.03, -0.01)),
    );
    expect(said).toContain(
      'a: more converted than without it, by more than chance and noise make.',
    );
    expect(said).toContain(
      'b: it may have done nothing; what was measured can be chance and noise.',
    );
    expect(said).toContain(
      'c: fewer converted than without it, by more than chance and noise make.',
    );
    expect(said).toContain('+2.00 (+1.00 to +3.00)');
  });

  it('is not to be trusted where the arms are not as large as was agreed', () => {
    const shown = lift(arm('a', 0.01, 0.03));
    const odd = { ...shown, lift: { ...shown.lift, sampleRatio: { p: 0.0001, mismatch: true } } };
    const html = pageOf('lift', odd as AnswerDocument);
    expect(html).toMatch(/class="alert error" role="alert".*Trust none of these lifts/);
    expect(html).toContain('(p\u00a0below 0.001)');
  });

  it('says of counts near the threshold that it may be off by more', () => {
    const near = { ...arm('a', 0.01, 0.03), nearThreshold: true };
    expect(pageOf('lift', lift(near))).toMatch(
      /class="alert warning".*on average: a\. Such a rate/,
    );
  });

  it('says what it may not be read as, in the language of the reader', () => {
    expect(says('lift', lift(arm('a', 0.01, 0.03)), 'fr')).toContain(
      'Pas l’effet d’un contact : le hasard a décidé des groupes, non des contacts.',
    );
  });

  it('keeps what others wrote inert', () => {
    const html = pageOf('lift', lift(arm('<img src=x>\u202e', 0.01, 0.03)));
    expect(html).not.toContain('<img');
    expect(html).not.toContain('\u202e');
    expect(html).toContain('&lt;img src=x&gt;');
  });
});

describe('a balance', () => {
  const balance = (chance?: object): AnswerDocument =>
    answer({ analysis: 'balance', ...EXPERIMENT }, {
      balance: {
        attribute: 'brand.tier',
        arms: ['withheld', 'video'].map((name, at) => ({
          ...{ arm: name, role: at === 0 ? 'control' : 'treated', people: 900 },
          shares: [{ value: 'gold', share: 0.4 }],
        })),
        ...{ leftOut: ['bronze'], nearThreshold: true, ...(chance && { chance }) },
      },
    } as Partial<AnswerDocument>);

  it.each([
    [{ p: 0.4, degrees: 1, mismatch: false }, 'success', 'The arms are alike in brand.tier'],
    [{ p: 0.03, degrees: 1, mismatch: false }, 'warning', 'more in brand.tier than most'],
    [{ p: 0.0001, degrees: 1, mismatch: true }, 'error', 'The arms are not alike in brand.tier'],
    [undefined, 'warning', 'The arms were not compared by brand.tier'],
  ])('by chance %j is %s', (chance, kind, sentence) => {
    const html = pageOf('balance', balance(chance));
    expect(html).toMatch(new RegExp(`class="alert ${kind}"[^>]*>.*?${sentence}`));
    expect(html).toContain('Not compared, as a count is too small in an arm: bronze.');
    expect(html).toContain('may seem less alike than they are');
  });
});

describe('counts of events', () => {
  const reach = (...cells: object[]): AnswerDocument =>
    answer({ analysis: 'reach', by: [CAMPAIGN], frequency: [1, 2], touches: {}, values: 1 }, {
      cells,
    } as Partial<AnswerDocument>);
  const cell = (often: string, people?: number) => ({
    by: { 'publisher.campaign': 'spring', frequency: often },
    ...(people === undefined
      ? { outcome: 'suppressed', reason: 'below-noisy-threshold' }
      : { outcome: 'released', people }),
  });

  it('are a bar for each frequency with how far off it is, and say of what is not told why', () => {
    const said = says('reach', reach(cell('1', 1_234), cell('2+')));
    expect(said).toContain('1,234\u00a0±\u00a025');
    expect(said).toContain('not told');
    expect(said.filter((text) => text.startsWith('Not told:'))).toHaveLength(1);
    expect(said.some((text) => text.endsWith('the true count is between: spring'))).toBe(true);
  });

  it('say what to do where nothing is told', () => {
    const html = pageOf('reach', reach(cell('1'), cell('2+')));
    expect(html).toContain('Nothing of this answer is told');
    expect(html).toContain('Ask by fewer or coarser values');
    expect(html).not.toContain('<svg');
  });

  it('call what the room made by the language of the reader, and values as the agreement has them', () => {
    const PLACE = { party: 'brand', dataset: 'purchases', attribute: 'place' };
    const shown = answer({ analysis: 'conversions', by: [PLACE], conversions: {}, touches: {} }, {
      cells: ['yes', 'no'].map((place) => ({
        by: { exposed: 'yes', 'brand.place': place },
        ...{ outcome: 'released', people: 500 },
      })),
    } as Partial<AnswerDocument>);
    const html = pageOf('conversions', shown, 'fr');
    const labels = [...html.matchAll(/<div class="bar-row"><span>([^<]*)</g)].map(
      ([, text]) => text,
    );
    expect(labels).toEqual(['Exposé : oui · yes', 'Exposé : oui · aucune conversion']);
  });
});
