import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { brandRows } from '#proof/rehearsal/people.ts';
import { prepareRows, type TestRoom } from '#proof/rehearsal/room.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

/** The command line of `init` on a room that is there, with the agreement of the tests. */
export const initAgain = async (room: TestRoom): Promise<readonly string[]> => {
  const agreement = join(await tempFolder(), 'agreement.yaml');
  await writeFile(agreement, stringify(agreementDocument()));
  return ['init', '--agreement', agreement, '--room', room.folder];
};

/** Command lines that use a room, the upload first: what is wrong with a room, each of them must tell. */
export const everyCommand = async (room: TestRoom): Promise<readonly (readonly string[])[]> => {
  const { folder } = await prepareRows(room, 'brand', brandRows(0, 200));
  return [
    ['upload', folder, '--party', 'brand'],
    ['approve', '--yes', '--party', 'brand'],
    ['ask', 'overlap', '--party', 'brand'],
    ['status'],
    ['ledger', 'list'],
  ].map((args) => [...args, '--room', room.folder]);
};
