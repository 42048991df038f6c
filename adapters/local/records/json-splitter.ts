import { MAX_RECORD_BYTES } from '#core/source-limits.ts';

/** A value of a JSON text and the line it starts on; without text where it is longer than a record may be. */
export interface JsonPiece {
  readonly line: number;
  readonly text: string | undefined;
}

const linesIn = (text: string): number => text.split('\n').length - 1;

/**
 * Cuts a JSON text into the elements of its lists and the objects beside them, however it is laid out.
 * Holds one of them at most. What is no JSON comes out as pieces that nobody can parse.
 */
export class JsonSplitter {
  #pieces: JsonPiece[] = [];
  #text = '';
  /** Where a value began that is longer than a record may be. */
  #overlong: number | undefined;
  #line = 1;
  #depth = 0;
  #inList = false;
  #inString = false;
  #escaped = false;

  /** Values that are complete with this piece of the text. */
  push(chunk: string): readonly JsonPiece[] {
    this.#pieces = [];
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const mark = chunk[at] ?? '';
      if (mark === '\n') this.#line += 1;
      if (this.#inString) this.#stepInString(mark);
      else if (mark === '"') this.#inString = true;
      else if (this.#depth > 0) {
        if (mark === '{' || mark === '[') this.#depth += 1;
        if (mark !== '}' && mark !== ']') continue;
        this.#depth -= 1;
        if (this.#depth > 0) continue;
        this.#end(chunk.slice(from, at + 1));
        from = at + 1;
      } else if (mark === '{' || (mark === '[' && this.#inList)) {
        this.#end(chunk.slice(from, at));
        from = at;
        this.#depth = 1;
      } else if (mark === ',' || mark === '[' || (mark === ']' && this.#inList)) {
        this.#end(chunk.slice(from, at));
        from = at + 1;
        if (mark !== ',') this.#inList = mark === '[';
      }
    }
    this.#keep(chunk.slice(from));
    return this.#pieces;
  }

  /** What the end of the text leaves; `cut` if something was not closed by then. */
  end(): { readonly pieces: readonly JsonPiece[]; readonly cut: boolean } {
    const cut = this.#inList || this.#inString || this.#depth > 0;
    this.#pieces = [];
    this.#end('');
    return { pieces: this.#pieces, cut };
  }

  #stepInString(mark: string): void {
    if (this.#escaped) this.#escaped = false;
    else if (mark === '\\') this.#escaped = true;
    else if (mark === '"') this.#inString = false;
  }

  #keep(part: string): void {
    if (this.#overlong !== undefined) return;
    this.#text = (this.#text + part).trimStart();
    if (this.#text.length <= MAX_RECORD_BYTES) return;
    this.#overlong = this.#line - linesIn(this.#text);
    this.#text = '';
  }

  #end(last: string): void {
    this.#keep(last);
    const line = this.#overlong ?? this.#line - linesIn(this.#text);
    if (this.#overlong !== undefined) this.#pieces.push({ line, text: undefined });
    else if (this.#text !== '') this.#pieces.push({ line, text: this.#text });
    this.#overlong = undefined;
    this.#text = '';
  }
}
