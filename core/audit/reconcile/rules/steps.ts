import { calledBy, type FunctionName } from '#core/access/functions.ts';
import { isPartReport, isShardReport, workOn } from '#core/audit/reconcile/attempts.ts';
import type { History, Rule } from '#core/audit/reconcile/history.ts';
import type { Judgement } from '#core/audit/reconcile/judgement.ts';
import type { DropEnd } from '#core/audit/reconcile/ledger-facts.ts';
import { type Moment, pairWithin } from '#core/audit/reconcile/pair-within.ts';
import { DROP_MS, SKEW_MS } from '#core/audit/reconcile/reconcile-limits.ts';
import { type CallOf, functionBehind, ofKind } from '#core/audit/reconcile/room-call.ts';
import { beginningOf, type Invocation, runOf } from '#core/audit/reconcile/runs.ts';
import { attemptsPrefix, ledgerSequence } from '#core/room-layout.ts';

type Write = CallOf<'write'>;

/**
 * Each call of a step by the state machine leaves what the step is for: the first answers an execution, a part and a
 * shard leave a report each, the last ones an entry. Where a drop is refused, a step before that may leave nothing.
 */
export const stepsLeaveTheirWork: Rule = (history, judgement) => {
  const mayFail = failedSteps(history);
  intakeIsTakenByCalls(history, judgement);
  const idle = [
    ...afterExecutions(history, judgement),
    ...withReports(history, judgement, { of: 'tokenise-part', is: isPartReport }),
    ...withReports(history, judgement, { of: 'settle-shard', is: isShardReport }),
    ...withEntries(history),
  ];
  for (const invocation of idle)
    if (!mayFail(invocation))
      judgement.call(invocation, {
        reason: 'left-nothing',
        says: `${invocation.of} was called, and nothing came of it: a step that failed and was tried again, or a call that nobody needed`,
        within: runOf(invocation),
      });
};

/** What a step leaves that it does for each of many; the one before the refusal leaves nothing when it fails. */
const REPORTS: Readonly<Partial<Record<FunctionName, (write: Write) => boolean>>> = {
  'tokenise-part': isPartReport,
  'settle-shard': isShardReport,
  'publish-drop': () => false,
};

/** Of a refused drop, a step that left no report at all had nothing to leave: that is why the drop was refused. */
const failedSteps = (history: History): ((invocation: Invocation) => boolean) => {
  const writes = ofKind(history.calls, 'write');
  const failed = history.facts.entries.flatMap((entry) => {
    const { event } = entry;
    if (event.type !== 'drop-refused') return [];
    const prefix = attemptsPrefix(event, event.drop.slice(0, 8));
    const own = writes.filter(({ object }) => object.key.startsWith(prefix));
    const work = workOn(history, [entry as DropEnd]);
    return work ? [{ own, work }] : [];
  });
  return ({ of, at }) => {
    const is = REPORTS[of];
    return (
      is !== undefined &&
      failed.some(({ own, work }) => work.from <= at && at <= work.to && !own.some(is))
    );
  };
};

/** Every execution begins with the first step, which is tried again as long as the way may take. */
const afterExecutions = (history: History, judgement: Judgement): readonly Invocation[] => {
  const executions = ofKind(history.calls, 'execution').filter(
    ({ actor }) => actor.is === 'arrival',
  );
  const awaiting = executions.map((item) => ({
    ...{ item, from: item.at - SKEW_MS, to: item.at + DROP_MS },
  }));
  const { waiting, left } = pairWithin(awaiting, history.runs.of('read-manifest'));
  for (const execution of waiting)
    judgement.call(execution, {
      reason: 'left-nothing',
      says: 'an execution began, and read no manifest',
      within: { from: execution.at - SKEW_MS, to: execution.at + DROP_MS },
    });
  return left;
};

/** The first step notes what a party delivers on a day, unless the drop was decided on before. */
const intakeIsTakenByCalls = (history: History, judgement: Judgement): void => {
  const is = ({ object }: Write): boolean => object.area === 'intake';
  withReports(history, judgement, { of: 'read-manifest', is });
};

/** Pairs calls of a step with what they leave; answers those that left nothing. */
const withReports = (
  history: History,
  judgement: Judgement,
  { of, is }: { readonly of: FunctionName; readonly is: (write: Write) => boolean },
): readonly Invocation[] => {
  const awaiting = history.runs.of(of).map((item) => ({ item, ...runOf(item) }));
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
    const idle = history.runs.of(of).filter(({ request }) => !named.has(request));
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
