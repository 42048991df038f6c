import { type AccessTable, accessTable } from '#proof/access/access-table.ts';
import { allowedIn, refuseUnnamed } from '#proof/access/allowed-cells.ts';
import { type CircumstanceTable, circumstanceTable } from '#proof/access/circumstances.ts';
import type { DeployedRoom } from '#proof/access/deployed-room.ts';
import { placesOf } from '#proof/access/places.ts';
import { renderSummary } from '#proof/access/render-summary.ts';
import { renderTable } from '#proof/access/render-table.ts';
import { servicesOf } from '#proof/access/services.ts';
import { type StandingPower, standingPowers } from '#proof/access/standing-powers.ts';
import { underRails } from '#proof/access/under-rails.ts';
import { exampleRails } from '#proof/rails/example.ts';

/** Where the summary is committed. */
export const SUMMARY_PAGE = new URL('../../docs/access.md', import.meta.url);
/** Where the table behind it is. */
export const TABLE_PAGE = new URL('../../docs/access-table.md', import.meta.url);

/** Who may do what in a room, and the pages that show it. */
export interface AccessPages {
  readonly table: AccessTable;
  readonly circumstances: CircumstanceTable;
  readonly powers: readonly StandingPower[];
  readonly texts: { readonly summary: string; readonly table: string };
}

const powersIn = async (
  { map: room, stage }: DeployedRoom,
  { principals }: AccessTable,
): Promise<readonly StandingPower[]> => {
  const admin = principals.find(({ name }) => name === 'operator admin');
  if (!admin) throw new Error('Nobody administers the account of the operator.');
  return standingPowers({ room, railed: underRails(room, exampleRails(stage)) }, admin);
};

/**
 * Works out who may do what in a room, and the pages that say so. Throws if something is allowed for which no
 * sentence gives a reason.
 */
export const accessPages = async (room: DeployedRoom): Promise<AccessPages> => {
  const { map, agreement } = room;
  const table = await accessTable(map, agreement);
  const parties = agreement.parties.map(({ id }) => id);
  refuseUnnamed(table, parties);
  const circumstances = await circumstanceTable(map, table.principals);
  const services = await servicesOf(map);
  const powers = await powersIn(room, table);
  const places = placesOf(allowedIn(table), parties);
  const texts = {
    summary: renderSummary({ places, powers }),
    table: renderTable({ table, circumstances, services }),
  };
  return { table, circumstances, powers, texts };
};
