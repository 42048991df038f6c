import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { assignment } from '#cli/option-values.ts';
import type { PrepareOptions } from '#cli/prepare-options.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { datasetsOf, eventDatasetsOf, peopleDatasetsOf } from '#core/agreement/lookup.ts';
import { AirlockError } from '#core/errors.ts';

/** The files that the options of a rehearsal name. */
export interface ListFiles {
  readonly agreement: string;
  readonly file: readonly string[];
  readonly mapping?: readonly string[];
}

/** A list that has a file: of people, or of events, which follow those. */
export interface Given {
  readonly party: string;
  readonly dataset: string;
  readonly isEvents: boolean;
  readonly file: string;
  /** Where the mapping is, or that what the file suggests is used. */
  readonly mapped: Pick<PrepareOptions, 'mapping'> | Pick<PrepareOptions, 'suggested'>;
  /** Whether the party has no other list. */
  readonly isOnly: boolean;
}

/** The lists that have a file, each party's people before its events, of whom nobody has to have any. */
export const givenLists = async (
  options: ListFiles,
  agreement: Agreement,
): Promise<readonly Given[]> => {
  const files = new Map(options.file.map(assignment('--file')));
  const mappings = new Map((options.mapping ?? []).map(assignment('--mapping')));
  const lists = agreement.parties.flatMap(({ id }) => listsOf(agreement, id));
  for (const name of [...files.keys(), ...mappings.keys()])
    if (!lists.some((each) => each.name === name))
      throw new AirlockError(
        'usage',
        `The agreement has no "${name}": choose of ${lists.map((each) => each.name).join(', ')}.`,
      );
  return Promise.all(
    lists
      .filter(({ name, isEvents }) => !isEvents || files.has(name))
      .map(async ({ name, ...list }) => ({
        ...{ ...list, file: fileOf(files, name) },
        mapped: await mappedBy(
          mappings.get(name),
          join(dirname(options.agreement), `${name.replace('.', '-')}-mapping.yaml`),
        ),
      })),
  );
};

/** The lists of a party, as the options name them: its people by itself, its events behind a point. */
const listsOf = (
  agreement: Agreement,
  party: string,
): readonly (Omit<Given, 'file' | 'mapped'> & { readonly name: string })[] => {
  const [people = '', ...others] = Object.keys(peopleDatasetsOf(agreement, party));
  if (others.length > 0)
    throw new AirlockError(
      'usage',
      `"${party}" declares several lists of people, of which a rehearsal plays one: prepare them one by one.`,
    );
  const isOnly = Object.keys(datasetsOf(agreement, party)).length === 1;
  return [
    { party, dataset: people, isEvents: false, isOnly, name: party },
    ...Object.keys(eventDatasetsOf(agreement, party)).map((dataset) => ({
      ...{ party, dataset, isEvents: true, isOnly, name: `${party}.${dataset}` },
    })),
  ];
};

/** The mapping that is named, else the one beside the agreement, else what the file itself suggests. */
const mappedBy = async (named: string | undefined, beside: string): Promise<Given['mapped']> => {
  if (named !== undefined) return { mapping: named };
  const isThere = await lstat(beside).then(
    () => true,
    () => false,
  );
  return isThere ? { mapping: beside } : { suggested: true };
};

const fileOf = (files: ReadonlyMap<string, string>, party: string): string => {
  const path = files.get(party);
  if (path !== undefined) return path;
  throw new AirlockError('usage', `"${party}" has no file: name it with --file ${party}=path.`);
};
