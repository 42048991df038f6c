import { FRAME_WORDS } from '#cli/governance/frame-words.ts';
import { typeset } from '#cli/typeset.ts';
import type { Block, GovernanceDocument, Section } from '#core/documents/governance-document.ts';
import { visible } from '#core/printable.ts';

/** What begins or ends markup within a line of Markdown. */
const INLINE = /[\\`*_[\]<>|&~$#!]/g;

/** Addresses that GitHub makes links of. */
const LINKED = /(?<=\bwww)\.|:(?=\/\/)/gi;

/** What begins a list, a heading or a rule at the start of a line. */
const LEADING = /^(?:[-+=]|\d+(?=[.)]))/;

/** A text as text of Markdown: nothing in it is markup, a link or a line of its own. */
export const markdownText = (text: string): string =>
  visible(text)
    .trimStart()
    .replaceAll(INLINE, '\\$&')
    .replaceAll(LINKED, '\\$&')
    .replace(LEADING, (first) => (/\d/.test(first) ? `${first}\\` : `\\${first}`));

const row = (cells: readonly string[]): string => `| ${cells.map(markdownText).join(' | ')} |`;

const tableLines = (
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] => [row(heads), `|${' --- |'.repeat(heads.length)}`, ...rows.map(row)];

const blockLines = (block: Block, gap: string): readonly string[] => {
  switch (block.type) {
    case 'text':
      return [markdownText(block.text)];
    case 'items':
      return block.items.map((item) => `- ${markdownText(item)}`);
    case 'table':
      return tableLines(block.heads, block.rows);
    case 'gap':
      return [`**${gap}** ${markdownText(block.missing)}`];
  }
};

const sectionLines = (section: Section, gap: string): readonly string[] => [
  `## ${markdownText(section.heading)}`,
  ...(section.law === undefined ? [] : ['', `*${markdownText(section.law)}*`]),
  ...section.blocks.flatMap((block) => ['', ...blockLines(block, gap)]),
  '',
];

/** A document as Markdown (CommonMark, with the tables of GitHub). */
export const markdownLines = (document: GovernanceDocument): readonly string[] => {
  const { gap, sources, sourceHeads, lead } = FRAME_WORDS[document.language];
  return typeset(document.language, [
    `# ${markdownText(document.title)}`,
    '',
    markdownText(lead(document)),
    '',
    ...document.sections.flatMap((section) => sectionLines(section, gap)),
    `## ${sources}`,
    '',
    ...tableLines(
      sourceHeads,
      document.sources.map(({ what, version, sha256 }) => [what, version, sha256]),
    ),
  ]);
};
