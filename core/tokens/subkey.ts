import { type IdentifierKind, ROW_LABEL, type TokenKind } from '#core/identifiers/kinds.ts';
import type { KeyRing, Subkey } from '#core/ports/key-ring.ts';
import { labelKey } from '#core/tokens/label-key.ts';

/** What a subkey is bound to. Both parties share it, so that the same digest gives the same token. */
export interface TokenScope {
  readonly collaboration: string;
  readonly epoch: number;
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
export const fixedInput = (label: string, scope: TokenScope): Uint8Array => {
  const text = new TextEncoder();
  return Buffer.concat([
    uint32(1),
    text.encode(label),
    Uint8Array.of(0),
    text.encode(`collaboration=${scope.collaboration};epoch=${scope.epoch}`),
    uint32(SUBKEY_BITS),
  ]);
};

/** What the subkey of a kind is derived from. */
export const derivationInput = (kind: IdentifierKind, scope: TokenScope): Uint8Array =>
  fixedInput(`airlock/token/${TOKEN_FORMAT}/${kind}`, scope);

const subkeyOf = async (keyRing: KeyRing, kind: TokenKind, scope: TokenScope): Promise<Subkey> =>
  kind === ROW_LABEL
    ? labelKey()
    : ((await keyRing.generateMac('token-root', derivationInput(kind, scope))) as Subkey);

/**
 * Derives one subkey per kind of identifier (one GenerateMac each), lends them, and zeroes them afterwards,
 * whatever happens.
 */
export const withSubkeys = async <Result>(
  keyRing: KeyRing,
  request: { readonly kinds: readonly TokenKind[]; readonly scope: TokenScope },
  use: (subkeys: ReadonlyMap<TokenKind, Subkey>) => Promise<Result>,
): Promise<Result> => {
  const subkeys = new Map<TokenKind, Subkey>();
  try {
    for (const kind of request.kinds) {
      subkeys.set(kind, await subkeyOf(keyRing, kind, request.scope));
    }
    return await use(subkeys);
  } finally {
    for (const subkey of subkeys.values()) subkey.fill(0);
  }
};
