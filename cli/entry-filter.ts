import { timeOf } from '#cli/time-of.ts';
import { wholeMinute } from '#core/day.ts';
import { AirlockError } from '#core/errors.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import { LedgerEvent } from '#core/ledger/events.ts';

/** Which entries of a ledger are meant: all that fit each of these. */
export interface EntryFilter {
  readonly party?: string;
  readonly type?: string;
  readonly analysis?: string;
  /** A day or a time: not before its beginning. */
  readonly since?: string;
  /** A day or a time: not after its end. */
  readonly until?: string;
}

/** Types of entries, as the register of events has them. */
export const EVENT_TYPES: readonly string[] = LedgerEvent.options.map(
  ({ shape }) => shape.type.value,
);

/** Entries say the minute alone: the one that the time lies in is meant too. */
const beginningOf = (text: string | undefined): number | undefined => {
  const time = timeOf(text, 'beginning');
  return time && wholeMinute(new Date(time)).getTime();
};

const analysisOf = (event: LedgerEvent): string | undefined =>
  'analysis' in event ? event.analysis : undefined;

/** The entries that are meant. Throws AirlockError('usage') for what is no time. */
export const entryFilter = (filter: EntryFilter): ((entry: LedgerEntry) => boolean) => {
  const since = beginningOf(filter.since) ?? Number.NEGATIVE_INFINITY;
  const until = timeOf(filter.until, 'end') ?? Number.POSITIVE_INFINITY;
  if (since > until)
    throw new AirlockError('usage', 'The time of --since is after that of --until: swap them.');
  return ({ at, event }) => {
    const time = Date.parse(at);
    return (
      time >= since &&
      time <= until &&
      (filter.type === undefined || event.type === filter.type) &&
      (filter.analysis === undefined || analysisOf(event) === filter.analysis) &&
      (filter.party === undefined || ('party' in event && event.party === filter.party))
    );
  };
};
