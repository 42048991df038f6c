import { LAYERS } from '#test/architecture/layers.ts';
import { importsOf, type SourceFile } from '#test/architecture/source-file.ts';

const topOf = (path: string): string => path.split('/')[0] ?? '';
const TOPS: ReadonlySet<string> = new Set(LAYERS.map(({ of }) => topOf(of)));

/** An arrow between two folders at the top: what the one may import, or imports, from the other. */
export type Arrow = readonly [from: string, to: string];

const betweenTops = (arrows: readonly Arrow[]): readonly Arrow[] =>
  arrows
    .map(([from, to]): Arrow => [topOf(from), topOf(to)])
    .filter(([from, to]) => from !== to && TOPS.has(to));

/** The arrows that the layers allow. */
export const allowedArrows = (): readonly Arrow[] =>
  betweenTops(LAYERS.flatMap(({ of, may }) => may.map((target): Arrow => [of, target])));

/** The arrows that files draw by what they import, types included. */
export const arrowsOf = (files: readonly SourceFile[]): readonly Arrow[] =>
  betweenTops(
    files.flatMap((file) => importsOf(file).map(({ target }): Arrow => [file.path, target])),
  );

/** Arrows as a Mermaid picture, a line a folder, the one that reaches furthest on top. */
export const drawArrows = (arrows: readonly Arrow[]): string => {
  const reached = Map.groupBy(arrows, ([from]) => from);
  const lines = [...reached].map(([from, to]) => ({
    from,
    to: [...new Set(to.map(([, target]) => target))].sort(),
  }));
  lines.sort((a, b) => b.to.length - a.to.length || (a.from < b.from ? -1 : 1));
  return ['graph TD', ...lines.map(({ from, to }) => `  ${from} --> ${to.join(' & ')}`)].join('\n');
};
