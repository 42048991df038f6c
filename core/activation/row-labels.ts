import { createCipheriv } from 'node:crypto';
import { SEVERAL_VALUES } from '#core/drops/several-values.ts';
import { AirlockError } from '#core/errors.ts';
import type { Digest } from '#core/identifiers/digest.ts';
import { isPlaceholderText } from '#core/lint/placeholders.ts';
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

/** What goes into a drop for one row after the other: AES-256 in counter mode under a seed of its own, from the start. */
const drawsFrom = (seed: Uint8Array): ((rows: number) => readonly string[]) => {
  const stream = createCipheriv('aes-256-ctr', seed, new Uint8Array(16));
  return (rows) => {
    const bytes = stream.update(new Uint8Array(rows * DRAWN_BYTES));
    return Array.from({ length: rows }, (_, at) =>
      bytes.toString('hex', at * DRAWN_BYTES, (at + 1) * DRAWN_BYTES),
    );
  };
};

/**
 * Draws a label for each row of a drop, and keeps where the row stands: so that the ids are read by themselves, and
 * nothing that is read for the drop ever holds one. Labels are drawn from a seed, and drawn again for their ids: eight
 * bytes a row are kept.
 */
export class RowLabels {
  readonly #seed: Uint8Array;
  readonly #draw: (rows: number) => readonly string[];
  readonly #blocks: LabelledRows[] = [];

  constructor(randomness: Randomness) {
    this.#seed = randomness.bytes(DRAWN_BYTES);
    this.#draw = drawsFrom(this.#seed);
  }

  /** What goes into the drop for these rows, which come in the order of the file. */
  draw(rows: LabelledRows): readonly string[] {
    this.#blocks.push(rows);
    return this.#draw(rows.lines.length);
  }

  /**
   * The id of each row, as the last field of the records says, in the order of the file; a filler such as NULL is none. Throws
   * AirlockError('input') where these are not the records that the drop was made of, and of a row with several ids: two
   * columns of that name, or a list.
   */
  async *ids(records: AsyncIterable<readonly SourceRecord[]>): AsyncGenerator<LabelledId> {
    const rows = this.#inOrder();
    let next = rows.next();
    for await (const batch of records)
      for (const { line, file, fields } of batch) {
        if (next.done) continue;
        if (next.value.line !== line || next.value.file !== file) continue;
        const id = fields?.at(-1)?.trim() ?? '';
        if (id.includes(SEVERAL_VALUES)) throw severalIds(line);
        yield [next.value.label, id === '' || isPlaceholderText(id) ? null : id];
        next = rows.next();
      }
    if (!next.done)
      throw new AirlockError('input', 'The file changed while it was prepared: prepare it again.');
  }

  *#inOrder(): Generator<{ label: string; line: number; file: number | undefined }> {
    const draw = drawsFrom(this.#seed);
    for (const { lines, file } of this.#blocks)
      for (const [at, drawn] of draw(lines.length).entries())
        yield { label: labelOf(drawn as Digest), line: lines[at] ?? 0, file };
  }
}

const severalIds = (line: number): AirlockError =>
  new AirlockError(
    'input',
    `The row of line ${line} has several ids, or one with "${SEVERAL_VALUES}" in it, which parts several: name a column with --label-from that stands once in the header and holds one id.`,
  );
