import type { Base } from '#cli/release/answer-table.ts';
import { AirlockError } from '#core/errors.ts';

/** Reads people of a party's own list by value: a CSV file with a column named `party.attribute`, and `people`. */
export const readBase = async (path: string): Promise<Base> => {
  const { openRecords } = await import('#adapters/local/records/open-records.ts');
  const source = await openRecords(path, { encoding: 'utf-8', delimiter: undefined });
  const columns = await source.columns([]);
  const attribute = columns.find((name) => name.includes('.'));
  if (attribute === undefined || !columns.includes('people'))
    throw new AirlockError(
      'input',
      `"${path}" is no base: give it a column that is named as the question names it, e.g. "brand.tier", and a column "people".`,
    );
  const people = new Map<string, number>();
  for await (const batch of source.records([attribute, 'people']))
    for (const { line, fields: [value, number] = [] } of batch) {
      if (!/^\d{1,12}$/.test(number ?? '') || typeof value !== 'string' || people.has(value))
        throw new AirlockError(
          'input',
          `"${path}" is no base: line ${line} does not hold a value that stands once, and a whole number.`,
        );
      people.set(value, Number(number));
    }
  return { attribute, people };
};
