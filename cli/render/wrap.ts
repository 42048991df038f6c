import { textWidth } from '#cli/render/text-width.ts';

/** Widest line of running text: what every terminal shows, and what an eye follows. */
const WIDTH = 80;

/** Text as lines of at most 80 columns, each after the first begun by `indent` blanks; words stay whole. */
export const wrapped = (text: string, indent = 0): readonly string[] => {
  const [first = '', ...words] = text.split(' ');
  const lines = [first];
  for (const word of words) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (textWidth(longer) > WIDTH) lines.push(' '.repeat(indent) + word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
};

/** A name in a column of its own, and what is said of it beside it, wrapped within its own column. */
export const besideLines = (name: string, says: string, column: number): readonly string[] =>
  wrapped(`${`  ${name}`.padEnd(column - 1)} ${says}`, column);
