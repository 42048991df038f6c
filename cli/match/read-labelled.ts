import { join } from 'node:path';
import { labelByPerson, labelByTruth, splitByPerson } from '#cli/match/label-people.ts';
import { readDescribed } from '#cli/match/read-described.ts';
import { readMapping } from '#cli/read-file.ts';
import type { MatchColumns } from '#core/drops/match-schema.ts';
import { AirlockError } from '#core/errors.ts';
import type { LabelledPeople } from '#core/match-keys/labelled-people.ts';
import { LIST_FILES } from '#sample/households/list-files.ts';
import { TRUTH_FILE } from '#sample/households/write-people.ts';

/** Where people whose truth is known are described. */
export interface LabelledOptions {
  readonly from?: string;
  readonly mapping?: readonly string[];
  readonly truth?: string;
  readonly person?: string;
}

interface Labelled {
  readonly files: readonly string[];
  readonly mappings: readonly string[];
  readonly truth?: string | undefined;
  readonly person?: string | undefined;
}

const usage = (message: string): AirlockError => new AirlockError('usage', message);

const namedIn = (folder: string): Labelled => ({
  files: Object.values(LIST_FILES).map((name) => join(folder, name)),
  mappings: Object.keys(LIST_FILES).map((side) => join(folder, `${side}-mapping.yaml`)),
  truth: join(folder, TRUTH_FILE),
});

/** What was named: a folder as `sample people` writes it, or files. Throws AirlockError('usage') for half of either. */
const namedBy = (
  args: readonly string[],
  { from, mapping = [], truth, person }: LabelledOptions,
): Labelled => {
  if (from !== undefined) {
    if (args.length > 0 || mapping.length > 0 || person !== undefined)
      throw usage('The folder of --from has its own lists and mappings: give it alone, or files.');
    return truth === undefined ? namedIn(from) : { ...namedIn(from), truth };
  }
  if (args.length === 0 || args.length > 2)
    throw usage('Name a folder with --from, or one list or two.');
  if (mapping.length === 0 || mapping.length > args.length)
    throw usage('Name the mapping of the lists with --mapping: one for both, or one for each.');
  if ((truth === undefined) === (person === undefined))
    throw usage('Say who is one person: by --truth, a file of pairs, or by --person, a column.');
  if (args.length === 1 && person === undefined)
    throw usage('Of one list, name with --person the column that says who is one person.');
  return { files: args, mappings: mapping, truth, person };
};

const matchOf = async (path: string): Promise<MatchColumns> => {
  const { match } = await readMapping(path);
  if (match !== undefined) return match;
  throw usage(`The mapping "${path}" does not say by "match" which columns describe a person.`);
};

/** Reads people whose truth is known from the files of the user. Throws AirlockError('usage') or ('input'). */
export const readLabelled = async (
  args: readonly string[],
  options: LabelledOptions,
): Promise<LabelledPeople> => {
  const { files, mappings, truth, person } = namedBy(args, options);
  const [first, second] = await Promise.all(
    files.map(async (path, at) =>
      readDescribed({
        path,
        match: await matchOf(mappings[at] ?? mappings[0] ?? ''),
        column: person,
      }),
    ),
  );
  if (first === undefined) throw usage('Name one list or two.');
  if (second === undefined) return splitByPerson(first);
  return truth === undefined ? labelByPerson(first, second) : labelByTruth(truth, first, second);
};
