import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DropFolder } from '#adapters/local/drop-folder.ts';
import { openRecords } from '#adapters/local/records/open-records.ts';
import { ThreadedReading } from '#adapters/local/rows/threaded-reading.ts';
import { readMapping } from '#cli/read-file.ts';
import type { RowReading } from '#core/ports/row-reading.ts';
import { prepareDrop } from '#core/usecases/drops/prepare-drop.ts';
import { READ_HERE } from '#core/usecases/drops/read-records.ts';
import { benchAgreement, examplePath } from '#proof/bench/data/example.ts';
import { writeSample } from '#sample/write-sample.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const PEOPLE = { brandPeople: 9_000, publisherPeople: 9_000, sharedPeople: 3_000 };

const SIDES = [
  { party: 'brand', dataset: 'customers', file: 'brand-customers.csv' },
  { party: 'publisher', dataset: 'audience', file: 'publisher-audience.csv' },
] as const;

/** Digests of the files of a drop, by their names. */
const dropOf = async (
  { party, dataset, file }: (typeof SIDES)[number],
  folder: string,
  reading: RowReading,
): Promise<Readonly<Record<string, string>>> => {
  const out = join(await tempFolder(), 'drop');
  const source = await openRecords(join(folder, file), { encoding: 'utf-8', delimiter: undefined });
  const prepared = await prepareDrop({
    source,
    reading,
    openDrop: (columns) => DropFolder.open(out, columns),
    clock: { now: () => new Date(0) },
    randomness: { bytes: (count) => new Uint8Array(count) },
  })({
    signed: await benchAgreement(),
    ...{ party, dataset, attestation: 'everybody agreed' },
    mapping: await readMapping(examplePath(`${party}-mapping.yaml`)),
  });
  expect(prepared.outcome).toBe('prepared');
  const files: Record<string, string> = {};
  for (const name of (await readdir(out)).filter((each) =>
    /manifest|lint|part-|quarantine/.test(each),
  ))
    files[name] = createHash('sha256')
      .update(await readFile(join(out, name)))
      .digest('hex');
  return files;
};

describe('the dirty sample', () => {
  afterAll(removeTempFolders);

  it.each([1, 2, 3])(
    'is the same drop from its bytes, by any threads, as by the rules: seed %i',
    async (seed) => {
      const folder = await tempFolder();
      await writeSample({ directory: folder, seed, ...PEOPLE });
      for (const side of SIDES) {
        const byRules = await dropOf(side, folder, READ_HERE);
        expect(Object.keys(byRules).length).toBeGreaterThan(3);
        expect(await dropOf(side, folder, new ThreadedReading())).toEqual(byRules);
        expect(await dropOf(side, folder, new ThreadedReading({ threads: 3, here: 0 }))).toEqual(
          byRules,
        );
      }
    },
  );
});
