import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { Analysis, Beside } from '#core/analyses/analysis.ts';
import { codedValuesOf, type READ_TABLES } from '#core/analyses/attributes.ts';
import type { DeclaredEvents, DeclaredLists } from '#core/analyses/base-question.ts';
import { CATALOGUE } from '#core/analyses/catalogue.ts';
import { columnsWithFilters, matchFilter } from '#core/analyses/filters.ts';
import { historyCells } from '#core/analyses/histories.ts';
import type { MeasuredSum } from '#core/analyses/history-cells.ts';
import { sumSensitivity } from '#core/analyses/history-sensitivity.ts';
import type { Question } from '#core/analyses/question.ts';
import type { Release } from '#core/documents/release.ts';
import { OWN_ID, OWN_SLOTS, type TokenKind } from '#core/identifiers/kinds.ts';
import type { LinkName } from '#core/matching/histories.ts';
import { matchOn } from '#core/matching/match.ts';
import { attributesInText, matchColumns } from '#core/matching/match-columns.ts';
import type {
  MatchText,
  VaultQuery,
  VersionsLink,
  VersionsMatch,
} from '#core/matching/vault-query.ts';
import type { Protects, Sensitivity } from '#core/privacy/sensitivity.ts';
import { type Asked, ownSide } from '#core/usecases/questions/asked.ts';
import { historyStatement } from '#core/usecases/questions/history-query.ts';
import { pointsRuleOf } from '#core/usecases/questions/matched-kinds.ts';
import { declaredLists } from '#core/usecases/questions/parse-question.ts';
import {
  type MatchedVersions,
  matchedVersions,
  versionsMatch,
} from '#core/usecases/questions/versions-match.ts';

/** The analysis of a question. */
export const analysisOf = ({ analysis }: Question): Analysis => CATALOGUE[analysis];

/** A version of events, how many it has, as both know it and exactly, and their attributes. */
type EventsAsked = Pick<VersionsLink, 'events' | 'size' | 'rows' | 'attributes'>;

/** What a question is asked of. */
export interface AskedOf extends MatchedVersions {
  readonly lists: DeclaredLists;
  readonly k: number;
  /** The events that it reads. */
  readonly events?: { readonly [Link in LinkName]?: EventsAsked };
}

/** The kinds of token by which events are of a person: the first place of own ids stands for all of them. */
const eventKinds = (by: DeclaredEvents['by']): readonly TokenKind[] =>
  by.map((kind) => (kind === OWN_ID ? OWN_SLOTS[0] : kind));

const linkOf = (match: VersionsMatch, link: LinkName, of: AskedOf): VersionsLink | undefined => {
  const [events, declared] = [of.events?.[link], of.lists[link]];
  if (events === undefined || declared === undefined) return undefined;
  const type = declared.engagement?.attribute;
  return {
    ...events,
    match,
    side: link === 'conversions' ? 'counted' : 'other',
    by: eventKinds(declared.by),
    ...(type !== undefined && { type }),
  };
};

/** What a question of histories adds to its query: the links, and its statement in either text. */
const historiesIn = (
  question: Question,
  of: AskedOf,
  match: VersionsMatch,
): Pick<VaultQuery, 'links' | 'histories'> => {
  const { histories, columns } = analysisOf(question);
  if (histories === undefined || !('by' in question)) return {};
  const [conversions, touches] = [linkOf(match, 'conversions', of), linkOf(match, 'touches', of)];
  const read = columnsWithFilters(question, columns(question));
  const statement = (text: MatchText) => {
    const attributes = {
      people: text === 'fast' ? match.attributes : attributesInText(match, read),
      conversions: conversions?.attributes ?? [],
      touches: touches?.attributes ?? [],
    };
    return historyStatement(
      { question, analysis: { columns }, histories },
      { ...of, attributes },
      text,
    );
  };
  return {
    links: { ...(conversions && { conversions }), ...(touches && { touches }) },
    histories: { fast: statement('fast'), oblivious: statement('oblivious') },
  };
};

/** A question as a query that returns no count below k. */
export const vaultQuery = (question: Question, of: AskedOf): VaultQuery => {
  const { tables, lists, k } = of;
  const { sql, columns, values } = analysisOf(question);
  const counted = columns(question);
  const by = columnsWithFilters(question, counted);
  const match = versionsMatch(question.on, of);
  return {
    sql,
    by,
    filter: matchFilter(question, counted, lists),
    of: match,
    match: matchOn(question.on),
    ...historiesIn(question, of, match),
    tables: { ...tables },
    columns: matchColumns({ ...tables }, by),
    values: [...values(question, lists), k],
  };
};

/** The attributes that a question reads of each of its lists. */
export const columnsRead = (
  question: Question,
): Record<(typeof READ_TABLES)[number], readonly string[]> => {
  const columns = Object.values(
    columnsWithFilters(question, analysisOf(question).columns(question)),
  );
  const of = (table: string): readonly string[] =>
    columns.flatMap((each) => (each.table === table ? [each.column] : []));
  return {
    counted: of('counted'),
    other: of('other'),
    conversions: of('conversions'),
    touches: of('touches'),
  };
};

/** The query that answers a question. */
export const queryOf = ({ question, signed, versions }: Asked): VaultQuery => {
  const collaboration = signed.agreement.id;
  const { counted, other, reports } = versions;
  const eventsIn = (link: LinkName): EventsAsked | undefined => {
    const [version, report] = [versions[link], reports[link]];
    if (version === undefined || report === undefined) return undefined;
    return {
      events: { ...version, collaboration, shards: report.shards ?? 1 },
      size: version.events ?? 0,
      rows: report.events ?? 0,
      attributes: Object.keys(report.domain ?? {}).toSorted(),
    };
  };
  const [conversions, touches] = [eventsIn('conversions'), eventsIn('touches')];
  return vaultQuery(question, {
    ...matchedVersions(collaboration, versions),
    lists: declaredLists(signed.agreement, question),
    k: effectiveTerms(signed.agreement).k,
    points: pointsRuleOf(signed.agreement, question, { counted, other }),
    events: { ...(conversions && { conversions }), ...(touches && { touches }) },
  });
};

/** All declared values of each attribute that a question filters by. */
export const filterDomains = ({
  question,
  signed,
}: Pick<Asked, 'question' | 'signed'>): readonly (readonly string[])[] => {
  const lists = declaredLists(signed.agreement, question);
  return (question.where ?? []).map((filter) => codedValuesOf(filter, lists));
};

/** What may be said beside an answer, for whoever asks; nothing that is a share of all people where only some are asked. */
export const besideOf = (asked: Asked, { cells }: Release): Beside =>
  asked.question.where === undefined
    ? analysisOf(asked.question).beside(cells, asked.versions.reports[ownSide(asked)].people)
    : {};

/** The worst that one person of each list can do to the counts of a question. */
export const sensitivityOf = (question: Question, protects: Protects): Sensitivity =>
  analysisOf(question).sensitivity(question, protects);

/** What is summed up of each cell of a question beside its people, and what one person can do to each of these sums. */
export const sumsOf = (
  { question, signed }: Pick<Asked, 'question' | 'signed'>,
  protects: Protects,
): readonly PricedSum[] => {
  const { histories } = analysisOf(question);
  if (histories === undefined || !('by' in question)) return [];
  const cells = historyCells(question, histories);
  return histories.sums(question, declaredLists(signed.agreement, question)).map((sum) => ({
    ...sum,
    sensitivityIn: (step) => sumSensitivity(cells, { most: sum.most, step }, protects),
  }));
};

/** A sum, and what one person can do to it in steps of any size. */
export interface PricedSum extends MeasuredSum {
  sensitivityIn(step: number): Sensitivity;
}
