import type { Question } from '#core/analyses/question.ts';
import type { PointsRule } from '#core/matching/by-points.ts';
import type { ColumnName, QueryTable, VersionsMatch } from '#core/matching/vault-query.ts';
import type { QuestionVersions } from '#core/usecases/questions/asked.ts';

/** Two versions of people as tables of a query. */
interface MatchedTables {
  readonly counted: QueryTable;
  readonly other: QueryTable;
}

/** What a match is made of, whatever is asked of it. */
export interface MatchedVersions {
  readonly tables: MatchedTables;
  /** The attributes that the files of either version have. */
  readonly attributes: Readonly<Record<keyof MatchedTables, readonly string[]>>;
  readonly people: VersionsMatch['people'];
  readonly rows: VersionsMatch['rows'];
  /** How people are matched by points, where the question says so. */
  readonly points?: PointsRule | undefined;
}

/** The versions of a question as what a match is made of. A version that does not say its shards is of an older room, and is not asked. */
export const matchedVersions = (
  collaboration: string,
  { counted, other, reports }: Pick<QuestionVersions, 'counted' | 'other' | 'reports'>,
): Omit<MatchedVersions, 'points'> => ({
  tables: {
    counted: { ...counted, collaboration, shards: reports.counted.shards ?? 1 },
    other: { ...other, collaboration, shards: reports.other.shards ?? 1 },
  },
  attributes: {
    counted: Object.keys(reports.counted.domain ?? {}),
    other: Object.keys(reports.other.domain ?? {}),
  },
  people: { counted: counted.people, other: other.people },
  rows: reports.counted.people,
});

const attributesOf = ({ attributes }: MatchedVersions): readonly ColumnName[] =>
  (['counted', 'other'] as const).flatMap((table) =>
    attributes[table].toSorted().map((column) => ({ table, column })),
  );

/** The match of two versions on some kinds, as it is known by: the same for whoever looks for it and whoever makes it. */
export const versionsMatch = (on: Question['on'], of: MatchedVersions): VersionsMatch => {
  const { tables, people, rows, points } = of;
  return {
    ...{ ...tables, on, people, rows, attributes: attributesOf(of) },
    ...(points && { points }),
  };
};
