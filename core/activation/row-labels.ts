import { AirlockError } from '#core/errors.ts';
import type { Digest } from '#core/identifiers/digest.ts';
import type { Randomness } from '#core/ports/randomness.ts';
import type { SourceRecord } from '#core/ports/record-source.ts';
import { labelOf } from '#core/tokens/label-key.ts';

const DRAWN_BYTES = 32;

/** Rows that go into a drop, of one block of a file. */
interface LabelledRows {
  readonly lines: Float64Array;
  /** Which of several files, from 1. */
  readonly file?: number | undefined;
}

/** A label and the id of its row; null where the row has none. */
export type LabelledId = readonly [label: string, id: string | null];

/**
 * Draws a label for each row of a drop, and keeps where the row stands: so that the ids are read by themselves, and
 * nothing that is read for the drop ever holds one.
 */
export class RowLabels {
  readonly #randomness: Randomness;
  readonly #blocks: (LabelledRows & { readonly labels: readonly string[] })[] = [];

  constructor(randomness: Randomness) {
    this.#randomness = randomness;
  }

  /** What goes into the drop for these rows, which come in the order of the file. */
  draw(rows: LabelledRows): readonly string[] {
    const bytes = Buffer.from(this.#randomness.bytes(rows.lines.length * DRAWN_BYTES));
    const drawn = Array.from(rows.lines, (_, at) =>
      bytes.toString('hex', at * DRAWN_BYTES, (at + 1) * DRAWN_BYTES),
    );
    this.#blocks.push({ ...rows, labels: drawn.map((each) => labelOf(each as Digest)) });
    return drawn;
  }

  /**
   * The id of each row, as the last field of the records says, in the order of the file. Throws
   * AirlockError('input') where these are not the records that the drop was made of.
   */
  async *ids(records: AsyncIterable<readonly SourceRecord[]>): AsyncGenerator<LabelledId> {
    const rows = this.#inOrder();
    let next = rows.next();
    for await (const batch of records)
      for (const { line, file, fields } of batch) {
        if (next.done) continue;
        if (next.value.line !== line || next.value.file !== file) continue;
        const id = fields?.at(-1)?.trim() ?? '';
        yield [next.value.label, id === '' ? null : id];
        next = rows.next();
      }
    if (!next.done)
      throw new AirlockError('input', 'The file changed while it was prepared: prepare it again.');
  }

  *#inOrder(): Generator<{ label: string; line: number; file: number | undefined }> {
    for (const { lines, file, labels } of this.#blocks)
      for (const [at, label] of labels.entries()) yield { label, line: lines[at] ?? 0, file };
  }
}
