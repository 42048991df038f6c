import { styleText } from 'node:util';
import { AirlockError } from '#core/errors.ts';
import { escapedInQuotes, printable } from '#core/printable.ts';

/** The two streams of a command: results on `out`, everything told to people on `err`. */
export interface Streams {
  readonly out: { write(text: string): unknown };
  readonly err: { write(text: string): unknown; readonly isTTY?: boolean };
  /** Gets each line of progress, where a program shows it to somebody. */
  readonly watch?: (line: string) => void;
  /** Asks whoever sits there; undefined if they leave without an answer. Left out where nobody does. */
  readonly ask?: (question: string) => Promise<string | undefined>;
}

type Style = Parameters<typeof styleText>[0];

/** A piece of a line in a style of ours. */
interface Styled {
  readonly style: Style;
  readonly text: string;
}

/** A piece of a line. Colours and line breaks never stand in its text: whatever does is escaped. */
export type Part = string | Styled;

const shown = (part: Part): string =>
  typeof part === 'string'
    ? printable(part)
    : styleText(part.style, printable(part.text), { stream: process.stdout });

/** A JSON document on one line, with every character of it visible. */
export const jsonLine = (document: unknown): string =>
  `${escapedInQuotes(JSON.stringify(document))}\n`;

/** How a command speaks: to a person in lines, tables and colour, or to a program in one JSON document. */
export class Terminal {
  readonly json: boolean;
  readonly #streams: Streams;

  constructor(streams: Streams, json: boolean) {
    this.#streams = streams;
    this.json = json;
  }

  /** A line for a person; nothing with `--json`. */
  say(...parts: readonly Part[]): void {
    if (!this.json) this.#streams.out.write(`${parts.map(shown).join('')}\n`);
  }

  /** The one document for a program; nothing without `--json`. */
  document(value: unknown): void {
    if (this.json) this.#streams.out.write(jsonLine(value));
  }

  /** A line for a person, or a note of trouble that a program reads in the document. */
  tell(line: string | { readonly note: string }): void {
    if (typeof line === 'string') this.say(line);
    else if (!this.json) this.note(line.note);
  }

  /** Whether somebody sits there and can be asked. A program is not. */
  get hasSomebody(): boolean {
    return !this.json && this.#streams.ask !== undefined;
  }

  /** What they answer, trimmed. Throws AirlockError('usage') if nobody is there, or they leave. */
  async ask(question: string): Promise<string> {
    const answer = this.hasSomebody ? await this.#streams.ask?.(printable(question)) : undefined;
    if (answer !== undefined) return answer.trim();
    throw new AirlockError('usage', 'No answer was given, so nothing was done: run it again.');
  }

  /** A line of trouble or progress. */
  note(line: string): void {
    this.#streams.err.write(`${printable(line)}\n`);
  }

  /** Rewrites the progress line; only where somebody watches. */
  progress(line: string): void {
    this.#streams.watch?.(printable(line));
    if (this.#streams.err.isTTY && !this.json)
      this.#streams.err.write(`\r\u001b[2K${printable(line)}`);
  }
}
