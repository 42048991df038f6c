import {
  type IdentifierKind,
  isOwnSlot,
  type MatchSlot,
  OWN_ID,
  ROW_LABEL,
  type TokenKind,
} from '#core/identifiers/kinds.ts';
import type { KeyRing, Subkey } from '#core/ports/key-ring.ts';
import { labelKey } from '#core/tokens/label-key.ts';
import { tokenRootOf } from '#core/tokens/token-root.ts';

/** What a subkey is bound to. Both parties share it, so that the same digest gives the same token. */
export interface TokenScope {
  readonly collaboration: string;
  readonly epoch: number;
}

/** The scope of ids of a party's own, which nobody else has: the same digest gives another token to another party. */
export interface PartyScope extends TokenScope {
  readonly party: string;
}

/** Version of the token format: another one gives other tokens everywhere. */
const TOKEN_FORMAT = 'v1';

const SUBKEY_BITS = 256;

const uint32 = (value: number): Uint8Array => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
};

/**
 * The fixed input of NIST SP 800-108r1, section 4.1 (KDF in counter mode), for the one block that 256 bits
 * need: `[1]₃₂ ‖ Label ‖ 0x00 ‖ Context ‖ [256]₃₂`. Label and context hold only `a-z 0-9 _ / - ; =`, so no
 * two labels or scopes give the same bytes.
 */
export const fixedInput = (
  label: string,
  { collaboration, epoch, party }: Pick<TokenScope, 'collaboration'> & Partial<PartyScope>,
): Uint8Array => {
  const text = new TextEncoder();
  const ofEpoch = epoch === undefined ? '' : `;epoch=${epoch}`;
  const ofParty = party === undefined ? '' : `;party=${party}`;
  return Buffer.concat([
    uint32(1),
    text.encode(label),
    Uint8Array.of(0),
    text.encode(`collaboration=${collaboration}${ofEpoch}${ofParty}`),
    uint32(SUBKEY_BITS),
  ]);
};

/** What the subkey of a kind of identifier is derived from, for both parties. */
export const derivationInput = (
  kind: IdentifierKind | MatchSlot,
  { collaboration, epoch }: TokenScope,
): Uint8Array => fixedInput(`airlock/token/${TOKEN_FORMAT}/${kind}`, { collaboration, epoch });

/** What the one subkey of a party's own ids is derived from, whatever place of a person they are in. */
export const ownIdInput = ({ collaboration, epoch, party }: PartyScope): Uint8Array =>
  fixedInput(`airlock/token/${TOKEN_FORMAT}/${OWN_ID}`, { collaboration, epoch, party });

type Subkeys = Map<TokenKind, Subkey>;

/** Another copy for each place, since each is zeroed by whoever has it. */
const copyOfSlot = (made: Subkeys): Subkey | undefined => {
  const slot = [...made.keys()].find(isOwnSlot);
  const subkey = slot && made.get(slot);
  return subkey && (new Uint8Array(subkey) as Subkey);
};

type Derive = (kind: Exclude<TokenKind, typeof ROW_LABEL>) => Promise<Uint8Array>;

const subkeyOf = async (kind: TokenKind, made: Subkeys, derive: Derive): Promise<Subkey> => {
  if (kind === ROW_LABEL) return labelKey();
  const copy = isOwnSlot(kind) ? copyOfSlot(made) : undefined;
  return copy ?? ((await derive(kind)) as Subkey);
};

/** Derives a key for each kind, and one for all places of a party's own ids; lends them, and zeroes them whatever happens. */
export const lendSubkeys = async <Result>(
  kinds: readonly TokenKind[],
  derive: Derive,
  use: (subkeys: ReadonlyMap<TokenKind, Subkey>) => Promise<Result>,
): Promise<Result> => {
  const made: Subkeys = new Map();
  try {
    for (const kind of kinds) made.set(kind, await subkeyOf(kind, made, derive));
    return await use(made);
  } finally {
    for (const subkey of made.values()) subkey.fill(0);
  }
};

/** The keys of tokens (one GenerateMac each), lent as `lendSubkeys` does. */
export const withSubkeys = <Result>(
  keyRing: KeyRing,
  { kinds, scope }: { readonly kinds: readonly TokenKind[]; readonly scope: PartyScope },
  use: (subkeys: ReadonlyMap<TokenKind, Subkey>) => Promise<Result>,
): Promise<Result> =>
  lendSubkeys(
    kinds,
    (kind) =>
      keyRing.generateMac(
        tokenRootOf(scope.epoch),
        isOwnSlot(kind) ? ownIdInput(scope) : derivationInput(kind, scope),
      ),
    use,
  );
