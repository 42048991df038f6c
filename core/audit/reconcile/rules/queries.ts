import type { History, Rule } from '#core/audit/reconcile/history.ts';
import { writingOf } from '#core/audit/reconcile/history.ts';
import type { Judgement, Span } from '#core/audit/reconcile/judgement.ts';
import type { AnswerFacts, EntryOf } from '#core/audit/reconcile/ledger-facts.ts';
import { answering, isWithin } from '#core/audit/reconcile/queries-of.ts';
import { QUERY_MS, SKEW_MS } from '#core/audit/reconcile/reconcile-limits.ts';
import { type CallOf, functionBehind, ofKind } from '#core/audit/reconcile/room-call.ts';
import { MAX_EXECUTIONS } from '#core/deployment-limits.ts';
import { isKeptText, versionsOfKeptKey } from '#core/matching/kept-keys.ts';

type Query = CallOf<'query'>;

/** The answers that name each execution: several, where they waited for one match or link. */
const namers = ({ facts }: History): ReadonlyMap<string, readonly AnswerFacts[]> => {
  const named = new Map<string, AnswerFacts[]>();
  for (const answer of facts.answers.values())
    for (const { event } of answer.given)
      for (const execution of event.executions ?? [])
        named.set(execution, [...(named.get(execution) ?? []), answer]);
  return named;
};

/** When a match or a link was written that no answer names a query for, and when answers on its versions were worked on. */
const keptOfNobody = (history: History, isNamed: (query: Query) => boolean): KeptText[] => {
  const queries = ofKind(history.calls, 'query').filter(isNamed);
  return ofKind(history.calls, 'write').flatMap((write) => {
    const { at, object } = write;
    const { key } = object;
    // No query is behind what pairs of people are kept as.
    if (!isKeptText(key) || functionBehind(write) === 'pair-people') return [];
    if (queries.some((query) => at - QUERY_MS <= query.at && query.at <= at)) return [];
    const of = versionsOfKeptKey(key);
    const answers = [...history.facts.answers.values()].filter(({ versions }) =>
      of.every((version) => versions.has(version)),
    );
    return [{ at, spans: answers.flatMap((answer) => answering(history, answer)) }];
  });
};

interface KeptText {
  readonly at: number;
  readonly spans: readonly Span[];
}

/**
 * Each query is one that an answer names, between its payment and its being given. Where an answer names none, for it
 * was not given yet or in an older room, a query in that time is its own, as often as one may be begun for it. A query
 * that no answer names can also have made a match or a link that was kept: whoever began it may have died before it was.
 */
export const queriesAreOfAnswers: Rule = (history, judgement) => {
  const named = namers(history);
  const queries = ofKind(history.calls, 'query');
  const began = new Set(queries.map(({ execution }) => execution));
  const unnamed = new Map([...openAnswers(history)].map((answer) => [answer, 0]));
  const kept = new Set(keptOfNobody(history, ({ execution }) => named.has(execution)));
  for (const query of queries) {
    const answers = named.get(query.execution) ?? [];
    if (answers.some((answer) => isWithin(answering(history, answer), query.at))) continue;
    if (takeKept(kept, query)) continue;
    if (answers.length > 0) tellOutOfWindow(judgement, query);
    else if (!takeOpen(history, unnamed, query))
      judgement.call(query, {
        reason: 'unknown-to-ledger',
        says: 'a query was begun, and no answer of the ledger is found by it',
      });
  }
  for (const answer of history.facts.answers.values())
    for (const entry of answer.given)
      answerHasQueries(history, judgement, { answer, entry, began });
};

const tellOutOfWindow = (judgement: Judgement, query: Query): void =>
  judgement.call(query, {
    reason: 'out-of-window',
    says: 'the query of an answer was begun before that was paid for or after it was given',
  });

/** A kept text explains one query that was begun for an answer on its versions, at most as long before as one may run. */
const takeKept = (kept: Set<KeptText>, { at }: Query): boolean => {
  for (const text of kept) {
    const ran = { from: text.at - QUERY_MS, to: text.at + SKEW_MS };
    if (!isWithin([ran], at) || !isWithin(text.spans, at)) continue;
    kept.delete(text);
    return true;
  }
  return false;
};

/** Answers of which some query may be named nowhere. */
const openAnswers = ({ facts }: History): readonly AnswerFacts[] =>
  [...facts.answers.values()].filter(
    ({ paid, given }) =>
      given.length < paid.length || given.some(({ event }) => event.executions === undefined),
  );

const takeOpen = (history: History, open: Map<AnswerFacts, number>, { at }: Query): boolean => {
  for (const [answer, taken] of open) {
    if (taken >= MAX_EXECUTIONS || !isWithin(answering(history, answer), at)) continue;
    open.set(answer, taken + 1);
    return true;
  }
  return false;
};

interface Given {
  readonly answer: AnswerFacts;
  readonly entry: EntryOf<'answer-released'>;
  readonly began: ReadonlySet<string>;
}

const answerHasQueries = (
  history: History,
  judgement: Judgement,
  { answer, entry, began }: Given,
): void => {
  const missing = (entry.event.executions ?? []).filter((each) => !began.has(each));
  if (missing.length === 0) return;
  const { from, to } = writingOf(history, entry);
  const paid = answer.paid.findLast(({ sequence }) => sequence < entry.sequence);
  judgement.entry(entry, {
    reason: 'no-event',
    says: `${missing.length} of the queries that it names were not begun`,
    within: { from: paid ? writingOf(history, paid).from - SKEW_MS : from, to },
  });
};
