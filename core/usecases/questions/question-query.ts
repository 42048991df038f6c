import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { Analysis, Beside } from '#core/analyses/analysis.ts';
import { codedValuesOf } from '#core/analyses/attributes.ts';
import type { DeclaredLists } from '#core/analyses/base-question.ts';
import { CATALOGUE } from '#core/analyses/catalogue.ts';
import { columnsWithFilters, matchFilter } from '#core/analyses/filters.ts';
import type { Question } from '#core/analyses/question.ts';
import type { Release } from '#core/documents/release.ts';
import { matchOn } from '#core/matching/match.ts';
import { matchColumns } from '#core/matching/match-columns.ts';
import type {
  ColumnName,
  QueryTable,
  Row,
  VaultQuery,
  VersionsMatch,
} from '#core/matching/vault-query.ts';
import type { CountedCell } from '#core/privacy/cell-outcome.ts';
import type { Counts } from '#core/privacy/exact/count-table.ts';
import type { Protects, Sensitivity } from '#core/privacy/sensitivity.ts';
import { type Asked, ownSide } from '#core/usecases/questions/asked.ts';
import { declaredLists } from '#core/usecases/questions/parse-question.ts';

const analysisOf = ({ analysis }: Question): Analysis => CATALOGUE[analysis];

/** The versions that a query runs on. */
export interface QueryTables {
  readonly counted: QueryTable;
  readonly other: QueryTable;
}

/** The attributes that the files of either version have. */
type VersionAttributes = Readonly<Record<keyof QueryTables, readonly string[]>>;

/** What a question is asked of. */
export interface AskedOf {
  readonly tables: QueryTables;
  readonly attributes: VersionAttributes;
  readonly people: VersionsMatch['people'];
  readonly rows: VersionsMatch['rows'];
  readonly lists: DeclaredLists;
  readonly k: number;
}

const attributesOf = ({ attributes }: AskedOf): readonly ColumnName[] =>
  (['counted', 'other'] as const).flatMap((table) =>
    attributes[table].toSorted().map((column) => ({ table, column })),
  );

/** A question as a query that returns no count below k. */
export const vaultQuery = (question: Question, of: AskedOf): VaultQuery => {
  const { tables, people, rows, lists, k } = of;
  const { sql, columns, values } = analysisOf(question);
  const counted = columns(question);
  const by = columnsWithFilters(question, counted);
  return {
    sql,
    by,
    filter: matchFilter(question, counted, lists),
    of: { ...tables, on: question.on, people, rows, attributes: attributesOf(of) },
    match: matchOn(question.on),
    tables: { ...tables },
    columns: matchColumns({ ...tables }, by),
    values: [...values(question, lists), k],
  };
};

/** The columns of attributes that a question reads of each of its lists. */
export const columnsRead = (question: Question): Record<keyof QueryTables, readonly string[]> => {
  const columns = Object.values(
    columnsWithFilters(question, analysisOf(question).columns(question)),
  );
  const of = (table: keyof QueryTables): readonly string[] =>
    columns.flatMap((each) => (each.table === table ? [each.column] : []));
  return { counted: of('counted'), other: of('other') };
};

/** The query that answers a question. */
export const queryOf = ({ question, signed, versions }: Asked): VaultQuery => {
  const collaboration = signed.agreement.id;
  const { counted, other, reports } = versions;
  // A version that does not say is of an older room, and is not asked.
  return vaultQuery(question, {
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
    lists: declaredLists(signed.agreement, question),
    k: effectiveTerms(signed.agreement).k,
  });
};

/** Every declared cell of a question with what the engine answered of it, if it was asked, table by table. */
export const countsOf = (
  { question, signed }: Pick<Asked, 'question' | 'signed'>,
  rows: readonly Row[] | undefined,
): readonly Counts[] =>
  analysisOf(question).count(question, declaredLists(signed.agreement, question), rows);

/** Every declared cell of a question, before anything is counted. */
export const declaredCells = (asked: Pick<Asked, 'question' | 'signed'>): readonly CountedCell[] =>
  countsOf(asked, undefined).flatMap(({ cells, rollUp }) => [
    ...cells,
    ...(rollUp?.parents ?? []).flat(),
  ]);

/** All declared values of each attribute that a question filters by. */
export const filterDomains = ({
  question,
  signed,
}: Pick<Asked, 'question' | 'signed'>): readonly (readonly string[])[] => {
  const lists = declaredLists(signed.agreement, question);
  return (question.where ?? []).map((filter) => codedValuesOf(filter, lists));
};

/** Cells of a question's domain; all of them come back. */
export const domainCells = (asked: Asked): number => declaredCells(asked).length;

/** What may be said beside an answer, for whoever asks; nothing that is a share of all people where only some are asked. */
export const besideOf = (asked: Asked, { cells }: Release): Beside =>
  asked.question.where === undefined
    ? analysisOf(asked.question).beside(cells, asked.versions.reports[ownSide(asked)].people)
    : {};

/** The worst that one person of each list can do to the counts of a question. */
export const sensitivityOf = (question: Question, protects: Protects): Sensitivity =>
  analysisOf(question).sensitivity(question, protects);
