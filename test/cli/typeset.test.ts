import { describe, expect, it } from 'vitest';
import { htmlLines } from '#cli/governance/html.ts';
import { markdownLines } from '#cli/governance/markdown.ts';
import { htmlLetter } from '#cli/subject/html-letter.ts';
import { letterOf } from '#cli/subject/letter.ts';
import { markdownLetter } from '#cli/subject/markdown-letter.ts';
import { typeset, untypeset } from '#cli/typeset.ts';
import { writeDocument } from '#core/governance/documents/write-document.ts';
import { exampleAnswer } from '#test/cli/subject/example-answer.ts';
import { exampleFacts } from '#test/support/governance/example-facts.ts';

/** What the parties of the example wrote themselves, in English. */
const THEIRS = /Nothing: no|Nobody has to: who/g;

const NOTICE = writeDocument('notice', exampleFacts(), 'fr');
const LETTER = letterOf(exampleAnswer(), 'fr');

/** What a reader sees of a page: no markup, and no style. */
const seen = (lines: readonly string[]): string =>
  lines
    .join('\n')
    .replace(/^[\s\S]*<body[^>]*>/, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&[a-z0-9#]+;/g, '');

describe('a document in French', () => {
  it.each([
    ['a notice in Markdown', markdownLines(NOTICE).join('\n'), 15],
    ['a notice as a page', seen(htmlLines(NOTICE)), 15],
    ['a letter in Markdown', markdownLetter(LETTER).join('\n'), 20],
    ['a letter as a page', seen(htmlLetter(LETTER)), 20],
  ])('has a no-break space before each high sign and within quotation marks: %s', (...all) => {
    const [, written, fewest] = all;
    const text = written.replaceAll(THEIRS, '');
    expect(text.match(/\u00a0[:;?!»]|«\u00a0/g)?.length).toBeGreaterThan(fewest);
    expect(text).not.toMatch(/[\p{L}\p{N})»][:;?!](?=\s|$)|[^\s#|-] [:;?!»]|«(?!\u00a0)/mu);
  });

  it('marks a gap in both forms', () => {
    expect(markdownLines(NOTICE)).toContainEqual(
      expect.stringMatching(/^\*\*À COMPLÉTER\u00a0:\*\* /),
    );
    expect(htmlLines(NOTICE).join('\n')).toContain('<strong>À COMPLÉTER\u00a0:</strong> ');
  });

  it('leaves what Markdown begins with as it is', () => {
    const lines = ['- : a', '# ? b', '| : c |', 'd : e', '« f »', 'g \\! h', '12:30'];
    expect(typeset('fr', lines)).toEqual([
      ...['- : a', '# ? b', '| : c |', 'd\u00a0: e', '«\u00a0f\u00a0»', 'g\u00a0\\! h', '12:30'],
    ]);
  });
});

it('on a terminal has spaces of which none is shown as hidden', () => {
  const lines = ['d : e', '« f »'];
  expect(untypeset(typeset('fr', lines))).toEqual(lines);
});

it('a document in English has no such space', () => {
  const lines = ['a : b', '« c »'];
  expect(typeset('en', lines)).toBe(lines);
});
