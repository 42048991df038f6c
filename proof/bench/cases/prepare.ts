import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DropFolder } from '#adapters/local/drop-folder.ts';
import { openRecords } from '#adapters/local/records/open-records.ts';
import { ThreadedReading } from '#adapters/local/rows/threaded-reading.ts';
import { systemRandomness } from '#adapters/system-randomness.ts';
import { readMapping } from '#cli/read-file.ts';
import { prepareDrop } from '#core/usecases/drops/prepare-drop.ts';
import { benchAgreement, examplePath } from '#proof/bench/data/example.ts';
import type { Timer } from '#proof/bench/timing.ts';

const CHANCE = { randomness: systemRandomness, clock: { now: () => new Date() } };

/** Measures the way from a CSV file with raw e-mails and phone numbers to a drop. */
export const run = async ({ folder }: { folder: string }, time: Timer): Promise<undefined> => {
  const signed = await benchAgreement();
  const mapping = await readMapping(examplePath('brand-mapping.yaml'));
  const out = join(folder, `drop-${process.pid}`);
  const prepared = await time(async () => {
    const source = await openRecords(join(folder, 'brand-customers.csv'), {
      encoding: 'utf-8',
      delimiter: undefined,
    });
    const openDrop = (columns: readonly string[]) => DropFolder.open(out, columns);
    return prepareDrop({ ...CHANCE, source, openDrop, reading: new ThreadedReading() })({
      signed,
      party: 'brand',
      dataset: 'customers',
      mapping,
      attestation: undefined,
    });
  });
  await rm(out, { recursive: true });
  if (prepared.outcome !== 'prepared') throw new Error('the file was refused');
};
