import { MAX_RECORD_BYTES } from '#core/source-limits.ts';

/** A line without its `\n`; undefined where it is longer than a record may be, and was not kept. */
export type Line = string | undefined;

/**
 * Old Mac files end lines with `\r` alone, though a `\n` may stand inside a quoted field; every other file
 * has a `\n` outside of quotes.
 */
const newlineOf = (text: string): '\n' | '\r' | undefined => {
  const bare = text.includes('\n') ? text.replace(/"[^"]*"/g, '') : text;
  if (bare.includes('\n')) return '\n';
  if (bare.slice(0, -1).includes('\r')) return '\r';
  return text.includes('\n') ? '\n' : undefined;
};

const bounded = (line: string): Line => (line.length > MAX_RECORD_BYTES ? undefined : line);

/** Cuts a text into lines, in batches. Holds one chunk and one line at most, however long a line is. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<readonly Line[]> {
  let rest = '';
  let overlong = false;
  let newline: '\n' | '\r' | undefined;
  for await (const chunk of chunks) {
    rest += chunk;
    newline ??= newlineOf(rest);
    const lines: Line[] = newline === undefined ? [rest] : rest.split(newline).map(bounded);
    const last = lines.pop();
    if (overlong && lines.length > 0) {
      lines[0] = undefined;
      overlong = false;
    }
    overlong ||= last === undefined || last.length > MAX_RECORD_BYTES;
    rest = overlong ? '' : (last ?? '');
    if (lines.length > 0) yield lines;
  }
  if (overlong) yield [undefined];
  else if (rest !== '') yield [rest];
}
