import {
  arrivalsIn,
  attemptOf,
  attemptOfKey,
  beganBefore,
} from '#core/audit/reconcile/attempts.ts';
import { type History, type Rule, writingOf } from '#core/audit/reconcile/history.ts';
import type { Judgement, Why } from '#core/audit/reconcile/judgement.ts';
import type { DropEnd } from '#core/audit/reconcile/ledger-facts.ts';
import { pairWithin } from '#core/audit/reconcile/pair-within.ts';
import { ARRIVAL_MS, DROP_MS, SKEW_MS } from '#core/audit/reconcile/reconcile-limits.ts';
import { type CallOf, functionBehind, ofKind } from '#core/audit/reconcile/room-call.ts';
import type { DropId } from '#core/drop-files.ts';

type Execution = CallOf<'execution'>;

/**
 * Each manifest that a party puts begins one execution, and nothing else does; each drop that arrived ends in the
 * ledger; and each attempt at a drop bears the name that follows from its execution.
 */
export const executionsFollowArrivals: Rule = (history, judgement) => {
  const writes = ofKind(history.calls, 'write');
  const arrivals = arrivalsIn(writes.filter(({ actor }) => actor.is === 'party'));
  const executions = ofKind(history.calls, 'execution').filter(
    ({ actor }) => actor.is === 'arrival',
  );
  const awaiting = arrivals.map((item) => ({
    ...{ item, from: item.at - SKEW_MS, to: item.at + ARRIVAL_MS },
  }));
  const { waiting, left } = pairWithin(awaiting, executions);
  for (const { write, at } of waiting)
    judgement.call(write, {
      reason: 'left-nothing',
      says: 'a manifest arrived, and no execution began',
      within: { from: at - SKEW_MS, to: at + ARRIVAL_MS },
    });
  for (const execution of left)
    judgement.call(execution, {
      reason: 'no-event',
      says: 'an execution began, and no manifest had arrived for it',
      within: { from: execution.at - ARRIVAL_MS, to: execution.at + SKEW_MS },
    });
  for (const arrival of arrivals)
    if (history.facts.endsOf(arrival).length === 0 && !history.facts.lists.has(arrival.drop))
      judgement.call(arrival.write, {
        reason: 'unknown-to-ledger',
        says: 'a drop arrived, and the ledger does not say how it ended',
        within: { from: arrival.at, to: arrival.at + DROP_MS },
      });
  attemptsHaveExecutions(history, judgement, executions);
};

const attemptsHaveExecutions = (
  history: History,
  judgement: Judgement,
  executions: readonly Execution[],
): void => {
  const names = { executions, drops: dropsIn(history) };
  const seen = new Set<string>();
  for (const write of ofKind(history.calls, 'write')) {
    const version = versionWritten(write);
    // What an erasure puts in the place of versions has a law of its own.
    if (version === undefined || seen.has(version) || functionBehind(write) === 'forget-people')
      continue;
    seen.add(version);
    const why = faultOfAttempt(names, { version, at: write.at });
    if (why) judgement.call(write, why);
  }
  for (const entry of history.facts.published.values()) {
    const within = {
      from: beganBefore(history, entry as DropEnd),
      to: writingOf(history, entry).to + SKEW_MS,
    };
    if (!isBegun(names, entry.event.version, within))
      judgement.entry(entry, {
        ...{ reason: 'no-event', within },
        says: 'no execution began the attempt that became this version',
      });
  }
};

const faultOfAttempt = (
  names: Names,
  { version, at }: { readonly version: string; readonly at: number },
): Why | undefined => {
  const says = `work on the attempt ${version} was done`;
  if (!names.drops.has(version.slice(0, 8)))
    return {
      reason: 'unknown-to-ledger',
      says: `${says}, and nobody knows of its drop`,
      within: { from: at, to: at + DROP_MS },
    };
  const meant = names.drops.get(version.slice(0, 8)) ?? [];
  const within = { from: beginning(meant, at), to: at + SKEW_MS };
  if (isBegun(names, version, within)) return undefined;
  return { reason: 'no-event', says: `${says}, and no execution began it`, within };
};

interface KnownDrop {
  readonly drop: DropId;
  readonly arrived: number | undefined;
}

interface Names {
  readonly executions: readonly Execution[];
  readonly drops: ReadonlyMap<string, readonly KnownDrop[]>;
}

/** When the work may have begun that was done at a moment: when the drop arrived, or as long before as it may take. */
const beginning = (drops: readonly KnownDrop[], at: number): number =>
  Math.min(...drops.map(({ arrived }) => arrived ?? at - DROP_MS)) - SKEW_MS;

/** Every drop that anybody speaks of, by what the names of its attempts begin with. */
const dropsIn = ({ calls, facts }: History): Names['drops'] => {
  const arrived = new Map<DropId, number>();
  for (const { drop, at } of arrivalsIn(ofKind(calls, 'write')))
    arrived.set(drop, Math.min(arrived.get(drop) ?? Infinity, at));
  const decided = facts.entries.flatMap(({ event }) =>
    'drop' in event ? (event.drop as DropId) : [],
  );
  const known = [...new Set([...arrived.keys(), ...decided])];
  return Map.groupBy(
    known.map((drop): KnownDrop => ({ drop, arrived: arrived.get(drop) })),
    ({ drop }) => drop.slice(0, 8),
  );
};

const isBegun = (
  { executions, drops }: Names,
  version: string,
  { from, to }: { readonly from: number; readonly to: number },
): boolean => {
  const meant = drops.get(version.slice(0, 8)) ?? [];
  return executions.some(
    ({ at, name }) =>
      at >= from && at <= to && meant.some(({ drop }) => attemptOf(drop, name) === version),
  );
};

/** The attempt that a write is of: what it tokenised or settled, or what it noted of the day's intake. */
const versionWritten = ({ object: { area, key } }: CallOf<'write'>): string | undefined => {
  if (area === 'staging' || area === 'vault') return attemptOfKey(key)?.version;
  return area === 'intake' ? /\/([0-9a-f]{8}-[0-9a-f]{8})-\d+\.json$/.exec(key)?.[1] : undefined;
};
