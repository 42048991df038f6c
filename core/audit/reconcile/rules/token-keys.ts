import { isPartReport } from '#core/audit/reconcile/attempts.ts';
import { type History, type Rule, writingOf } from '#core/audit/reconcile/history.ts';
import type { Judgement } from '#core/audit/reconcile/judgement.ts';
import { SKEW_MS } from '#core/audit/reconcile/reconcile-limits.ts';
import { type CallOf, functionBehind, ofKind } from '#core/audit/reconcile/room-call.ts';
import { beginningOf, runOf } from '#core/audit/reconcile/runs.ts';
import { isOwnSlot, OWN_ID, ROW_LABEL } from '#core/identifiers/kinds.ts';
import { attemptFileOf, stagingPrefix } from '#core/room-layout.ts';

type Mac = CallOf<'token-key'>;
type Report = CallOf<'write'>;

/** All places of own ids share one key, and the tokens of labels are made by one that everybody knows. */
const keysOf = (kinds: readonly string[]): number =>
  new Set(
    kinds.filter((kind) => kind !== ROW_LABEL).map((kind) => (isOwnSlot(kind) ? OWN_ID : kind)),
  ).size;

/**
 * Each part takes one MAC for each key of the kinds of its drop, and one that tells the key from any other. The kinds of a drop
 * that was not published are those that its part was cut into; none where the part was another file.
 */
const macsOf = ({ facts, calls }: History, { object }: Report): number => {
  const attempt = attemptFileOf(object.key);
  if (!attempt) return 1;
  const published = facts.published.get(attempt.version);
  if (published) return keysOf(published.event.kinds) + 1;
  const folder = stagingPrefix(attempt);
  const part = attempt.file.replace(/\.json$/, '');
  const kinds = ofKind(calls, 'write').flatMap(({ object: { key } }) =>
    key.startsWith(folder) && key.endsWith(`/${part}.parquet`)
      ? (/kind=([a-z_]+)\//.exec(key)?.[1] ?? [])
      : [],
  );
  return keysOf(kinds) + 1;
};

/**
 * The key of tokens is used for parts alone: as often as the kinds of the drop take, before the report of the
 * part is written, by the same process. One use more is a token that is in no list. Whoever finds people for their own sake
 * uses it too, in a call of which the ledger tells.
 */
export const tokenKeyIsForParts: Rule = (history, judgement) => {
  const uses = ofKind(history.calls, 'token-key');
  const isOfPart = (mac: Mac): boolean => functionBehind(mac) === 'tokenise-part';
  const toldOf = runsToldOf(history);
  for (const mac of uses.filter((each) => !isOfPart(each) && !toldOf(each)))
    judgement.call(mac, {
      reason: 'left-nothing',
      says: 'the token key was used to find people, and no entry tells of it',
      within: { from: mac.at - RUN_MS - SKEW_MS, to: mac.at + RUN_MS + SKEW_MS },
    });
  const macs = Map.groupBy(uses.filter(isOfPart), ({ credential }) => credential);
  const reports = Map.groupBy(
    ofKind(history.calls, 'write').filter(isPartReport),
    ({ credential }) => credential,
  );
  for (const credential of new Set([...macs.keys(), ...reports.keys()]))
    judgeProcess(history, judgement, {
      macs: [...(macs.get(credential) ?? [])].sort((one, other) => one.at - other.at),
      reports: [...(reports.get(credential) ?? [])].sort((one, other) => one.at - other.at),
    });
};

/** Whether something was done in a call that an entry of the ledger names. */
const runsToldOf = ({ facts, runs }: History): ((mac: Mac) => boolean) => {
  const named = new Set(facts.entries.map(({ run }) => run));
  const told = runs.all.filter(({ request }) => named.has(request));
  return (mac) =>
    told.some((run) => {
      const { from, to } = runOf(run);
      return run.of === functionBehind(mac) && from <= mac.at && mac.at <= to;
    });
};

const judgeProcess = (
  history: History,
  judgement: Judgement,
  { macs, reports }: { readonly macs: Mac[]; readonly reports: readonly Report[] },
): void => {
  for (const report of reports) {
    const within = beginningOf('tokenise-part', report.at);
    while (macs[0] && macs[0].at < within.from) unused(judgement, macs.splice(0, 1));
    const most = macsOf(history, report);
    const ready = macs.filter(({ at }) => at <= report.at + SKEW_MS).length;
    const taken = macs.splice(0, Math.min(ready, most)).length;
    if (taken < most) tooFew(history, judgement, { report, taken, most });
  }
  unused(judgement, macs);
};

const unused = (judgement: Judgement, macs: readonly Mac[]): void => {
  for (const mac of macs)
    judgement.call(mac, {
      reason: 'left-nothing',
      says: 'the token key was used, and no part of a drop took it',
      within: { from: mac.at - SKEW_MS, to: beginningOf('tokenise-part', mac.at).to + RUN_MS },
    });
};

/** As long as a part may take. */
const RUN_MS = 900_000;

const tooFew = (
  history: History,
  judgement: Judgement,
  {
    report,
    taken,
    most,
  }: { readonly report: Report; readonly taken: number; readonly most: number },
): void => {
  const attempt = attemptFileOf(report.object.key);
  const [end] = attempt ? history.facts.endsOfAttempt(attempt) : [];
  const why = {
    reason: 'no-event',
    says: `${attempt?.file} took ${most} uses of the token key, and ${taken} were found`,
    within: beginningOf('tokenise-part', report.at),
  } as const;
  if (end && writingOf(history, end).to >= report.at) judgement.entry(end, why);
  else judgement.call(report, why);
};
