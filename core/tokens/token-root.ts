import type { KeyId } from '#core/ports/key-ring.ts';

/** The key that makes the tokens of an epoch. That of the first is called as it was before there were more. */
export const tokenRootOf = (epoch: number): KeyId =>
  epoch === 1 ? 'token-root' : `token-root-${epoch}`;
