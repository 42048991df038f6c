import { describe, expect, it } from 'vitest';
import { FORMATS } from '#console/words/formats.ts';
import { WORDS } from '#console/words/words.ts';
import { leavesOf } from '#test/support/console/catalogue.ts';

/** What both languages call the same: names of ours, words that they share, and signs. */
const SAME: ReadonlySet<string> = new Set([
  'shared.product',
  'shared.kinds.warning',
  'home.collaboration',
  'account.epsilon',
  'account.delta',
  'access.times',
  'erasure.current',
  'governance.forms.html',
  'looks.records.attestations',
  'papers.audit',
]);

const [english, french] = [leavesOf(WORDS.en), new Map(leavesOf(WORDS.fr))];

describe('the words of the console', () => {
  it('are the same ones in both languages', () => {
    expect(english.length).toBeGreaterThan(100);
    expect([...french.keys()].sort()).toEqual(english.map(([path]) => path).sort());
  });

  it('are all translated', () => {
    const untranslated = english.filter(
      ([path, text]) => french.get(path) === text && !SAME.has(path),
    );
    expect(untranslated).toEqual([]);
  });

  it('say something, and no value that went missing', () => {
    for (const [path, text] of [...english, ...french]) {
      expect(text.trim(), path).not.toBe('');
      expect(text, path).not.toMatch(/undefined|NaN|\[object/);
    }
  });
});

describe('the formats of a language', () => {
  const forms = { one: 'one', other: 'other' };

  it('know that nought is singular in French and plural in English', () => {
    expect([FORMATS.fr.plural(0, forms), FORMATS.en.plural(0, forms)]).toEqual([
      '0 one',
      '0 other',
    ]);
    expect([FORMATS.fr.plural(1, forms), FORMATS.en.plural(1, forms)]).toEqual(['1 one', '1 one']);
  });

  it('write numbers and shares as people there do', () => {
    expect(FORMATS.en.number(12_345.5)).toBe('12,345.5');
    expect(FORMATS.fr.number(12_345.5)).toBe('12\u202f345,5');
    expect(FORMATS.en.percent(0.256)).toBe('25.6%');
    expect(FORMATS.fr.percent(0.256)).toMatch(/^25,6\s%$/);
  });

  it('write days and times of the ledger in UTC, wherever the machine is', () => {
    expect(FORMATS.en.day('2026-11-28T23:59:00.000Z')).toBe('28 November 2026');
    expect(FORMATS.fr.day('2026-11-28T23:59:00.000Z')).toBe('28 novembre 2026');
    expect(FORMATS.en.time('2026-11-28T23:59:00.000Z')).toMatch(/28 November 2026.*23:59 UTC$/);
  });
});
