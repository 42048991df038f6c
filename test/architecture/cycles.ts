import { importsOf, type SourceFile } from '#test/architecture/source-file.ts';

const folderOf = (path: string): string => path.split('/').slice(0, 2).join('/');

/**
 * A loop of imports among folders, or undefined. An import of types counts: whoever reads the one folder has
 * to read the other. Loops among files are for lint to find.
 */
export const folderCycle = (files: readonly SourceFile[]): readonly string[] | undefined => {
  const edges = new Map<string, Set<string>>();
  for (const file of files) {
    const from = folderOf(file.path);
    const targets = edges.get(from) ?? new Set<string>();
    edges.set(from, targets);
    for (const { target } of importsOf(file))
      if (folderOf(target) !== from) targets.add(folderOf(target));
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
