import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AirlockError } from '#core/errors.ts';
import { brandFile } from './brand-file.ts';
import { brandPeople, type FilePeople, publisherPeople } from './file-people.ts';
import { matchTruth } from './match-truth.ts';
import { publisherFile } from './publisher-file.ts';
import type { SampleFile } from './sample-file.ts';
import { checkSampleOptions, type SampleOptions } from './sample-options.ts';
import { samplePeople } from './sample-people.ts';
import type { SampleTruth } from './sample-truth.ts';
import { type FileJob, writeRows } from './write-rows.ts';

export type { SampleOptions } from './sample-options.ts';
export type { SampleTruth } from './sample-truth.ts';

const write = async (options: SampleOptions): Promise<SampleTruth> => {
  const { directory, onProgress, ...numbers } = options;
  const people = samplePeople(options.seed);
  const brand = brandFile(options.seed, people);
  const publisher = publisherFile(options.seed, people);
  const total = options.brandPeople + options.publisherPeople;
  const job = (file: SampleFile, about: FilePeople, before: number): FileJob => ({
    file,
    people: about,
    path: join(directory, file.name),
    onPeople: (done) => onProgress?.(before + done, total),
  });
  const files = {
    brand: await writeRows(job(brand, brandPeople(options), 0)),
    publisher: await writeRows(job(publisher, publisherPeople(options), options.brandPeople)),
  };
  const source = { brand: brand.facts, publisher: publisher.facts, profile: people.profile };
  return { ...numbers, files, ...matchTruth(source, options.sharedPeople) };
};

/** The truth goes first and comes last, so that it never stands beside files it is not about. */
const writeWithTruth = async (options: SampleOptions): Promise<SampleTruth> => {
  const path = join(options.directory, 'truth.json');
  await mkdir(options.directory, { recursive: true });
  await rm(path, { force: true });
  const truth = await write(options);
  await writeFile(path, `${JSON.stringify(truth, null, 2)}\n`);
  return truth;
};

/** A file system that refuses is told in a sentence; a fault of ours passes through. */
const inOneSentence = (error: unknown, directory: string): unknown => {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return error;
  const message = `The sample cannot be written to ${directory} (${error.code}): name another directory.`;
  return new AirlockError('usage', message, { cause: error });
};

/**
 * Writes a brand's and a publisher's file about made-up people, as dirty as real ones, and what is
 * true about them. Streams: memory does not grow with the size. An older sample is overwritten.
 */
export const writeSample = async (options: SampleOptions): Promise<SampleTruth> => {
  checkSampleOptions(options);
  try {
    return await writeWithTruth(options);
  } catch (error) {
    throw inOneSentence(error, options.directory);
  }
};
