import { type AccessTable, accessTable } from '#proof/access/access-table.ts';
import { type CircumstanceTable, circumstanceTable } from '#proof/access/circumstances.ts';
import type { DeployedRoom } from '#proof/access/deployed-room.ts';
import { renderAccess } from '#proof/access/render-access.ts';
import { servicesOf } from '#proof/access/services.ts';

/** Where the table is committed. */
export const ACCESS_PAGE = new URL('../../docs/access.md', import.meta.url);

/** The table of a room, and the page that shows it. */
export interface AccessPage {
  readonly table: AccessTable;
  readonly circumstances: CircumstanceTable;
  readonly text: string;
}

/** Works out who may do what in a room, and the page that says so. */
export const accessPage = async ({ map, agreement }: DeployedRoom): Promise<AccessPage> => {
  const table = await accessTable(map, agreement);
  const circumstances = await circumstanceTable(map, table.principals);
  const services = await servicesOf(map);
  return { table, circumstances, text: renderAccess({ table, circumstances, services }) };
};
