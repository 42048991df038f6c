import { Option } from 'commander';
import { z } from 'zod';
import type { CliCommand } from '#cli/command.ts';
import { readTable } from '#cli/match/read-table.ts';
import { matchTableLines } from '#cli/match/table-lines.ts';
import { agreementBlock } from '#cli/match/table-text.ts';
import { wholeNumber } from '#cli/option-values.ts';
import { AirlockError } from '#core/errors.ts';
import { MatchTable, matchTableDigest } from '#core/match-keys/match-table.ts';
import { TABLE_NAMES } from '#core/match-keys/match-terms.ts';
import { USUAL_CAP, usualPersonal, usualTotal } from '#core/match-keys/usual-terms.ts';

/** A table by which people are matched. */
const MatchTableDocument = z.strictObject({
  kind: z.literal('match-table'),
  digest: z.string(),
  table: MatchTable,
  /** What an agreement has to say for lists of so many people. */
  terms: z.strictObject({ people: z.int(), total: z.int(), personal: z.int(), cap: z.int() }),
});

interface Options {
  readonly people: number;
}

/** `airlock match show`: prints a table, its digest, and the block for an agreement. */
export const matchShow: CliCommand<Options, z.infer<typeof MatchTableDocument>> = {
  argumentSummary: `the name of a table that comes with the room (${TABLE_NAMES.join(', ')} if left out), or a file`,
  examples: ['match show', 'match show table.yaml --people 200000'],
  options: [
    new Option('--people <n>', 'people of the larger list, of whom the total follows')
      .argParser(wholeNumber('--people'))
      .default(100_000),
  ],
  document: MatchTableDocument,
  run: async ({ options: { people }, args: [named = TABLE_NAMES[0] ?? ''] }) => {
    if (people === 0)
      throw new AirlockError('usage', 'The option --people needs one person at least.');
    const table = await readTable(named);
    const terms = {
      people,
      total: usualTotal(people),
      personal: usualPersonal(people),
      cap: USUAL_CAP,
    };
    return { kind: 'match-table', digest: matchTableDigest(table), table, terms };
  },
  render: ({ digest, table, terms }) => [
    `Table ${table.name}, ${digest}`,
    '',
    ...matchTableLines(table),
    '',
    'In the agreement, with "airlock: 2" above:',
    '',
    ...agreementBlock(table, terms).split('\n'),
  ],
};
