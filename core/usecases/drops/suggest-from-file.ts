import { checkHeader } from '#core/drops/check-header.ts';
import type { Sample } from '#core/drops/suggestion/sampled-column.ts';
import type { RecordSource } from '#core/ports/record-source.ts';
import { lookAhead } from '#core/usecases/drops/look-ahead.ts';

/**
 * What the header and the first rows of a file suggest, and how many rows those were. Throws AirlockError('input') for a
 * file without header.
 */
export const suggestFromFile = async <Suggestion extends object>(
  source: RecordSource,
  suggest: (sample: Sample) => Suggestion,
): Promise<Suggestion & { readonly rows: number }> => {
  const columns = await source.columns([]);
  checkHeader(columns);
  const { first, leave } = await lookAhead(source, columns);
  await leave();
  const rows = first.flatMap(({ fields }) => (fields ? [fields] : []));
  return { ...suggest({ columns, rows }), rows: rows.length };
};
