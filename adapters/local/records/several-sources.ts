import { checkHeader } from '#core/drops/check-header.ts';
import type { RecordSource, SourcePiece, SourceRecord } from '#core/ports/record-source.ts';

/** Most files whose numbers are told: the others follow in the order of their names, or of the command. */
const MAX_NAMED = 20;

interface Named {
  readonly path: string;
  readonly source: RecordSource;
}

/** Several files that are read as one, in their order. Each has all wanted columns, in any order of its own. */
export class SeveralSources implements RecordSource {
  readonly #sources: readonly Named[];

  constructor(sources: readonly Named[]) {
    this.#sources = sources;
  }

  /** The columns of the first file; the others must have the wanted ones. */
  async columns(wanted: readonly string[]): Promise<readonly string[]> {
    let first: readonly string[] | undefined;
    for (const { path, source } of this.#sources) {
      const columns = await source.columns(wanted);
      checkHeader(columns, wanted, `"${path}"`);
      first ??= columns;
    }
    return first ?? [];
  }

  async *records(wanted: readonly string[]): AsyncIterable<readonly SourceRecord[]> {
    for (const [at, { source }] of this.#sources.entries())
      for await (const batch of source.records(wanted))
        yield batch.map((record) => ({ ...record, file: at + 1 }));
  }

  async *pieces(wanted: readonly string[]): AsyncGenerator<SourcePiece> {
    for (const [at, { source }] of this.#sources.entries())
      for await (const piece of source.pieces?.(wanted) ?? source.records(wanted))
        yield 'bytes' in piece
          ? { ...piece, file: at + 1 }
          : piece.map((record) => ({ ...record, file: at + 1 }));
  }

  progress(): { done: number; total: number } {
    return this.#sources
      .map(({ source }) => source.progress())
      .reduce((sum, { done, total }) => ({ done: sum.done + done, total: sum.total + total }));
  }

  notes(): readonly string[] {
    const numbers = this.#sources
      .slice(0, MAX_NAMED)
      .map(({ path }, at) => `${at + 1} is "${path}"`);
    return [
      `Rows are named by file and line: ${numbers.join(', ')}${this.#sources.length > MAX_NAMED ? ' …' : ''}.`,
      ...this.#sources.flatMap(({ path, source }) =>
        source.notes().map((note) => `"${path}": ${note}`),
      ),
    ];
  }
}
