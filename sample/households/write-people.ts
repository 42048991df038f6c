import { createWriteStream } from 'node:fs';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MarkedFolder } from '#adapters/local/marked-folder.ts';
import { schemaPathFrom } from '#adapters/local/schema-path.ts';
import { csvRecord } from '#core/drops/csv-record.ts';
import { AirlockError } from '#core/errors.ts';
import { usualPersonal, usualTotal } from '#core/match-keys/usual-terms.ts';
import { EXAMPLES } from '#sample/example-folder.ts';
import { idOf, LIST_FILES, type ListFile, type ListSource, listFile } from './list-files.ts';
import { type ListSizes, listPeople } from './list-people.ts';
import { madeUpPeople } from './made-up-people.ts';
import { type Difference, type ListSide, statedBy } from './stated-people.ts';

/** What two lists of made-up people are made from. The same options give the same bytes. */
export interface PeopleOptions extends ListSizes {
  /** Where the files go; made if it does not exist. */
  readonly directory: string;
  /** Share of the people of a list with an e-mail address, from 0 to 1. */
  readonly emails: number;
  /** Told now and then how many rows have been written of how many; the last time of all. */
  readonly onProgress?: (rows: number, total: number) => void;
}

/** What is true of two lists. */
export interface PeopleTruth {
  readonly people: number;
  readonly shared: number;
  /** Pairs whose rows differ, by how; a pair that differs in several ways counts in each. */
  readonly differs: Readonly<Partial<Record<Difference, number>>>;
}

/** An agreement that fits the lists, and a mapping for each. */
const EXAMPLE = new URL('people/', EXAMPLES);
const AGREEMENT = 'agreement.yaml';
const MAPPINGS = ['brand-mapping.yaml', 'publisher-mapping.yaml'];

/** Whose row is whose, and what of them differs. */
export const TRUTH_FILE = 'truth.csv';

/** The columns of the truth. */
const TRUTH_COLUMNS = ['brand_id', 'publisher_id', 'differs'] as const;

const BODIES = [...Object.values(LIST_FILES), AGREEMENT, ...MAPPINGS];
const CHUNK_CHARACTERS = 65_536;
const MOST_PEOPLE = 100_000_000;

const refuseSizes = ({ people, shared, emails }: PeopleOptions): void => {
  if (people < 1 || people > MOST_PEOPLE)
    throw new AirlockError('usage', 'A list has from 1 to 100,000,000 people.');
  if (shared > people)
    throw new AirlockError(
      'usage',
      `No more people can be on both lists (${shared}) than on one (${people}).`,
    );
  if (emails < 0 || emails > 1)
    throw new AirlockError('usage', 'The share with an e-mail address is from 0 to 100 %.');
};

/** Gathers records to chunks, so that memory holds one however long the file is. */
function* chunksOf(records: Iterable<string>, onRows: (rows: number) => void): Generator<string> {
  let chunk = '';
  let rows = 0;
  for (const record of records) {
    chunk += record;
    rows += 1;
    if (chunk.length < CHUNK_CHARACTERS) continue;
    yield chunk;
    chunk = '';
    onRows(rows);
  }
  yield chunk;
  onRows(rows);
}

const write = (path: string, chunks: Iterable<string>): Promise<void> =>
  pipeline(Readable.from(chunks), createWriteStream(path));

/** Where to write, and whom to tell. */
interface Writing {
  readonly folder: string;
  readonly options: PeopleOptions;
  readonly source: ListSource;
}

const writeList = async ({ folder, options, source }: Writing, side: ListSide): Promise<void> => {
  const { people, list } = source;
  const file: ListFile = listFile(source, side);
  const records = function* () {
    yield csvRecord(file.header);
    for (let row = 0; row < options.people; row += 1)
      yield csvRecord(file.row(people.person(list.at(side, row))));
  };
  const before = side === 'brand' ? 0 : options.people;
  const told = (rows: number): void =>
    options.onProgress?.(before + Math.min(rows, options.people), 2 * options.people);
  await write(join(folder, file.name), chunksOf(records(), told));
};

const writeTruth = async ({ folder, options, source }: Writing): Promise<PeopleTruth> => {
  const { seed, people, list } = source;
  const differs: Partial<Record<Difference, number>> = {};
  const [brand, publisher] = (['brand', 'publisher'] as const).map((side) => ({
    id: (person: number) => idOf(side, list.numberOf(side, person)),
    stated: statedBy({ seed, side }, people),
  }));
  const records = function* () {
    yield csvRecord(TRUTH_COLUMNS);
    for (let n = 0; n < options.shared; n += 1) {
      const is = people.person(list.shared(n));
      const ways = new Set([brand, publisher].flatMap((each) => each?.stated(is).differs ?? []));
      for (const way of ways) differs[way] = (differs[way] ?? 0) + 1;
      const ids = [brand, publisher].map((each) => each?.id(is.person) ?? '');
      yield csvRecord([...ids, [...ways].join(' ')]);
    }
  };
  await write(
    join(folder, TRUTH_FILE),
    chunksOf(records(), () => {}),
  );
  return { people: options.people, shared: options.shared, differs };
};

/** The example, pointing to the schema from where it will stand, with the points that lists of this size ask for. */
const agreementFor = async ({ directory, people }: PeopleOptions): Promise<string> => {
  const text = await readFile(new URL(AGREEMENT, EXAMPLE), 'utf8');
  return text
    .replace(/(?<=\$schema=).*/, () => schemaPathFrom(join(directory, AGREEMENT)))
    .replace(/(?<=total: )\d+/, String(usualTotal(people)))
    .replace(/(?<=personal: )\d+/, String(usualPersonal(people)));
};

const writeFiles = async (folder: string, options: PeopleOptions): Promise<PeopleTruth> => {
  const { seed, emails } = options;
  const source = { seed, emails, people: madeUpPeople(seed), list: listPeople(options) };
  const writing = { folder, options, source };
  for (const side of ['brand', 'publisher'] as const) await writeList(writing, side);
  for (const file of MAPPINGS) await copyFile(new URL(file, EXAMPLE), join(folder, file));
  await writeFile(join(folder, AGREEMENT), await agreementFor(options));
  return writeTruth(writing);
};

/**
 * Writes two lists of made-up people who live in households, move, marry and are typed wrong, with an agreement, mappings and
 * the truth. Streams: memory does not grow with the size. An older sample is replaced; any other file of these names is
 * AirlockError('usage').
 */
export const writePeople = async (options: PeopleOptions): Promise<PeopleTruth> => {
  refuseSizes(options);
  const use = { command: 'sample people', names: [...BODIES, TRUTH_FILE] } as const;
  const marked = await MarkedFolder.open(options.directory, use);
  try {
    const truth = await marked.attempt(() => writeFiles(marked.scratch, options));
    const bodies = await marked.seal(...BODIES);
    await marked.place({ bodies, heads: await marked.seal(TRUTH_FILE) });
    return truth;
  } finally {
    await marked.close();
  }
};
