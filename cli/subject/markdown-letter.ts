import { markdownText } from '#cli/governance/markdown.ts';
import type { Letter } from '#cli/subject/letter.ts';
import type { Block } from '#cli/subject/letter-blocks.ts';
import { typeset } from '#cli/typeset.ts';
import { assertNever } from '#core/errors.ts';

const linesOf = (block: Block): readonly string[] => {
  switch (block.is) {
    case 'head':
      return [`## ${markdownText(block.text)}`];
    case 'paragraph':
      return [markdownText(block.text)];
    case 'gap':
      return [`**${markdownText(block.text)}**`];
    case 'list':
      return block.items.map((item) => `- ${markdownText(item)}`);
    default:
      return assertNever(block);
  }
};

/** A letter in Markdown (CommonMark). */
export const markdownLetter = ({ language, title, blocks }: Letter): readonly string[] =>
  typeset(language, [
    `# ${markdownText(title)}`,
    ...blocks.flatMap((block) => ['', ...linesOf(block)]),
  ]);
