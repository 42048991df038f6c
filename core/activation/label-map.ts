import { z } from 'zod';
import type { LabelledId } from '#core/activation/row-labels.ts';
import { DropIdText } from '#core/drop-files.ts';
import { csvRecord, harmless } from '#core/drops/csv-record.ts';
import { AirlockError } from '#core/errors.ts';

/** The first line of a map: of which drop it is, and from which column the ids are. */
const Head = z.strictObject({
  airlock: z.literal('label-map'),
  drop: DropIdText,
  column: z.string(),
});

const Row = z.tuple([z.string().regex(/^[0-9a-f]{32}$/), z.string().nullable()]);

/** The lines of the map of a drop, each one JSON text. */
export async function* mapLines(
  { drop, column }: { readonly drop: string; readonly column: string },
  ids: AsyncIterable<LabelledId>,
): AsyncGenerator<string> {
  yield JSON.stringify({ airlock: 'label-map', drop, column });
  for await (const each of ids) yield JSON.stringify(each);
}

const noMap = (): AirlockError =>
  new AirlockError(
    'input',
    'This is not a map of labels: name the file that "prepare --label-map" wrote.',
  );

const json = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

/** What became of the labels of a list at home. */
export interface Resolution {
  /** Rows of the CSV file. */
  written: number;
  /** Labels that the map does not have: it was cut off. */
  notFound: number;
  /** Labels whose id was written for another label already. */
  repeated: number;
  /** Labels of rows that have no id. */
  withoutId: number;
  /** Of the rows written, those whose id stands behind a `'`, since a spreadsheet would take it for a formula. */
  escaped: number;
}

/** One word behind a sign is no formula: many ids of phones and in base64url begin so. */
const SIGNED_WORD = /^[-+][\w-]*$/;

const idText = (id: string): string => (SIGNED_WORD.test(id) ? id : harmless(id));

/** The labels of a list, 16 bytes each, as text. */
const textsOf = (labels: Uint8Array): Set<string> => {
  const bytes = Buffer.from(labels.buffer, labels.byteOffset, labels.byteLength);
  const texts = new Set<string>();
  for (let at = 0; at < bytes.length; at += 16) texts.add(bytes.toString('hex', at, at + 16));
  return texts;
};

/**
 * Joins a list with the map of its drop: records of CSV that an ad server takes, a header and each id once. Text that a
 * spreadsheet would take for a formula is told to be none, and counted. `tell` is called once at the end. Throws AirlockError('input')
 * for what is no map, or one of another drop.
 */
export async function* resolvedRecords(
  list: { readonly drop: string; readonly labels: Uint8Array },
  lines: AsyncIterable<string>,
  tell: (resolution: Resolution) => void,
): AsyncGenerator<string> {
  const wanted = textsOf(list.labels);
  const written = new Set<string>();
  const resolution = { written: 0, repeated: 0, notFound: 0, withoutId: 0, escaped: 0 };
  let isFirst = true;
  for await (const line of lines) {
    if (isFirst) {
      yield csvRecord([harmless(columnOf(list.drop, line))]);
      isFirst = false;
      continue;
    }
    const row = Row.safeParse(json(line));
    if (!row.success || !wanted.delete(row.data[0])) continue;
    const [, id] = row.data;
    if (id === null) resolution.withoutId += 1;
    else if (written.has(id)) resolution.repeated += 1;
    else {
      written.add(id);
      const text = idText(id);
      resolution.written += 1;
      if (text !== id) resolution.escaped += 1;
      yield csvRecord([text]);
    }
  }
  if (isFirst) throw noMap();
  tell({ ...resolution, notFound: wanted.size });
}

const columnOf = (drop: string, line: string): string => {
  const head = Head.safeParse(json(line));
  if (!head.success) throw noMap();
  if (head.data.drop === drop) return head.data.column;
  throw new AirlockError(
    'input',
    'The map is of another drop than the list: name the one that was written when the list in the room was prepared.',
  );
};
