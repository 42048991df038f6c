import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlLines } from '#cli/governance/html.ts';
import { markdownLines, markdownText } from '#cli/governance/markdown.ts';
import { escapedWhole } from '#cli/html/escaped.ts';
import type { GovernanceDocument } from '#core/documents/governance-document.ts';
import { GOVERNANCE_DOCUMENTS } from '#core/documents/governance-document.ts';
import { writeDocument } from '#core/governance/documents/write-document.ts';
import { visible } from '#core/printable.ts';
import { exampleFacts } from '#test/support/governance/example-facts.ts';
import { governedAgreement } from '#test/support/governance/governed.ts';
import { looksRaw } from '#test/support/hostile-text.ts';

const NASTY = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        ...['<script>', '</p>', '](javascript:alert(1))', '![x](http://e', '|', '`', '\n', '\r\n'],
        ...['# ', '- ', '1. ', '1) ', '---', '===', '> ', '    ', '\t', '\\', '**', '__', '&lt;'],
        ...['https://evil.example', 'WWW.evil.example', '<!--', '$x$', '~~', 'word', '\u202e', '"'],
      ),
      { maxLength: 12 },
    )
    .map((pieces) => pieces.join('')),
);

const unescapedMarkdown = (text: string): string => text.replaceAll(/\\(.)/gu, '$1');
const withoutEscapes = (text: string): string => text.replaceAll(/\\./gu, '');

const ENTITY: Readonly<Record<string, string>> = {
  ...{ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" },
};

describe('a text of others', () => {
  it('is text of Markdown, and no markup, whatever it is (property)', () => {
    fc.assert(
      fc.property(NASTY, (text) => {
        const written = markdownText(text);
        const bare = withoutEscapes(written);
        expect(bare).not.toMatch(/[\\`*_[\]<>|&~$#!\n\r\t]/);
        expect(bare).not.toMatch(/:\/\/|\bwww\./i);
        expect(written).not.toMatch(/^(?:[-+=\s]|\d+[.)])/);
        expect(looksRaw(written)).toBe(false);
        expect(unescapedMarkdown(written)).toBe(visible(text).trimStart());
      }),
    );
  });

  it('is text of a page, and no markup, however long it is (property)', () => {
    fc.assert(
      fc.property(NASTY, fc.integer({ min: 1, max: 200 }), (text, times) => {
        const long = text.repeat(times);
        const written = escapedWhole(long);
        expect(written).not.toMatch(/[<>"'\n\r]/);
        const read = written.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (each) => ENTITY[each] ?? '');
        expect(read).toBe(visible(long));
      }),
    );
  });

  it.each([
    ['- not a list', '\\- not a list'],
    ['1. not a list', '1\\. not a list'],
    ['# no heading', '\\# no heading'],
    ['a | b', 'a \\| b'],
    ['[x](javascript:y)', '\\[x\\](javascript:y)'],
    ['https://x.example', 'https\\://x.example'],
    ['www.x.example', 'www\\.x.example'],
    ['two\nlines', 'two\\\\u{a}lines'],
  ])('%j is written as %j', (text, written) => {
    expect(markdownText(text)).toBe(written);
  });
});

const HOSTILE = 'Count <script>alert(1)</script> | ](javascript:x) `a` **b** <img src=x onerror=y>';

const documentOf = (purpose: string, name: GovernanceDocument['document']): GovernanceDocument =>
  writeDocument(name, exampleFacts(governedAgreement({ purpose })));

describe.each(GOVERNANCE_DOCUMENTS)('%s with a hostile purpose', (name) => {
  const plain = documentOf('Count the shared people of both lists.', name);
  const hostile = documentOf(HOSTILE, name);

  it('has no line more or less, and no tag more', () => {
    const shape = (lines: readonly string[]) =>
      lines.map((line) => line.match(/<\/?[a-z][^>]*>/g)?.length ?? 0);
    expect(markdownLines(hostile)).toHaveLength(markdownLines(plain).length);
    expect(shape(htmlLines(hostile))).toEqual(shape(htmlLines(plain)));
  });

  it('runs and links nothing', () => {
    const markdown = markdownLines(hostile).map(withoutEscapes).join('\n');
    expect(markdown).not.toMatch(/<script|<img|\]\(/);
    expect(htmlLines(hostile).join('\n')).not.toMatch(/<script|<img|href=/);
  });
});

it('a form marks each gap, and counts them at its top', () => {
  const document = writeDocument('notice', exampleFacts(), 'fr');
  expect(
    markdownLines(document).filter((line) => line.startsWith('**À COMPLÉTER\u00a0:**')),
  ).toHaveLength(document.gaps);
  expect(markdownLines(document)[2]).toContain(`Points à compléter\u00a0: ${document.gaps}.`);
  const page = htmlLines(document).join('\n');
  expect(page.match(/class="gap"/g)).toHaveLength(document.gaps);
  expect(page).toContain('<html lang="fr">');
});
