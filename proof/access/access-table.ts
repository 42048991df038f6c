import type { DeployableAgreement } from '#core/agreement/deployable.ts';
import { judge, type Verdict } from '#proof/access/judge.ts';
import type { Operation } from '#proof/access/operation.ts';
import { type Principal, principalsOf } from '#proof/access/principals.ts';
import type { RoomMap } from '#proof/access/room-map.ts';
import { sectionsOf } from '#proof/access/sections.ts';

/** One line of the table: an operation, and the verdict on it for each principal in their order. */
interface AccessRow {
  readonly operation: Operation;
  readonly verdicts: readonly Verdict[];
}

/** A part of the table. */
export interface AccessSection {
  readonly title: string;
  readonly about: string;
  readonly rows: readonly AccessRow[];
}

/** Who may do what in a room. */
export interface AccessTable {
  readonly principals: readonly Principal[];
  readonly sections: readonly AccessSection[];
}

/** Works the whole table out from the policies of a room. */
export const accessTable = async (
  room: RoomMap,
  agreement: Pick<DeployableAgreement, 'parties'>,
): Promise<AccessTable> => {
  const principals = await principalsOf(room, agreement);
  const rowOf = async (operation: Operation): Promise<AccessRow> => {
    const verdicts = [];
    for (const principal of principals) verdicts.push(await judge(room, operation, { principal }));
    return { operation, verdicts };
  };
  const sections = [];
  for (const { operations, ...section } of sectionsOf(room)) {
    const rows = [];
    for (const operation of operations) rows.push(await rowOf(operation));
    sections.push({ ...section, rows });
  }
  return { principals, sections };
};

/** Something that somebody may do. */
export interface Allowed {
  readonly who: string;
  readonly may: string;
  readonly on: string;
}
