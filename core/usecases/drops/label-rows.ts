import { mapLines } from '#core/activation/label-map.ts';
import { RowLabels } from '#core/activation/row-labels.ts';
import { checkHeader } from '#core/drops/check-header.ts';
import { tokenKinds } from '#core/drops/row-plan.ts';
import type { DropColumn } from '#core/ports/drop-writer.ts';
import type { Randomness } from '#core/ports/randomness.ts';
import type { RecordSource } from '#core/ports/record-source.ts';
import type { Reading } from '#core/ports/row-reading.ts';
import type { SortedBatch } from '#core/usecases/drops/sort-rows.ts';

/** What labels are made with. */
export interface LabelPorts {
  /** The column of the ids that labels stand for. */
  readonly column: string;
  /** The same file once more: ids are read by themselves, and are in nothing that the drop is made of. */
  readonly source: RecordSource;
  readonly randomness: Randomness;
  /** Keeps the lines of the map, and answers how to take that back. */
  readonly keep: (lines: AsyncIterable<string>) => Promise<() => Promise<void>>;
}

/** Labels of a drop that is being prepared. */
export interface Labelling {
  /** The columns of a batch with one of labels behind its identifiers. */
  withLabels(batch: SortedBatch): readonly DropColumn[];
  /** Keeps the map of the drop; answers how to take that back. */
  keep(drop: string): Promise<() => Promise<void>>;
}

/** Begins to label the rows of a file. Throws AirlockError('input') where the column is not there. */
export const openLabels = async (
  { column, source, randomness, keep }: LabelPorts,
  { plan, wanted }: Reading,
): Promise<Labelling> => {
  const columns = [...wanted, column];
  checkHeader(await source.columns(columns), columns);
  const labels = new RowLabels(randomness);
  const kinds = tokenKinds(plan).length;
  return {
    withLabels: ({ columns: sorted, lines, file }) => [
      ...sorted.slice(0, kinds),
      labels.draw({ lines, file }),
      ...sorted.slice(kinds),
    ],
    keep: (drop) => keep(asLines(mapLines({ drop, column }, labels.ids(source.records(columns))))),
  };
};

async function* asLines(texts: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const text of texts) yield `${text}\n`;
}
