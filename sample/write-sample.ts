import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MarkedFolder } from '#adapters/local/marked-folder.ts';
import { schemaPathFrom } from '#adapters/local/schema-path.ts';
import { AirlockError } from '#core/errors.ts';
import { brandFile } from './brand-file.ts';
import { EXAMPLES } from './example-folder.ts';
import { samplePeople } from './people.ts';
import { PHONE_CAPACITY } from './phones.ts';
import { publisherFile } from './publisher-file.ts';
import {
  brandPeople,
  type FilePeople,
  publisherPeople,
  SAMPLE_FILES,
  type SampleFile,
} from './rows.ts';
import { matchTruth, type SampleTruth } from './sample-truth.ts';
import { type FileJob, writeRows } from './write-rows.ts';

/** What a sample is made from. The same options give the same bytes. */
export interface SampleOptions {
  /** Where the files go; made if it does not exist. */
  readonly directory: string;
  readonly seed: number;
  /** People in the brand's file, and in the publisher's. Repeated rows come on top. */
  readonly brandPeople: number;
  readonly publisherPeople: number;
  /** People in both files. */
  readonly sharedPeople: number;
  /** Told now and then how many people of both files have been written; ends with `total`. */
  readonly onProgress?: (rows: number, total: number) => void;
}

const NUMBERS = {
  seed: 'seed',
  brandPeople: 'number of brand people',
  publisherPeople: 'number of publisher people',
  sharedPeople: 'number of shared people',
} as const;

/** Refuses options that no sample can be made from. */
const checkSampleOptions = (options: SampleOptions): void => {
  for (const [key, name] of Object.entries(NUMBERS)) {
    const value = options[key as keyof typeof NUMBERS];
    if (!Number.isSafeInteger(value) || value < 0)
      throw new AirlockError('usage', `The ${name} must be a whole number of at least 0.`);
  }
  const { brandPeople, publisherPeople, sharedPeople } = options;
  if (sharedPeople > Math.min(brandPeople, publisherPeople))
    throw new AirlockError(
      'usage',
      `The number of shared people (${sharedPeople}) cannot exceed the people of either file (${brandPeople} and ${publisherPeople}).`,
    );
  if (brandPeople + publisherPeople - sharedPeople > PHONE_CAPACITY)
    throw new AirlockError(
      'usage',
      `A sample can hold at most ${PHONE_CAPACITY} different people: ask for fewer.`,
    );
};

/** An agreement that fits the files, and a mapping for each. */
const EXAMPLE = new URL('retail/', EXAMPLES);
const AGREEMENT = 'agreement.yaml';
const MAPPINGS = ['brand-mapping.yaml', 'publisher-mapping.yaml'];

const BODIES = [...Object.values(SAMPLE_FILES), AGREEMENT, ...MAPPINGS];
const TRUTH = 'truth.json';

/** The example, pointing to the schema from where it will stand. */
const agreementFor = async (directory: string): Promise<string> => {
  const text = await readFile(new URL(AGREEMENT, EXAMPLE), 'utf8');
  return text.replace(/(?<=\$schema=).*/, () => schemaPathFrom(join(directory, AGREEMENT)));
};

const writeFiles = async (folder: string, options: SampleOptions): Promise<SampleTruth> => {
  const { directory: _, onProgress, ...numbers } = options;
  const people = samplePeople(options.seed);
  const brand = brandFile(options.seed, people);
  const publisher = publisherFile(options.seed, people);
  const total = options.brandPeople + options.publisherPeople;
  const job = (file: SampleFile, about: FilePeople, before: number): FileJob => ({
    file,
    people: about,
    path: join(folder, file.name),
    onPeople: (done) => onProgress?.(before + done, total),
  });
  const files = {
    brand: await writeRows(job(brand, brandPeople(options), 0)),
    publisher: await writeRows(job(publisher, publisherPeople(options), options.brandPeople)),
  };
  for (const file of MAPPINGS) await copyFile(new URL(file, EXAMPLE), join(folder, file));
  await writeFile(join(folder, AGREEMENT), await agreementFor(options.directory));
  const source = { brand: brand.facts, publisher: publisher.facts, profile: people.profile };
  const truth = { ...numbers, files, ...matchTruth(source, options.sharedPeople) };
  await writeFile(join(folder, TRUTH), `${JSON.stringify(truth, null, 2)}\n`);
  return truth;
};

/**
 * Writes a brand's and a publisher's file about made-up people, as dirty as real ones, an agreement and
 * mappings that fit them, and what is true about them. Streams: memory does not grow with the size. An
 * older sample is replaced; any other file of these names is AirlockError('usage').
 */
export const writeSample = async (options: SampleOptions): Promise<SampleTruth> => {
  checkSampleOptions(options);
  const use = { command: 'sample', names: [...BODIES, TRUTH] } as const;
  const marked = await MarkedFolder.open(options.directory, use);
  try {
    const truth = await marked.attempt(() => writeFiles(marked.scratch, options));
    const bodies = await marked.seal(...BODIES);
    await marked.place({ bodies, heads: await marked.seal(TRUTH) });
    return truth;
  } finally {
    await marked.close();
  }
};
