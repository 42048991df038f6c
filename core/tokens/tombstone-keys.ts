import { isOwnSlot, OWN_ID, type TokenKind } from '#core/identifiers/kinds.ts';
import type { KeyRing, Subkey } from '#core/ports/key-ring.ts';
import { fixedInput, lendSubkeys, type PartyScope } from '#core/tokens/subkey.ts';

/** Whose marks: of one party of one collaboration, whatever the epoch. */
type TombstoneScope = Omit<PartyScope, 'epoch'>;

/** Version of the marks: another one would know nobody of those before. */
const MARK_FORMAT = 'v1';

/** What the key is derived from that marks a kind of identifier for a party. All places of its own ids have one. */
export const tombstoneInput = (
  kind: TokenKind,
  { collaboration, party }: TombstoneScope,
): Uint8Array =>
  fixedInput(`airlock/tombstone/${MARK_FORMAT}/${isOwnSlot(kind) ? OWN_ID : kind}`, {
    collaboration,
    party,
  });

/**
 * Derives the keys that mark who is to stay forgotten, from `tombstone-root`; lends them and zeroes them. A mark is the
 * first half of the HMAC of a digest, as a token is, under a key that outlives every epoch: it is nobody's token.
 */
export const withTombstoneKeys = <Result>(
  keyRing: KeyRing,
  { kinds, scope }: { readonly kinds: readonly TokenKind[]; readonly scope: TombstoneScope },
  use: (subkeys: ReadonlyMap<TokenKind, Subkey>) => Promise<Result>,
): Promise<Result> =>
  lendSubkeys(
    kinds,
    (kind) => keyRing.generateMac('tombstone-root', tombstoneInput(kind, scope)),
    use,
  );

/** Bytes of a key check value, as of the key of tokens. */
const CHECK_BYTES = 16;

/** Tells one key of marks from another, and nothing of marks: the MAC of a text of its own. */
export const tombstoneKeyCheck = async (
  keyRing: KeyRing,
  { collaboration, party }: TombstoneScope,
): Promise<string> => {
  const input = fixedInput('airlock/tombstone-check/v1', { collaboration, party });
  const mac = await keyRing.generateMac('tombstone-root', input);
  return Buffer.from(mac).subarray(0, CHECK_BYTES).toString('hex');
};
