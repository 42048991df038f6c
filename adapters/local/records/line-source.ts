import type { Encoding } from '#adapters/local/records/decode-text.ts';
import { type OpenedText, openText } from '#adapters/local/records/open-bytes.ts';
import type { SourceInput } from '#adapters/local/records/source-input.ts';
import { linesOf } from '#adapters/local/records/text-lines.ts';
import type { RecordSource, SourceRecord } from '#core/ports/record-source.ts';

/** A text of one value a line and no header: its one column is called as it is told. Empty lines hold nothing. */
export class LineSource implements RecordSource {
  readonly #input: SourceInput;
  readonly #encoding: Encoding;
  readonly #column: string;
  #text: OpenedText | undefined;

  constructor(
    input: SourceInput,
    { encoding, column }: { readonly encoding: Encoding; readonly column: string },
  ) {
    this.#input = input;
    this.#encoding = encoding;
    this.#column = column;
  }

  columns(): Promise<readonly string[]> {
    return Promise.resolve([this.#column]);
  }

  async *records(): AsyncGenerator<readonly SourceRecord[]> {
    this.#text = await openText(this.#input, this.#encoding);
    let line = 0;
    for await (const lines of linesOf(this.#text.chunks)) {
      const records = lines.map((text, at) => ({
        line: line + at + 1,
        // One that is longer than a record may be cannot be read.
        fields: text === undefined ? undefined : [text.trim() === '' ? null : text.trim()],
      }));
      line += lines.length;
      yield records;
    }
    await this.#input.checkUnchanged();
  }

  progress(): { readonly done: number; readonly total: number } {
    return this.#text?.progress() ?? { done: 0, total: 1 };
  }

  notes(): readonly string[] {
    return this.#text?.notes() ?? [];
  }
}
