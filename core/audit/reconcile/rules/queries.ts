import type { History, Rule } from '#core/audit/reconcile/history.ts';
import { writingOf } from '#core/audit/reconcile/history.ts';
import type { Judgement } from '#core/audit/reconcile/judgement.ts';
import type { AnswerFacts, EntryOf } from '#core/audit/reconcile/ledger-facts.ts';
import { answering, isWithin } from '#core/audit/reconcile/queries-of.ts';
import { SKEW_MS } from '#core/audit/reconcile/reconcile-limits.ts';
import { type CallOf, ofKind } from '#core/audit/reconcile/room-call.ts';
import { MAX_EXECUTIONS } from '#core/deployment-limits.ts';

type Query = CallOf<'query'>;

/** The answers that name each execution. */
const namers = ({ facts }: History): ReadonlyMap<string, AnswerFacts> =>
  new Map(
    [...facts.answers.values()].flatMap((answer) =>
      answer.given.flatMap(({ event }) =>
        (event.executions ?? []).map((execution) => [execution, answer] as const),
      ),
    ),
  );

/**
 * Each query is one that an answer names, between its payment and its being given. Where an answer names none, for it
 * was not given yet or in an older room, a query in that time is its own, as often as one may be begun for it.
 */
export const queriesAreOfAnswers: Rule = (history, judgement) => {
  const named = namers(history);
  const queries = ofKind(history.calls, 'query');
  const began = new Set(queries.map(({ execution }) => execution));
  const unnamed = new Map([...openAnswers(history)].map((answer) => [answer, 0]));
  for (const query of queries) {
    const answer = named.get(query.execution);
    if (answer) judgeNamed(history, judgement, { query, answer });
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

const judgeNamed = (
  history: History,
  judgement: Judgement,
  { query, answer }: { readonly query: Query; readonly answer: AnswerFacts },
): void => {
  if (!isWithin(answering(history, answer), query.at))
    judgement.call(query, {
      reason: 'out-of-window',
      says: 'the query of an answer was begun before that was paid for or after it was given',
    });
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
