import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { peopleAttributesOf } from '#core/agreement/lookup.ts';
import type { TestRow } from '#proof/rehearsal/people.ts';
import { datasetOf } from '#proof/rehearsal/room.ts';
import { fillRoom } from '#test/corpora/play-case.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

type Rows = (party: 'brand' | 'publisher') => readonly TestRow[];

const writeParty = async (
  folder: string,
  party: 'brand' | 'publisher',
  { signed, rowsOf }: { readonly signed: AgreementWithDigest; readonly rowsOf: Rows },
): Promise<void> => {
  const rows = rowsOf(party);
  const names = Object.keys(rows[0] ?? {});
  const lines = [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))];
  await writeFile(join(folder, `${party}.csv`), lines.map((line) => `${line.join()}\n`).join(''));
  // Columns are called as the attributes are.
  const attributes = Object.keys(
    peopleAttributesOf(signed.agreement, party, datasetOf({ signed }, party)),
  );
  const mapping = {
    identifiers: { email: { column: 'email' }, phone: { column: 'phone' } },
    attributes: Object.fromEntries(attributes.map((name) => [name, name])),
  };
  await writeFile(join(folder, `${party}-mapping.yaml`), stringify(mapping));
};

/** A room in a folder that both parties filled by the commands, from a file of such rows each: its path. */
export const fillTrialRoom = async (signed: AgreementWithDigest, rowsOf: Rows): Promise<string> => {
  const folder = await tempFolder();
  for (const party of ['brand', 'publisher'] as const)
    await writeParty(folder, party, { signed, rowsOf });
  await writeFile(join(folder, 'agreement.yaml'), stringify(signed.agreement));
  const filled = await fillRoom({ folder, file: 'publisher.csv' });
  if ('stopped' in filled) throw new Error(filled.stopped.err);
  return filled.room;
};
