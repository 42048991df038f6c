import { DAY_MS } from '#core/day.ts';
import type { LedgerEntry, LedgerEvent } from '#core/ledger/entry.ts';
import { REFUSALS_A_DAY } from '#core/limits.ts';

type Refusal = Extract<LedgerEvent['type'], 'question-refused' | 'drop-refused'>;

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
