import { describe, expect, it } from 'vitest';
import { htmlLetter } from '#cli/subject/html-letter.ts';
import { letterOf } from '#cli/subject/letter.ts';
import { markdownLetter } from '#cli/subject/markdown-letter.ts';
import { LANGUAGES } from '#core/documents/governance-document.ts';
import type { SubjectDocument } from '#core/documents/subject-document.ts';
import { exampleAnswer } from '#test/cli/subject/example-answer.ts';

const ANSWER = exampleAnswer();

const NOTHING: SubjectDocument = {
  ...{ ...ANSWER, found: false, held: [], releases: [], lists: [], unsearched: [] },
  releasesOnGone: 0,
};

/** Points a to h of Article 15(1), by how each language names them. */
const POINTS: Readonly<Record<string, readonly string[]>> = {
  en: [...'abcdefgh'].map((point) => `Article 15(1)(${point})`),
  fr: [...'abcdefgh'].map((point) => `article 15, paragraphe 1, point ${point}`),
};

describe.each(LANGUAGES)('a letter in %s', (language) => {
  const lines = markdownLetter(letterOf(ANSWER, language));
  const text = lines.join('\n');
  const page = htmlLetter(letterOf(ANSWER, language)).join('\n');

  it('tells the points of Article 15(1) in their order, each once', () => {
    const heads = lines.filter((line) => line.startsWith('## '));
    const said = (POINTS[language] ?? []).map((point) =>
      heads.findIndex(
        (line) => line.replaceAll('\\', '').includes(`${point})`) || line.includes(point),
      ),
    );
    expect(said).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('tells all that the answer does', () => {
    for (const each of [
      ...[
        'Count shared people.',
        'customers',
        language === 'en' ? 'tier: gold' : 'tier\u00a0: gold',
        'purchases',
        '12.50 EUR',
        language === 'en' ? 'place: web' : 'place\u00a0: web',
      ],
      ...['publisher', '111111111111', '2026-11-26', '2026-12-26', 'overlap', 'spring'],
      language === 'en' ? 'e-mail address (2)' : 'adresse électronique (2)',
      language === 'en' ? 'which advertising you are shown' : 'la publicité qui vous est montrée',
    ]) {
      expect(text).toContain(each);
      expect(page).toContain(each);
    }
  });

  it('marks what the room cannot know, and invents nothing', () => {
    expect(text.match(/^\*\*\\\[.*\\\]\*\*$/gm)).toHaveLength(8);
    expect(page.match(/<mark>\[.*?\]<\/mark>/g)).toHaveLength(8);
  });

  it('says in one paragraph that nobody was found, and whom to complain to', () => {
    const none = markdownLetter(letterOf(NOTHING, language)).join('\n');
    expect(none).not.toContain('tier');
    expect(none.match(/^## /gm)).toHaveLength(1);
    expect(none).toContain(
      language === 'en' ? 'no data about you' : 'aucune donnée vous concernant',
    );
  });

  it('says of marks that they are kept, and why, where there are some', () => {
    const said = language === 'en' ? 'we keep 2 marks' : 'nous conservons 2 marques';
    for (const answer of [ANSWER, NOTHING]) {
      const marked = letterOf({ ...answer, tombstones: 2 }, language);
      expect(markdownLetter(marked).join('\n')).toContain(said);
      expect(markdownLetter(letterOf(answer, language)).join('\n')).not.toContain(
        said.slice(0, 10),
      );
    }
  });

  it('takes what others wrote for text, in both forms', () => {
    const purpose = '<img src=x> [link](http://x) **bold** `code`';
    const other = letterOf({ ...ANSWER, purpose }, language);
    expect(markdownLetter(other).join('\n')).toContain(
      '\\<img src=x\\> \\[link\\](http\\://x) \\*\\*bold',
    );
    expect(htmlLetter(other).join('\n')).toContain('&lt;img src=x&gt;');
    expect(htmlLetter(other)[1]).toContain(`lang="${language}"`);
  });

  it('loses nothing of what is long, in either form', () => {
    const purpose = `Count ${'shared '.repeat(400)}people.`;
    const other = letterOf({ ...ANSWER, purpose }, language);
    expect(markdownLetter(other).join('\n')).toContain(purpose);
    expect(htmlLetter(other).join('\n')).toContain(purpose);
  });
});

describe('the rights in a letter', () => {
  const rights = (legalBasis: string) =>
    markdownLetter(letterOf({ ...ANSWER, legalBasis }, 'en')).join('\n');

  it.each([
    ['consent', true, true],
    ['contract', false, true],
    ['legitimate-interests', false, false],
  ])('of %s', (basis, withdraws, carries) => {
    expect(rights(basis).includes('Article 7(3)')).toBe(withdraws);
    expect(rights(basis).includes('Article 20')).toBe(carries);
    expect(rights(basis)).toContain('Article 21');
  });
});
