import { markdownText } from '#cli/governance/markdown.ts';
import type { Letter } from '#cli/subject/letter.ts';
import type { Block } from '#cli/subject/letter-blocks.ts';
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
export const markdownLetter = ({ title, blocks }: Letter): readonly string[] => [
  `# ${markdownText(title)}`,
  ...blocks.flatMap((block) => ['', ...linesOf(block)]),
];
