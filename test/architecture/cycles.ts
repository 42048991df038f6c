import { type Import, importsOf, type SourceFile } from '#test/architecture/source-file.ts';

/**
 * A loop of imports among nodes, or undefined. `nodeOf` says which node a file belongs to: itself,
 * or its folder. Imports of types vanish before the code runs: they close no loop, unless they are counted.
 */
export const importCycle = (
  files: readonly SourceFile[],
  nodeOf: (path: string) => string,
  counts: (each: Import) => boolean = ({ typeOnly }) => !typeOnly,
): readonly string[] | undefined => {
  const edges = new Map<string, Set<string>>();
  for (const file of files) {
    const from = nodeOf(file.path);
    const targets = edges.get(from) ?? new Set<string>();
    edges.set(from, targets);
    for (const each of importsOf(file).filter(counts))
      if (nodeOf(each.target) !== from) targets.add(nodeOf(each.target));
  }
  const done = new Set<string>();
  const visit = (node: string, trail: readonly string[]): readonly string[] | undefined => {
    const seen = trail.indexOf(node);
    if (seen >= 0) return [...trail.slice(seen), node];
    if (done.has(node)) return undefined;
    for (const next of edges.get(node) ?? []) {
      const found = visit(next, [...trail, node]);
      if (found) return found;
    }
    done.add(node);
    return undefined;
  };
  for (const node of edges.keys()) {
    const found = visit(node, []);
    if (found) return found;
  }
  return undefined;
};
