import type { Block, Letter } from '#cli/subject/letter.ts';
import { assertNever } from '#core/errors.ts';
import { printable } from '#core/printable.ts';

/** What Markdown, or HTML in it, would take for more than a letter. */
const MARKS = /[\\`*_{}[\]<>#|~&]/g;

/** A text that others wrote, as text. */
const plain = (text: string): string => printable(text).replaceAll(MARKS, (mark) => `\\${mark}`);

const linesOf = (block: Block): readonly string[] => {
  switch (block.is) {
    case 'head':
      return [`## ${plain(block.text)}`];
    case 'paragraph':
      return [plain(block.text)];
    case 'gap':
      return [`**${plain(block.text)}**`];
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`);
    default:
      return assertNever(block);
  }
};

/** A letter in Markdown (CommonMark). */
export const markdownLetter = ({ title, blocks }: Letter): readonly string[] => [
  `# ${plain(title)}`,
  ...blocks.flatMap((block) => ['', ...linesOf(block)]),
];
