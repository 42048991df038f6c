import { MAX_RECORD_BYTES } from '#core/source-limits.ts';

/** A line without its line break; undefined where it is longer than a record may be, and was not kept. */
export type Line = string | undefined;

export type Newline = '\n' | '\r';

/** Whole lines of a text, and what ends them; only the last one of the text may lack that. */
export interface TextLines {
  readonly text: string;
  readonly newline: Newline;
}

/**
 * Old Mac files end lines with `\r` alone, though a `\n` may stand inside a quoted field; every other file
 * has a `\n` outside of quotes.
 */
const newlineOf = (text: string): Newline | undefined => {
  const bare = text.includes('\n') ? text.replace(/"[^"]*"/g, '') : text;
  if (bare.includes('\n')) return '\n';
  if (bare.slice(0, -1).includes('\r')) return '\r';
  return text.includes('\n') ? '\n' : undefined;
};

const bounded = (line: string): Line => (line.length > MAX_RECORD_BYTES ? undefined : line);

/** The lines of such a text. */
export const linesIn = (text: string, newline: Newline): readonly Line[] => {
  const lines = text.split(newline);
  if (lines.at(-1) === '') lines.pop();
  return text.length > MAX_RECORD_BYTES ? lines.map(bounded) : lines;
};

/** How many quotes stand in a text, odd or even, up to a place. */
const isOpenAt = (text: string, end: number): boolean => {
  let open = false;
  for (let at = text.indexOf('"'); at !== -1 && at < end; at = text.indexOf('"', at + 1))
    open = !open;
  return open;
};

/**
 * Where a text is best cut: behind the last line break that does not seem to stand in quotes, else behind
 * the last of all; 0 if it has none.
 */
const cutOf = (text: string, newline: Newline): number => {
  const last = text.lastIndexOf(newline);
  let open = isOpenAt(text, last);
  for (let at = last; at > 0; ) {
    if (!open) return at + 1;
    const quote = text.lastIndexOf('"', at);
    const before = text.lastIndexOf(newline, quote);
    for (let turn = quote; turn > before; turn = text.lastIndexOf('"', turn - 1)) open = !open;
    at = before;
  }
  return last + 1;
};

/**
 * Cuts a text between its lines, into pieces of `least` characters or a little more. Holds one piece and
 * one line at most, however long a line is: of one that is too long, too much is kept for a line.
 */
export async function* textLines(
  chunks: AsyncIterable<string>,
  least: () => number = () => 0,
): AsyncGenerator<TextLines> {
  let rest = '';
  let isOverlong = false;
  let newline: Newline | undefined;
  for await (const chunk of chunks) {
    newline ??= newlineOf(rest + chunk);
    rest += isOverlong ? fromNewline(chunk, newline) : chunk;
    const wanted = least();
    if (newline !== undefined && rest.length > wanted) {
      const cut = wanted === 0 ? rest.lastIndexOf(newline) + 1 : cutOf(rest, newline);
      if (cut > 0) yield { text: rest.slice(0, cut), newline };
      rest = rest.slice(cut);
    }
    isOverlong = rest.length > MAX_RECORD_BYTES && !rest.includes(newline ?? '\n');
    if (isOverlong) rest = rest.slice(0, MAX_RECORD_BYTES + 1);
  }
  if (rest !== '') yield { text: rest, newline: newline ?? '\n' };
}

/** What follows the rest of a line, with the line break before it. */
const fromNewline = (chunk: string, newline: Newline | undefined): string => {
  const at = newline === undefined ? -1 : chunk.indexOf(newline);
  return at === -1 ? '' : chunk.slice(at);
};

/** Cuts a text into lines, in batches. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<readonly Line[]> {
  for await (const { text, newline } of textLines(chunks)) yield linesIn(text, newline);
}
