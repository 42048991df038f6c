import { join } from 'node:path';
import { DropFolder } from '#adapters/local/drop-folder.ts';
import { openRecords } from '#adapters/local/records/open-records.ts';
import { systemRandomness } from '#adapters/system-randomness.ts';
import type { Mapping } from '#core/drops/mapping.ts';
import { prepareDrop } from '#core/usecases/drops/prepare-drop.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { stepClock } from '#test/support/memory/step-clock.ts';
import { type TextTable, writeTable } from '#test/support/party-file.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

/** How the columns of `people` are used. */
export const MAPPING: Mapping = {
  identifiers: {
    email: { column: 'E-mail', hashed: false },
    phone: { column: 'Tel', hashed: false },
  },
  attributes: { tier: 'Tier' },
  consent: { column: 'Consent', accept: ['yes'] },
};

/** Columns of `people`. */
export const COLUMNS = ['Name', 'E-mail', 'Tel', 'Tier', 'Consent'];

const person = (n: number): readonly string[] => [
  `Person ${n}`,
  ` Person${n}@Example.org `,
  `07400 ${String(n).padStart(6, '0')}`,
  n % 2 === 0 ? 'gold' : 'silver',
  'Yes',
];
/** A table of so many people. */
export const people = (count: number): TextTable => ({
  columns: COLUMNS,
  rows: Array.from({ length: count }, (_, n) => person(n)),
});

/** What is another than usual. */
export interface Change {
  readonly mapping?: Mapping;
  readonly party?: string;
  readonly dataset?: string;
  readonly attestation?: string;
  /** Called with each batch that was read. */
  readonly onProgress?: () => void;
  /** Where the drop goes; a new folder if left out. */
  readonly out?: string;
}

/** Prepares a file. */
export const prepare = async (path: string, change: Change = {}) => {
  const out = change.out ?? join(await tempFolder(), 'drop');
  const read = { encoding: 'utf-8', delimiter: undefined } as const;
  const source = await openRecords(path, read);
  const mapping = change.mapping ?? MAPPING;
  const openDrop = (columns: readonly string[]) => DropFolder.open(out, columns);
  const progress: number[] = [];
  const preparation = prepareDrop({
    source,
    openDrop,
    clock: stepClock(),
    randomness: systemRandomness,
  })({
    signed: testAgreement(),
    party: change.party ?? 'brand',
    dataset: change.dataset ?? 'customers',
    mapping,
    attestation: change.attestation,
    onProgress: (done) => {
      change.onProgress?.();
      progress.push(done);
    },
  });
  return { out, preparation: await preparation, progress };
};

/** Prepares a table, from a CSV file. */
export const prepareTable = async (table: TextTable, change: Change = {}) =>
  prepare(await writeTable('list.csv', table), change);
