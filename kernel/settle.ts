/** The module that merges files of sorted tokens. AssemblyScript: `npm run build:kernel` makes `settle.wasm` of it. */

export { bounds, packCodes, usedCodes } from './source/columns';
export { packDeltas, unpackDeltas } from './source/deltas';
export { lookUpCodes, lookUpNumbers, narrow } from './source/dictionaries';
export {
  keptRows,
  lostRows,
  reached,
  setKept,
  setRows,
  settleSome,
  startWith,
} from './source/settle-tokens';
export { orderTokens, rises } from './source/token-order';

/** The first byte of memory that is the callers': the kernel keeps its constants below. */
export function heap(): usize {
  return __heap_base;
}
