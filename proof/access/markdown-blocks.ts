/** A fenced block of a Markdown text. */
export interface Block {
  readonly language: string;
  readonly lines: readonly string[];
}

/** Every fenced block, in order. */
export const blocksOf = (markdown: string): readonly Block[] =>
  [...markdown.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language = '', body = '']) => ({
    language,
    lines: body.trimEnd().split('\n'),
  }));

/** The commands of all `sh` blocks, one a line, `a && b` as two. */
export const commandsOf = (markdown: string): readonly string[] =>
  blocksOf(markdown)
    .filter(({ language }) => language === 'sh')
    .flatMap(({ lines }) => lines.flatMap((line) => line.split(' && ')));

/** Lines that a `text` block shows as output; `…` stands for a line that is left out. */
export const shownLines = (markdown: string): readonly string[] =>
  blocksOf(markdown)
    .filter(({ language }) => language === 'text')
    .flatMap(({ lines }) => lines)
    .filter((line) => line.trim() !== '' && line.trim() !== '…');
