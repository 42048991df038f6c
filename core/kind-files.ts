import type { TokenKind } from '#core/identifiers/kinds.ts';
import type { KindFiles } from '#core/ports/version-files.ts';

/** Files by their kinds, of each kind in the order in which they come. */
export const filesByKind = (
  files: Iterable<readonly [TokenKind, readonly string[]]>,
): KindFiles => {
  const kinds = new Map<TokenKind, string[]>();
  for (const [kind, paths] of files) kinds.set(kind, [...(kinds.get(kind) ?? []), ...paths]);
  return kinds;
};
