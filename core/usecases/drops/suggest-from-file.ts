import { checkHeader } from '#core/drops/check-header.ts';
import { type Suggestion, suggestMapping, type Wanted } from '#core/drops/suggest-mapping.ts';
import type { RecordSource } from '#core/ports/record-source.ts';
import { lookAhead } from '#core/usecases/drops/look-ahead.ts';

/** A suggestion, and how many rows it was made from. */
export interface FileSuggestion extends Suggestion {
  readonly rows: number;
}

/** What the header and the first rows of a file suggest. Throws AirlockError('input') for a file without header. */
export const suggestFromFile = async (
  source: RecordSource,
  wanted: Wanted,
): Promise<FileSuggestion> => {
  const columns = await source.columns([]);
  checkHeader(columns);
  const { first, leave } = await lookAhead(source, columns);
  await leave();
  const rows = first.flatMap(({ fields }) => (fields ? [fields] : []));
  return { ...suggestMapping({ columns, rows }, wanted), rows: rows.length };
};
