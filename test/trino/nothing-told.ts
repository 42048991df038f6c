import { expect } from 'vitest';
import { type PlanNode, planNodes } from '#proof/trino/query-plan.ts';
import type { Seen } from '#test/trino/look-at.ts';

/** What the operator can tell apart: the scan apart, for the files of two lists are never of one size. */
export const distinct = (seen: readonly Seen[], of: (each: Seen) => unknown): number =>
  new Set(seen.map((each) => JSON.stringify(of(each)))).size;

/** What Trino puts around a page of a few columns, in bytes. */
const PAGE_BYTES = 18;

/**
 * Files that are read side by side meet by chance: the very same question of the very same lists makes a page more
 * or less. So where there are several, bytes are compared but for whole pages, of which a file has one.
 */
const butForPages = ({ stages }: Seen['statistics'], files: number): readonly string[] =>
  files === 1
    ? stages
    : stages.map((stage) =>
        stage.replace(/\d+(?=B)/g, (bytes) => String(Number(bytes) % PAGE_BYTES)),
      );

const bytesOf = ({ stages }: Seen['statistics']): readonly number[] =>
  stages.flatMap((stage) => [...stage.matchAll(/(\d+)B/g)].map(([, bytes]) => Number(bytes)));

/**
 * Demands that whoever sees the statistics of the same question on lists of equal sizes sees the same: rows and bytes of
 * every stage, rows of every operator, and the width of each row of the result.
 */
export const expectNothingTold = (
  seen: readonly Seen[],
  { shards, kinds }: { readonly shards: number; readonly kinds: number },
): void => {
  const [first] = seen;
  if (!first) throw new Error('nothing was asked');
  for (const { statistics } of seen) {
    expect({ ...statistics, stages: butForPages(statistics, shards) }).toEqual({
      ...{ ...first.statistics, stages: butForPages(first.statistics, shards) },
      scannedBytes: statistics.scannedBytes,
    });
    const most = (shards - 1) * 2 * kinds * PAGE_BYTES;
    for (const [at, bytes] of bytesOf(statistics).entries())
      expect(Math.abs(bytes - (bytesOf(first.statistics)[at] ?? 0))).toBeLessThanOrEqual(most);
  }
  expect(distinct(seen, ({ widths }) => widths)).toBe(1);
};

/** Joins that handle what matches; a cross join handles all of both sides. */
export const TELLING =
  /^(Inner|Left|Right|Full|Semi|Spatial|Index)Join|^SemiJoin|TopN|DynamicFilter/;

/** Which list, and who of it: `expr` is the number that the text has for a list. */
const PERSON_KEYS = /^(counted|expr|person)(_\d+)?$/;

/** Windows alone bring two lists together: below them a row follows from one list. */
export const isOfOneList = (node: PlanNode): boolean =>
  planNodes(node).every(({ name }) => name !== 'Window');

/** The keys by which a step groups. */
export const keysOf = ({ descriptor }: PlanNode): readonly string[] =>
  (descriptor.keys ?? '').match(/[a-z]\w*(\$gid)?/g) ?? [];

/** Demands that a step which knows one list alone groups its people, and nothing else. */
export const expectPeople = (node: PlanNode): void => {
  const keys = keysOf(node);
  expect(keys.some((key) => key.startsWith('person'))).toBe(true);
  for (const key of keys) expect(key).toMatch(PERSON_KEYS);
};
