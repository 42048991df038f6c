/**
 * The module that reads rows of delimited text in which nothing is odd: into digests of identifiers and numbers of
 * texts. AssemblyScript: `npm run build:kernel` makes `prepare.wasm` of it.
 */

export { learn } from './prepare/dictionary';
export { packDigests } from './prepare/digest';
export { linesRead, readRows, rowsRead } from './prepare/rows';
export { countLines } from './prepare/scan';
export { stoppedBy } from './prepare/split-row';

/** The first byte of memory that is the callers': the kernel keeps its constants and its scratch below. */
export function heap(): usize {
  return __heap_base;
}
