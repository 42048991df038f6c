import type { LedgerEntry, LedgerEvent } from '#core/ledger/entry.ts';

type Refusal = Extract<LedgerEvent['type'], 'question-refused' | 'drop-refused'>;

const DAY_MS = 86_400_000;

/**
 * Most refusals of one kind that the ledger takes about one party in a day. An entry stays for as long as
 * the ledger is locked, and every cold start reads all of them: a party that is refused without end would
 * make the room slower for both, and in the end stop it.
 */
const REFUSALS_A_DAY = 100;

/** Did the ledger take as many refusals about this party within a day as it takes? */
export const isRefusedTooOften = (
  entries: readonly LedgerEntry[],
  of: { readonly type: Refusal; readonly party: string },
  now: Date,
): boolean =>
  entries.filter(
    ({ at, event }) =>
      event.type === of.type &&
      event.party === of.party &&
      now.getTime() - new Date(at).getTime() < DAY_MS,
  ).length >= REFUSALS_A_DAY;
