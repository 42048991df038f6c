import type { Check } from '#proof/smoke/check.ts';
import { deniedKeys } from '#proof/smoke/checks/denied-keys.ts';
import { deniedReads } from '#proof/smoke/checks/denied-reads.ts';
import { bothApprove } from '#proof/smoke/end-to-end/checks/approvals.ts';
import { equalLists } from '#proof/smoke/end-to-end/checks/equal-lists.ts';
import { knownOverlap } from '#proof/smoke/end-to-end/checks/known-overlap.ts';
import { projection } from '#proof/smoke/end-to-end/checks/projection.ts';
import { equalStageRows } from '#proof/smoke/end-to-end/checks/stage-rows.ts';
import { tableTypes } from '#proof/smoke/end-to-end/checks/table-types.ts';
import { wholeLedger } from '#proof/smoke/end-to-end/checks/whole-ledger.ts';
import type { Journey } from '#proof/smoke/end-to-end/journey.ts';
import type { SmokeRoom } from '#proof/smoke/smoke-room.ts';

/** Two lists on their whole way, and what the operator can see of it. They must come in this order. */
export const endToEnd = (room: SmokeRoom): readonly Check<Journey>[] => [
  bothApprove,
  ...equalLists,
  equalStageRows,
  ...projection,
  tableTypes,
  ...knownOverlap,
  wholeLedger,
  ...deniedReads(room),
  ...deniedKeys(room),
];
