import { type AgreedActivation, listTerms } from '#core/activation/list-terms.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { activationOf } from '#core/agreement/lookup.ts';
import type { PaidList, RoomState } from '#core/ledger/room-state.ts';
import { findAgreement } from '#core/usecases/agreements/agreements.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects'>;

/** A list that was made, and not just paid for. */
export type ReleasedList = PaidList & { readonly released: NonNullable<PaidList['released']> };

/** Whether a list was made, and not just paid for. */
export const isReleased = (list: PaidList): list is ReleasedList => list.released !== undefined;

/** The lists of an activation that are what the agreement says of it now: what it may be asked for again. */
export interface AgreedLists {
  /** The one that was made last: the publisher is handed this one, and no other. */
  readonly newest: ReleasedList | undefined;
  /** Those that were paid for and never made, the latest first. */
  readonly undrawn: readonly PaidList[];
}

/** What a list was agreed to be when it was paid for; undefined where that agreement is lost. */
export const agreedThen = async (
  ports: Ports,
  list: PaidList,
): Promise<AgreedActivation | undefined> => {
  const found = await findAgreement(ports, list.agreement);
  if (typeof found === 'string') return undefined;
  const activation = found.agreement.activations?.[list.activation];
  return activation && { agreement: found.agreement, activation };
};

/** Finds those of an activation, under whichever agreement they were paid for. */
export const agreedLists = async (
  ports: Ports,
  state: RoomState,
  { name, agreement }: { readonly name: string; readonly agreement: Agreement },
): Promise<AgreedLists> => {
  const terms = listTerms({ agreement, activation: activationOf(agreement, name) });
  const same: PaidList[] = [];
  for (const list of state.lists.values()) {
    if (list.activation !== name) continue;
    const then = await agreedThen(ports, list);
    if (then && listTerms(then) === terms) same.push(list);
  }
  return {
    newest: same.findLast(isReleased),
    undrawn: same.filter((list) => !isReleased(list)).toReversed(),
  };
};
