import { calledBy, type FunctionName } from '#core/access/functions.ts';
import { isPartReport, isShardReport, workOn } from '#core/audit/reconcile/attempts.ts';
import type { History, Rule } from '#core/audit/reconcile/history.ts';
import type { Judgement, Span } from '#core/audit/reconcile/judgement.ts';
import { type Moment, pairWithin } from '#core/audit/reconcile/pair-within.ts';
import { DROP_MS, SKEW_MS } from '#core/audit/reconcile/reconcile-limits.ts';
import { type CallOf, functionBehind, ofKind } from '#core/audit/reconcile/room-call.ts';
import { beginningOf, type Invocation, runOf } from '#core/audit/reconcile/runs.ts';
import { ledgerSequence } from '#core/room-layout.ts';

type Write = CallOf<'write'>;

/**
 * Each call of a step by the state machine leaves what the step is for: the first answers an execution, a part and a
 * shard leave a report each, the last ones an entry. Of a drop that is refused, some steps leave nothing.
 */
export const stepsLeaveTheirWork: Rule = (history, judgement) => {
  const refused = refusedWork(history);
  const idle = [
    ...afterExecutions(history, judgement),
    ...withReports(history, judgement, { of: 'tokenise-part', is: isPartReport }),
    ...withReports(history, judgement, { of: 'settle-shard', is: isShardReport }),
    ...withEntries(history),
  ];
  for (const invocation of idle)
    if (!refused.some(({ from, to }) => from <= invocation.at && invocation.at <= to))
      judgement.call(invocation, {
        reason: 'left-nothing',
        says: `${invocation.of} was called, and nothing came of it: a step that failed and was tried again, or a call that nobody needed`,
        within: runOf(invocation),
      });
};

const refusedWork = (history: History): readonly Span[] =>
  history.facts.entries.flatMap((entry) => {
    if (entry.event.type !== 'drop-refused') return [];
    const ends = history.facts.endsOf(entry.event);
    return workOn(history, ends) ?? [];
  });

const stepsOf = ({ runs }: History, of: FunctionName): readonly Invocation[] => runs.of(of);

/** Every execution begins with the first step, which is tried again as long as the way may take. */
const afterExecutions = (history: History, judgement: Judgement): readonly Invocation[] => {
  const executions = ofKind(history.calls, 'execution').filter(
    ({ actor }) => actor.is === 'arrival',
  );
  const awaiting = executions.map((item) => ({
    ...{ item, from: item.at - SKEW_MS, to: item.at + DROP_MS },
  }));
  const { waiting, left } = pairWithin(awaiting, stepsOf(history, 'read-manifest'));
  for (const execution of waiting)
    judgement.call(execution, {
      reason: 'left-nothing',
      says: 'an execution began, and read no manifest',
      within: { from: execution.at - SKEW_MS, to: execution.at + DROP_MS },
    });
  return left;
};

const withReports = (
  history: History,
  judgement: Judgement,
  { of, is }: { readonly of: FunctionName; readonly is: (write: Write) => boolean },
): readonly Invocation[] => {
  const awaiting = stepsOf(history, of).map((item) => ({ item, ...runOf(item) }));
  const reports = ofKind(history.calls, 'write').filter(is);
  const { waiting, left } = pairWithin(awaiting, reports);
  for (const report of left.filter(({ lost }) => !lost))
    judgement.call(report, {
      reason: 'no-event',
      says: `${report.object.key} was written, and ${of} was not called for it`,
      within: beginningOf(of, report.at),
    });
  return waiting;
};

const ENDING = calledBy('drops').filter(
  (name) => name === 'publish-drop' || name === 'refuse-drop',
);

/** Entries that name their request say which call they are of; those of older rooms, by when they were written. */
const withEntries = (history: History): readonly Invocation[] => {
  const { entries } = history.facts;
  const named = new Set(entries.map(({ run }) => run));
  return ENDING.flatMap((of) => {
    const idle = stepsOf(history, of).filter(({ request }) => !named.has(request));
    const unnamed = oldWrites(history, of);
    const awaiting = idle.map((item) => ({ item, ...runOf(item) }));
    return pairWithin(awaiting, unnamed).waiting;
  });
};

const oldWrites = (history: History, of: FunctionName): readonly Moment[] =>
  ofKind(history.calls, 'write').filter((write) => {
    const sequence = write.object.area === 'entries' ? ledgerSequence(write.object.key) : undefined;
    const entry = history.facts.bySequence.get(sequence ?? 0);
    return entry !== undefined && entry.run === undefined && functionBehind(write) === of;
  });
