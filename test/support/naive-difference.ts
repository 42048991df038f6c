import { isMatchSlot } from '#core/identifiers/kinds.ts';
import type { VersionChange } from '#core/ports/version-files.ts';
import type { PartRow } from '#proof/rehearsal/drop.ts';
import type { PartShape } from '#test/support/token-setting.ts';

/** One version as its rows, and what their columns are: the kinds first, then the attributes. */
export interface PlainVersion {
  readonly shape: PartShape;
  readonly rows: readonly PartRow[];
}

type Person = Readonly<Record<string, string | null | undefined>>;

const peopleOf = ({ shape, rows }: PlainVersion): readonly Person[] => {
  const names = [...shape.kinds, ...Object.keys(shape.attributes)];
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? null])));
};

/** People of one list whom the other has not, each as often as it is missing. */
const missing = (mine: readonly string[], theirs: readonly string[]): number => {
  const left = new Map<string, number>();
  for (const each of theirs) left.set(each, (left.get(each) ?? 0) + 1);
  return mine.filter((each) => {
    const times = left.get(each) ?? 0;
    left.set(each, times - 1);
    return times <= 0;
  }).length;
};

const both = (some: readonly string[], others: readonly string[]): readonly string[] =>
  some.filter((name) => others.includes(name));

/** What a comparison of two versions must answer, by looking at every view on all of their people. */
export const naiveDifference = (newer: PlainVersion, older: PlainVersion): VersionChange => {
  const kinds = [...new Set([...newer.shape.kinds, ...older.shape.kinds])];
  const attributes = both(Object.keys(newer.shape.attributes), Object.keys(older.shape.attributes));
  const keys = kinds.filter(isMatchSlot);
  const others = kinds.filter((kind) => !isMatchSlot(kind));
  const views = [
    ...others.flatMap((kind, at) => [
      [kind],
      ...others.slice(at + 1).map((other) => [kind, other]),
    ]),
    ...keys.map((key) => [key]),
    ...(keys.length > 0 ? [kinds] : []),
  ].flatMap((some) => [[], ...attributes.map((name) => [name])].map((one) => ({ some, one })));
  const changes = views.map(({ some, one }) => {
    const seen = (version: PlainVersion): readonly string[] =>
      peopleOf(version)
        .filter((person) => some.some((kind) => person[kind]))
        .map((person) => JSON.stringify([...some, ...one].map((name) => person[name] ?? null)));
    const [ours, theirs] = [seen(newer), seen(older)];
    return { onlyNew: missing(ours, theirs), onlyOld: missing(theirs, ours) };
  });
  const smallest = (counts: readonly number[]): number => {
    const changed = counts.filter((count) => count > 0);
    return changed.length === 0 ? 0 : Math.min(...changed);
  };
  return {
    onlyNew: smallest(changes.map(({ onlyNew }) => onlyNew)),
    onlyOld: smallest(changes.map(({ onlyOld }) => onlyOld)),
  };
};
