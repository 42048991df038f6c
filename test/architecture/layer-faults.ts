import { LAYERS } from '#test/architecture/layers.ts';
import { importsOf, type SourceFile } from '#test/architecture/source-file.ts';

const isAllowed = (target: string, may: readonly string[]): boolean =>
  may.some(
    (each) =>
      target === each ||
      target.startsWith(/[/:]$/.test(each) ? each : `${each}/`) ||
      (each === '@aws' && target.startsWith(each)),
  );

/** Imports that go against the arrows, as `file -> target`. */
export const layerFaults = (files: readonly SourceFile[]): readonly string[] =>
  files.flatMap((file) => {
    const layer = LAYERS.find(({ of }) => file.path.startsWith(of));
    return importsOf(file)
      .filter(({ target }) => !layer || !isAllowed(target, layer.may))
      .map(({ target }) => `${file.path} -> ${target}`);
  });
