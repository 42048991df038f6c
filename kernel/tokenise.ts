/** The module that turns digests into tokens. AssemblyScript: `npm run build:kernel` makes `tokenise.wasm` of it. */

export { hexLower } from './source/hex';
export { clearKeys, hmac, setKey } from './source/hmac';
export { sha256 } from './source/sha256';

/** The first byte of memory that is the callers': the kernel keeps its constants and its scratch below. */
export function heap(): usize {
  return __heap_base;
}
