import { Option } from 'commander';
import { z } from 'zod';
import { checkFree, writeNewFile } from '#adapters/local/new-file.ts';
import type { CliCommand } from '#cli/command.ts';
import { Judged } from '#cli/match/judged.ts';
import { judgementLines } from '#cli/match/judgement-lines.ts';
import { type LabelledOptions, readLabelled } from '#cli/match/read-labelled.ts';
import { readTable } from '#cli/match/read-table.ts';
import { tableText } from '#cli/match/table-text.ts';
import { collect, list, wholeNumber } from '#cli/option-values.ts';
import { AirlockError } from '#core/errors.ts';
import { DEFAULT_TABLE } from '#core/match-keys/default-table.ts';
import { judgeTable } from '#core/match-keys/judge-table.ts';
import type { LabelledPeople } from '#core/match-keys/labelled-people.ts';
import { learnTable } from '#core/match-keys/learn-table.ts';
import { MatchTable, matchTableDigest } from '#core/match-keys/match-table.ts';
import { TABLE_NAMES } from '#core/match-keys/match-terms.ts';
import { USUAL_CAP, usualPersonal, usualTotal } from '#core/match-keys/usual-terms.ts';

/** A table that was learned, or judged, and what it finds of people whose truth is known. */
const MatchLearnedDocument = z.strictObject({
  kind: z.literal('match-learned'),
  /** The file that was written; left out where a table was judged. */
  file: z.string().optional(),
  digest: z.string(),
  table: MatchTable,
  terms: z.strictObject({ total: z.int(), personal: z.int(), cap: z.int() }),
  judged: Judged,
});

interface Options extends LabelledOptions {
  readonly out?: string;
  readonly judge?: string;
  readonly keys?: readonly string[];
  readonly name: string;
  readonly total?: number;
  readonly personal: number;
  readonly cap: number;
}

const numberOption = (name: string, summary: string): Option =>
  new Option(`--${name} <n>`, summary).argParser(wholeNumber(`--${name}`));

const OPTIONS: readonly Option[] = [
  new Option('--from <dir>', 'lists, mappings and truth as "sample people" writes them'),
  new Option(
    '--mapping <file>',
    'whose "match" says which columns describe a person; once for each list',
  ).argParser(collect),
  new Option(
    '--truth <file>',
    'pairs that are one person: an id of each list, which stand in their first columns',
  ),
  new Option(
    '--person <column>',
    'the column that is equal for one person, as record ids of FEBRL are up to -org and -dup',
  ),
  new Option('--out <file>', 'where to write the table').conflicts('judge'),
  new Option('--judge <table>', 'learn nothing: say what this table finds (a name or a file)'),
  new Option(
    '--keys <list>',
    'other match keys than the usual ones: given_name+place,surname+birth_date',
  ).argParser(list),
  new Option('--name <name>', 'what the table is called').default('learned'),
  numberOption('total', 'tenths of bits of a pair; as the size of the lists asks if left out'),
  numberOption(
    'personal',
    'of these from given name, birth date and identifiers; as the size of the lists asks if left out',
  ),
  numberOption('cap', 'rows of a list that are compared by one key').default(USUAL_CAP),
];

const keysOf = ({ keys }: Options): MatchTable['keys'] => {
  if (keys === undefined) return DEFAULT_TABLE.keys;
  const parsed = MatchTable.shape.keys.safeParse(keys.map((key) => key.split('+')));
  if (parsed.success) return parsed.data;
  throw new AirlockError(
    'usage',
    'The option --keys needs from 1 to 20 different keys, each of two to four features of two fields at least, as "airlock match show" names them.',
  );
};

const nameOf = ({ name }: Options): string => {
  if (TABLE_NAMES.includes(name))
    throw new AirlockError(
      'usage',
      `A table that comes with the room is called "${name}": give yours a name of its own by --name.`,
    );
  if (MatchTable.shape.name.safeParse(name).success) return name;
  throw new AirlockError('usage', 'The option --name needs a name of a-z, 0-9 and -.');
};

/** The table that is to be judged, or learned. */
const tableOf = async (options: Options, people: LabelledPeople): Promise<MatchTable> =>
  options.judge === undefined
    ? learnTable(people, {
        name: nameOf(options),
        keys: keysOf(options),
        identifier: DEFAULT_TABLE.identifier,
        cap: options.cap,
      })
    : readTable(options.judge);

const checkOutput = async ({ out, judge }: Options): Promise<void> => {
  if (out !== undefined) return checkFree(out);
  if (judge === undefined)
    throw new AirlockError('usage', 'Say with --out where to write the table, or judge one.');
};

/** `airlock match learn`: learns a table from files of the user's own, and says what it finds; it reads no room. */
export const matchLearn: CliCommand<Options, z.infer<typeof MatchLearnedDocument>> = {
  argumentSummary: 'one list in which people stand several times, or two',
  examples: [
    'match learn --from people --out table.yaml',
    'match learn febrl3.csv --person rec_id --mapping febrl3.yaml --out table.yaml',
    'match learn --judge airlock-default-1 --from people',
  ],
  options: OPTIONS,
  document: MatchLearnedDocument,
  run: async ({ options, args }) => {
    await checkOutput(options);
    const people = await readLabelled(args, options);
    const table = await tableOf(options, people);
    const { cap, out } = options;
    const larger = Math.max(people.brand.length, people.publisher.length);
    const total = options.total ?? usualTotal(larger);
    const personal = options.personal ?? usualPersonal(larger);
    const terms = { total, personal, cap };
    const judged = judgeTable(people, { table, ...terms });
    if (out !== undefined) await writeNewFile(out, tableText(table));
    const digest = matchTableDigest(table);
    return {
      kind: 'match-learned',
      ...(out === undefined ? {} : { file: out }),
      ...{ digest, table, terms },
      judged: { ...judged, bands: [...judged.bands], differs: [...judged.differs] },
    };
  },
  render: ({ file, table, terms, judged }) => [
    file === undefined
      ? `Table ${table.name}, by people whose truth is known:`
      : `Table ${table.name} is written to "${file}". By the people that it was learned from:`,
    ...judgementLines(judged),
    '',
    `Pairs are taken from ${terms.total} tenths of bits on, ${terms.personal} of them personal, and a key compares ${terms.cap} rows of a list.`,
    'The precision of a band is a share of these people. Of no pair does it say how likely it is.',
  ],
};
