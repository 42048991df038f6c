import { tokenColumns } from '#adapters/duckdb/person-marks.ts';
import { quoteName } from '#adapters/duckdb/quote.ts';
import { fillSql } from '#adapters/sql-files.ts';
import { isMatchSlot, type TokenKind } from '#core/identifiers/kinds.ts';
import { markedKinds } from '#core/identifiers/marked-kinds.ts';

/** What the two statements that settle one kind in one shard are about. */
export interface Settling {
  readonly kind: TokenKind;
  /** All kinds of the list. */
  readonly kinds: readonly TokenKind[];
  /** Names of its attributes. */
  readonly attributes: readonly string[];
  /** What all parts have of the kind in the shard, as a relation of the engine. */
  readonly pieces: string;
  /** How many people may have a token of it. */
  readonly holders: number;
}

/** The token that was lost, where it is a match key: others stand in the columns of their kind. */
const GONE = ['_gone_hi', '_gone_lo'];

/** The columns of a row of losers, in their order: which kind was lost, by whom, and what is known of that person. */
export const loserColumns = ({
  kinds,
  attributes,
}: Pick<Settling, 'kinds' | 'attributes'>): readonly string[] => [
  '_lost',
  'person',
  ...(kinds.some(isMatchSlot) ? GONE : []),
  ...markedKinds(kinds).flatMap(tokenColumns),
  ...attributes,
];

/**
 * What a row of losers says, out of a row of `tokens`. A person's token of the kind at hand is the row's own; a match key is
 * one of those that are told together.
 */
export const toldOfLoser = (settling: Settling): readonly string[] => {
  const isKey = isMatchSlot(settling.kind);
  const [high, low] = isKey ? GONE : tokenColumns(settling.kind);
  return loserColumns(settling).map((name) => {
    if (name === '_lost') return `'${settling.kind}' as _lost`;
    if (name === high) return `tokens.token_hi as ${name}`;
    if (name === low) return `tokens.token_lo as ${name}`;
    if (GONE.includes(name)) return `cast(0 as bigint) as ${name}`;
    return `tokens.${quoteName(name)}`;
  });
};

/** Finds who loses tokens of the kind that lie between the two values that it binds, to lower persons of the list. */
export const losersSql = (settling: Settling): Promise<string> =>
  fillSql('settling/losers', {
    pieces: settling.pieces,
    holders: String(settling.holders),
    told: toldOfLoser(settling).join(', '),
  });

/** Finds what is left of the kind without its losers, a relation that says `person` of each. */
export const keptSql = ({ pieces, attributes }: Settling, losers: string): Promise<string> =>
  fillSql('settling/kept', {
    ...{ pieces, losers },
    told: ['token_hi', 'token_lo', 'person', ...attributes.map(quoteName)]
      .map((name) => `tokens.${name}`)
      .join(', '),
  });
