import type { SubjectIdentifier } from '#core/drops/subject-identifier.ts';
import { kindsOfOwners, OWN_ID, OWN_SLOTS, type TokenKind } from '#core/identifiers/kinds.ts';
import type { HeldPerson, HeldToken, KindTokens } from '#core/ports/version-files.ts';
import { type PartyScope, withSubkeys } from '#core/tokens/subkey.ts';
import { tokenOf } from '#core/tokens/token.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** The places in which an identifier of a kind can stand. */
const placesOf = ({ kind }: SubjectIdentifier): readonly TokenKind[] =>
  kind === OWN_ID ? OWN_SLOTS : [kind];

/** The tokens of a person's identifiers, in every place in which each can stand. They stay in the use case. */
export const tokensOf = (
  { keyRing }: Pick<RoomPorts, 'keyRing'>,
  identifiers: readonly SubjectIdentifier[],
  scope: PartyScope,
): Promise<KindTokens> => {
  const kinds = [...new Set(identifiers.flatMap(placesOf))];
  return withSubkeys(keyRing, { kinds, scope }, async (subkeys) => {
    const tokens = new Map<TokenKind, HeldToken[]>();
    for (const identifier of identifiers)
      for (const place of placesOf(identifier)) {
        const subkey = subkeys.get(place);
        if (subkey) add(tokens, place, tokenOf(subkey, identifier.digest));
      }
    return tokens;
  });
};

const add = (tokens: Map<TokenKind, HeldToken[]>, kind: TokenKind, token: HeldToken): void => {
  const { hi, lo } = token;
  const held = tokens.get(kind) ?? [];
  if (!held.some((each) => each.hi === hi && each.lo === lo)) tokens.set(kind, [...held, token]);
};

/**
 * By which tokens the events of a person are known: by those that were asked with, and by those of the rows of its
 * people, since the room itself finds whose an event is by these.
 */
export const eventTokens = (asked: KindTokens, people: readonly HeldPerson[]): KindTokens => {
  const all = new Map<TokenKind, HeldToken[]>();
  const sources = [asked, ...people.map(ownTokens)];
  // An event has its own id in the first place, a person in any.
  for (const source of sources)
    for (const [kind, tokens] of source)
      for (const place of kindsOfOwners([kind])) for (const token of tokens) add(all, place, token);
  return all;
};

const ownTokens = ({ tokens }: HeldPerson): KindTokens =>
  new Map([...tokens].map(([kind, token]) => [kind, [token]]));
