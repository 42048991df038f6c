import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { DAY_MS } from '#core/day.ts';
import type { PublishedVersion, RoomState } from '#core/ledger/room-state.ts';

/** Did more than so many days go by since then? */
export const isPast = (now: Date, since: Date | string, days: number): boolean =>
  now.getTime() - new Date(since).getTime() > days * DAY_MS;

/** Is a version's time up, by the agreement in force, also where its files are still to be removed? */
export const hasEnded = (
  { version, at }: PublishedVersion,
  state: RoomState,
  { agreement, now }: { readonly agreement: Agreement; readonly now: Date },
): boolean => state.expired.has(version) || isPast(now, at, agreement.retention.tokensDays);
