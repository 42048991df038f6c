import { importsOf, type SourceFile } from '#test/architecture/source-file.ts';

/**
 * A loop of imports among nodes, or undefined. `nodeOf` says which node a file belongs to: itself,
 * or its folder. Type-only imports vanish before the code runs, so they close no loop.
 */
export const importCycle = (
  files: readonly SourceFile[],
  nodeOf: (path: string) => string,
): readonly string[] | undefined => {
  const edges = new Map<string, Set<string>>();
  for (const file of files) {
    const from = nodeOf(file.path);
    const targets = edges.get(from) ?? new Set<string>();
    edges.set(from, targets);
    for (const { target, typeOnly } of importsOf(file))
      if (!typeOnly && nodeOf(target) !== from) targets.add(nodeOf(target));
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
