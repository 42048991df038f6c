import { styleText } from 'node:util';

/** The two streams of a command: results on `out`, everything told to people on `err`. */
export interface Streams {
  readonly out: { write(text: string): unknown };
  readonly err: { write(text: string): unknown; readonly isTTY?: boolean };
}

type Style = Parameters<typeof styleText>[0];

/** How a command speaks: to a person in lines, tables and colour, or to a program in one JSON document. */
export class Terminal {
  readonly json: boolean;
  readonly #streams: Streams;

  constructor(streams: Streams, json: boolean) {
    this.#streams = streams;
    this.json = json;
  }

  /** A line for a person; nothing with `--json`. */
  say(line = ''): void {
    if (!this.json) this.#streams.out.write(`${line}\n`);
  }

  /** The one document for a program; nothing without `--json`. */
  document(value: unknown): void {
    if (this.json) this.#streams.out.write(`${JSON.stringify(value)}\n`);
  }

  /** A line of trouble or progress. */
  note(line: string): void {
    this.#streams.err.write(`${line}\n`);
  }

  /** Rewrites the progress line; only where somebody watches. */
  progress(line: string): void {
    if (this.#streams.err.isTTY && !this.json) this.#streams.err.write(`\r\u001b[2K${line}`);
  }

  /** Colours a text where colours are shown (`NO_COLOR` and pipes are respected). */
  style(style: Style, text: string): string {
    return styleText(style, text, { stream: process.stdout });
  }
}
