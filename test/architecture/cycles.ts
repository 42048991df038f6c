import { importsOf, type SourceFile } from '#test/architecture/source-file.ts';

/** A folder of core, but every port for itself: some are what rules need, others speak of what rules made. */
const moduleOf = (path: string): string =>
  path.startsWith('core/ports/') ? path : path.split('/').slice(0, 2).join('/');

/**
 * A loop of imports among the modules of core, or undefined. Imports of types count: whoever
 * reads the one has to read the other. Loops among files are for lint to find: types alone close none there.
 */
export const moduleCycle = (files: readonly SourceFile[]): readonly string[] | undefined => {
  const edges = new Map<string, Set<string>>();
  for (const file of files) {
    const from = moduleOf(file.path);
    const targets = edges.get(from) ?? new Set<string>();
    edges.set(from, targets);
    for (const { target } of importsOf(file))
      if (moduleOf(target) !== from) targets.add(moduleOf(target));
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
