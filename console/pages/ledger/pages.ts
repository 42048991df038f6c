import { z } from 'zod';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import { LedgerEvent } from '#core/ledger/events.ts';

/** So many fit well into what a page may weigh, with their questions. */
const ENTRIES_A_PAGE = 40;

/** Most pages that an address may ask for. */
const MAX_PAGE = 1_000_000;

type EventType = LedgerEvent['type'];

/** What can happen, in the order in which the register has it. */
export const EVENT_TYPES: readonly EventType[] = LedgerEvent.options.map(
  ({ shape }) => shape.type.value,
);

/** What the address of the page may ask for. */
export const EntriesAsked = z.strictObject({
  party: z.string().max(80).optional(),
  type: z.enum(EVENT_TYPES as [EventType, ...EventType[]]).optional(),
  since: z.iso.date().optional(),
  until: z.iso.date().optional(),
  page: z.coerce.number().int().min(1).max(MAX_PAGE).optional(),
});
export type EntriesAsked = z.infer<typeof EntriesAsked>;

/** Where a page of entries is. */
export const addressOf = (asked: EntriesAsked): string => {
  const fields = Object.entries(asked).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(
    fields.map(([name, value]): [string, string] => [name, String(value)]),
  );
  return query.size === 0 ? '/ledger' : `/ledger?${query}`;
};

/** Some entries, and where among all of them they are. */
export interface PageOfEntries {
  readonly entries: readonly LedgerEntry[];
  readonly page: number;
  readonly pages: number;
  readonly from: number;
  readonly to: number;
  readonly all: number;
}

/** A page of entries, the newest first; the last one where so many pages are not there. */
export const pageOf = (entries: readonly LedgerEntry[], asked = 1): PageOfEntries => {
  const all = entries.length;
  const pages = Math.max(1, Math.ceil(all / ENTRIES_A_PAGE));
  const page = Math.min(asked, pages);
  const start = (page - 1) * ENTRIES_A_PAGE;
  const shown = entries.toReversed().slice(start, start + ENTRIES_A_PAGE);
  return { entries: shown, page, pages, all, from: start + 1, to: start + shown.length };
};
