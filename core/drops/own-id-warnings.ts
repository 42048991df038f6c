import type { Fields } from '#core/drops/identifier-reader.ts';
import { ownIdColumns } from '#core/drops/own-id-reader.ts';
import type { RowRules } from '#core/drops/row-plan.ts';
import { JOINED_IDS_SHARE } from '#core/source-limits.ts';

/** What parts ids that stand in one field; single ids have none of these. */
const MARKS = ['|', ';', ','] as const;

/** What parts several ids in one field of a column, as far as its texts tell; undefined where each holds one. */
export const markBetweenIds = (texts: readonly string[]): string | undefined => {
  const ids = texts.map((text) => text.trim()).filter((text) => text !== '');
  const least = Math.max(1, ids.length * JOINED_IDS_SHARE);
  return MARKS.find((mark) => ids.filter((id) => id.includes(mark)).length >= least);
};

const forgotten = (most: number): string =>
  `The mapping has no "bridges", and the agreement takes up to ${most} ids of your own for each person: events that have such ids alone reach nobody. Name their columns, as in bridges: [Cookie], or go on if the file has none.`;

const joined = (column: string, mark: string, { mapping, own }: RowRules): string => {
  const remedy = own?.isEnough
    ? 'write one id for each event'
    : `say bridges: { column: "${column}", split: "${mark}" } in the mapping`;
  const isSplit = mapping.bridges !== undefined && !Array.isArray(mapping.bridges);
  return `Ids in the column "${column}" hold "${mark}"${isSplit ? ', though the mapping has "split"' : ''}: where it parts several ids, they are taken for one that no other list has, so ${remedy}.`;
};

/**
 * What may be wrong with ids of a party's own, a sentence each, by the first rows of its file: that the mapping names no
 * column of them though the agreement takes some, or that several stand in one field and are not parted. No sentence
 * holds a value.
 */
export const ownIdWarnings = (
  rules: RowRules,
  wanted: readonly string[],
  rows: readonly Fields[],
): string[] => {
  const { own, mapping } = rules;
  const { bridges } = mapping;
  if (!own) return [];
  if (bridges === undefined) return own.isEnough ? [] : [forgotten(own.most)];
  const split = Array.isArray(bridges) ? undefined : bridges.split;
  return ownIdColumns(bridges).flatMap((column) => {
    const texts = rows.map((fields) => fields[wanted.indexOf(column)] ?? '');
    const ids = split === undefined ? texts : texts.flatMap((text) => text.split(split));
    const mark = markBetweenIds(ids);
    return mark === undefined ? [] : [joined(column, mark, rules)];
  });
};
