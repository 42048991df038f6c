import { refusal } from '#core/errors.ts';
import type { DraftState } from '#core/ledger/draft-state.ts';
import type { RoomState } from '#core/ledger/room-state.ts';

/** What a party withdraws: one of its lists, or all of them. */
export interface Withdrawn {
  readonly party: string;
  readonly dataset?: string | undefined;
}

/** A list that is in the room. */
interface Listed {
  readonly party: string;
  readonly dataset: string;
}

/** What tells one withdrawal from every other. */
export const withdrawalName = ({ party, dataset }: Withdrawn): string =>
  dataset === undefined ? party : `${party}.${dataset}`;

/** Whether a withdrawal is about this list. */
export const isOf = ({ party, dataset }: Withdrawn, list: Listed): boolean =>
  list.party === party && (dataset === undefined || list.dataset === dataset);

/** Did its party withdraw this list, alone or with all others, and approve no agreement since? */
export const isWithdrawn = ({ withdrawn }: RoomState, { party, dataset }: Listed): boolean =>
  withdrawn.has(withdrawalName({ party })) || withdrawn.has(withdrawalName({ party, dataset }));

/** Throws AirlockError('refused') for a drop of a list that was withdrawn. */
export const requireDelivering = (state: RoomState, list: Listed): void => {
  if (!isWithdrawn(state, list)) return;
  throw refusal(
    'dataset-withdrawn',
    `"${list.party}" withdrew this list, and the room takes it again once "${list.party}" approved the agreement in force again: run "airlock approve --party ${list.party}", then upload.`,
  );
};

/** A party that approves the agreement in force again delivers again. */
export const liftWithdrawals = ({ withdrawn }: DraftState, party: string): void => {
  for (const name of withdrawn)
    if (name === party || name.startsWith(`${party}.`)) withdrawn.delete(name);
};
