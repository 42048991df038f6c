import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { DAY_MS, daysAfter } from '#core/day.ts';
import type { PublishedVersion, RoomState } from '#core/ledger/room-state.ts';

/** Did more than so many days go by since then? */
export const isPast = (now: Date, since: Date | string, days: number): boolean =>
  now.getTime() - new Date(since).getTime() > days * DAY_MS;

/**
 * Versions of a party that were asked about, ended before their time, and would be here still: no later list can be
 * held against them.
 */
export const versionsCutShort = (
  { versions, cutShort }: RoomState,
  party: string,
  { agreement, now }: { readonly agreement: Agreement; readonly now: Date },
): readonly PublishedVersion[] =>
  versions.filter(
    (each) =>
      each.party === party &&
      cutShort.has(each.version) &&
      !isPast(now, each.at, agreement.retention.tokensDays),
  );

/** The last day of the terms of some versions, as 2026-11-27. */
export const lastEnd = (
  versions: readonly PublishedVersion[],
  { retention }: Pick<Agreement, 'retention'>,
): string => {
  const last = new Date(Math.max(...versions.map(({ at }) => Date.parse(at)))).toISOString();
  return daysAfter(last, retention.tokensDays).slice(0, 10);
};

/** Is a version's time up, by the agreement in force, also where its files are still to be removed? */
export const hasEnded = (
  { version, at }: PublishedVersion,
  state: RoomState,
  { agreement, now }: { readonly agreement: Agreement; readonly now: Date },
): boolean => state.expired.has(version) || isPast(now, at, agreement.retention.tokensDays);
