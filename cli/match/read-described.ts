import { openRecords } from '#adapters/local/records/open-records.ts';
import { findColumns } from '#core/drops/find-columns.ts';
import { readerOf } from '#core/drops/match-key-reader.ts';
import { type MatchColumns, matchSources } from '#core/drops/match-schema.ts';
import { AirlockError } from '#core/errors.ts';
import type { PersonPart } from '#core/identifiers/person-parts.ts';
import { deriveFeatures } from '#core/match-keys/derive-features.ts';
import type { PersonFeatures } from '#core/match-keys/features.ts';

/** Rows of a list that are learned from, at most: they are held in memory. */
const MOST_ROWS = 200_000;

/** A list of the user's own, whose people are described in it. */
export interface DescribedList {
  readonly path: string;
  readonly match: MatchColumns;
  /** The column of what its rows are known by; the first one if left out. */
  readonly column?: string | undefined;
}

/** The people of a list, and by what each of its rows is known. */
export interface DescribedPeople {
  readonly ids: readonly string[];
  readonly people: readonly PersonFeatures[];
}

const missing = (path: string, name: string): AirlockError =>
  new AirlockError('input', `"${path}" has no column "${name}": name one that it has.`);

const describe = (
  readers: readonly (readonly [PersonPart, ReturnType<typeof readerOf>])[],
  fields: readonly (string | null)[],
): PersonFeatures => {
  const parts: Partial<Record<PersonPart, string>> = {};
  for (const [at, [part, read]] of readers.entries()) {
    const raw = fields[at + 1] ?? '';
    const text = raw.trim() === '' ? undefined : read(raw).text;
    if (text !== undefined) parts[part] = text;
  }
  return deriveFeatures(parts);
};

/** Reads a list and derives the features of its people, as `prepare` does. Throws AirlockError('input'). */
export const readDescribed = async (list: DescribedList): Promise<DescribedPeople> => {
  const { path, match } = list;
  const source = await openRecords(path, { encoding: 'utf-8', delimiter: undefined });
  const sources = matchSources(match);
  const wanted = sources.map(([, { column }]) => column);
  const columns = await source.columns(
    list.column === undefined ? wanted : [list.column, ...wanted],
  );
  const column = list.column ?? columns[0] ?? '';
  for (const name of [column, ...wanted])
    if (findColumns(columns, [name])[0]?.length === 0) throw missing(path, name);
  const readers = sources.map(([part, from]) => [part, readerOf(part, from, new Map())] as const);
  const ids: string[] = [];
  const people: PersonFeatures[] = [];
  for await (const batch of source.records([column, ...wanted]))
    for (const { fields = [] } of batch) {
      if (ids.length === MOST_ROWS)
        throw new AirlockError(
          'input',
          `"${path}" has more than ${MOST_ROWS} rows: a table is learned from a part of them as well.`,
        );
      ids.push((fields[0] ?? '').trim());
      people.push(describe(readers, fields));
    }
  return { ids, people };
};
