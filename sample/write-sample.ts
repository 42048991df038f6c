import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MarkedFolder } from '#adapters/local/marked-folder.ts';
import { brandFile } from './brand-file.ts';
import { brandPeople, type FilePeople, publisherPeople } from './file-people.ts';
import { matchTruth } from './match-truth.ts';
import { publisherFile } from './publisher-file.ts';
import { SAMPLE_FILES, type SampleFile } from './sample-file.ts';
import { checkSampleOptions, type SampleOptions } from './sample-options.ts';
import { samplePeople } from './sample-people.ts';
import type { SampleTruth } from './sample-truth.ts';
import { type FileJob, writeRows } from './write-rows.ts';

export type { SampleOptions } from './sample-options.ts';
export type { SampleTruth } from './sample-truth.ts';

/** An agreement that fits the files, and a mapping for each. */
const EXAMPLE = new URL('../examples/retail/', import.meta.url);
const EXAMPLE_FILES = ['agreement.yaml', 'brand-mapping.yaml', 'publisher-mapping.yaml'];

const BODIES = [...Object.values(SAMPLE_FILES), ...EXAMPLE_FILES];
const TRUTH = 'truth.json';

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
  for (const file of EXAMPLE_FILES) await copyFile(new URL(file, EXAMPLE), join(folder, file));
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
