import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConsoleTerms } from '#console/visit.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { approveAll, openTestRoom } from '#proof/rehearsal/room.ts';
import { type OpenConsole, openConsole } from '#test/support/console/open-console.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

/** The file of a brand's customers: its classes are written otherwise than they are declared, and every fourth person said no. */
export const customersFile = (people: number): string => {
  const rows = Array.from({ length: people }, (_, at) =>
    [
      ...[`jane.doe${at}@example.org`, `+44740000${String(at).padStart(4, '0')}`],
      ...[at % 2 === 0 ? 'gold' : 'SLV', at % 4 === 3 ? 'no' : 'yes'],
    ].join(','),
  );
  return `E-mail,Mobile,Tier,Opt-in\n${rows.join('\n')}\n`;
};

/** A room in which an agreement is in force and nothing was delivered, and a brand's folder with its customers. */
export interface ListRoom {
  readonly console: OpenConsole;
  readonly files: string;
}

const PEOPLE = 400;

/** Opens the console of a brand on such a room: `afterEach(closeTestRooms)` and `removeTempFolders`. */
export const openListRoom = async (
  agreement?: AgreementWithDigest,
  terms: Partial<ConsoleTerms> = {},
): Promise<ListRoom> => {
  const room = await openTestRoom(agreement ? { agreement } : {});
  await approveAll(room);
  const files = await tempFolder();
  await writeFile(join(files, 'customers.csv'), customersFile(PEOPLE));
  return { console: await openConsole(room.folder, { ...terms, files }), files };
};
