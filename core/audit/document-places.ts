import type { RoomScope } from '#core/audit/room-scope.ts';
import { quotedText } from '#core/audit/sql-conditions.ts';

/** Parts of a list that are looked at: a policy of 20 KB, the longest there is, holds no more statements. */
const PLACES = 100;

/** Where in JSON one part stands, which lists hold under numbers, and what is no list without. */
const suffixes = ['', ...Array.from({ length: PLACES }, (_, at) => `[${at}]`)];

/** The text of "principals" without the accounts that may be named there. */
const withoutOwn = (parties: readonly string[]): string =>
  parties.reduce(
    (text, account) => `replace(${text}, ${quotedText(account)}, '')`,
    "replace(principals, account, '')",
  );

/**
 * Pieces of SQL by which a question reads a document within an event: the places of a list, and whether
 * "principals" of a statement names another account than its own and those of the parties.
 */
export const documentPlaces = (room?: RoomScope): Readonly<Record<string, string>> => ({
  places: `(values ${suffixes.map((suffix) => `(${quotedText(suffix)})`).join(', ')}) as place (suffix)`,
  names_strangers: `regexp_like(${withoutOwn(room?.parts?.parties ?? [])}, '[0-9]{12}')`,
});
