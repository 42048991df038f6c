import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { csvRecord } from '#core/drops/csv-record.ts';
import type { LintReason } from '#core/lint/reasons.ts';
import { lintVerdict } from './dirt.ts';
import { type FilePeople, fileRows, type SampleFile, type SampleRow } from './rows.ts';
import type { FileTruth } from './sample-truth.ts';

/** Counts what the lint has to say about each row while the rows go by. */
const fileTally = (file: string) => {
  let rows = 0;
  let accepted = 0;
  const quarantined: Partial<Record<LintReason, number>> = {};
  return {
    count: ({ facts, again }: SampleRow): void => {
      const reason = again ? 'repeat' : lintVerdict(facts);
      rows += 1;
      if (reason === undefined) accepted += 1;
      else quarantined[reason] = (quarantined[reason] ?? 0) + 1;
    },
    truth: (): FileTruth => ({ file, rows, accepted, quarantined }),
  };
};

const CHUNK_CHARACTERS = 65_536;

/** A file to write, whom it is about, and whom to tell how many of them are done. */
export interface FileJob {
  readonly file: SampleFile;
  readonly people: FilePeople;
  readonly path: string;
  readonly onPeople: (people: number) => void;
}

function* chunks(job: FileJob, count: (row: SampleRow) => void): Generator<string> {
  let chunk = csvRecord(job.file.header);
  let done = 0;
  for (const row of fileRows(job.file, job.people)) {
    count(row);
    chunk += csvRecord(job.file.fields(row));
    if (!row.again) done += 1;
    if (chunk.length < CHUNK_CHARACTERS) continue;
    yield chunk;
    chunk = '';
    job.onPeople(done);
  }
  if (chunk !== '') yield chunk;
  job.onPeople(done);
}

/** Writes one file a chunk at a time, so that memory holds a chunk however long the file is. */
export const writeRows = async (job: FileJob): Promise<FileTruth> => {
  const tally = fileTally(job.file.name);
  await pipeline(Readable.from(chunks(job, tally.count)), createWriteStream(job.path));
  return tally.truth();
};
