import { isPartReport } from '#core/audit/reconcile/attempts.ts';
import { type History, type Rule, writingOf } from '#core/audit/reconcile/history.ts';
import type { Judgement } from '#core/audit/reconcile/judgement.ts';
import { SKEW_MS } from '#core/audit/reconcile/reconcile-limits.ts';
import { type CallOf, ofKind } from '#core/audit/reconcile/room-call.ts';
import { beginningOf } from '#core/audit/reconcile/runs.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import { attemptFileOf } from '#core/room-layout.ts';

type Mac = CallOf<'token-key'>;
type Report = CallOf<'write'>;

/** Each part takes one MAC for each kind of its drop, and one that tells the key from any other. */
const macsOf = ({ facts }: History, { object }: Report): readonly [least: number, most: number] => {
  const attempt = attemptFileOf(object.key);
  const ends = attempt ? facts.endsOfAttempt(attempt) : [];
  const published = ends.find(
    ({ event }) => event.type === 'dataset-published' && event.version === attempt?.version,
  );
  // What a refused drop would have held, the ledger does not say: none of a part that is another file.
  return published?.event.type === 'dataset-published'
    ? [published.event.kinds.length + 1, published.event.kinds.length + 1]
    : [1, IDENTIFIER_KINDS.length + 1];
};

/**
 * The key of tokens is used for parts alone: as often as the kinds of the drop take, before the report of the
 * part is written, by the same process. One use more is a token that is in no list.
 */
export const tokenKeyIsForParts: Rule = (history, judgement) => {
  const macs = Map.groupBy(ofKind(history.calls, 'token-key'), ({ credential }) => credential);
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

const judgeProcess = (
  history: History,
  judgement: Judgement,
  { macs, reports }: { readonly macs: Mac[]; readonly reports: readonly Report[] },
): void => {
  for (const report of reports) {
    const within = beginningOf('tokenise-part', report.at);
    while (macs[0] && macs[0].at < within.from) unused(judgement, macs.splice(0, 1));
    const [least, most] = macsOf(history, report);
    const ready = macs.filter(({ at }) => at <= report.at + SKEW_MS).length;
    const taken = macs.splice(0, Math.min(ready, most)).length;
    if (taken < least) tooFew(history, judgement, { report, taken, least });
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
    least,
  }: { readonly report: Report; readonly taken: number; readonly least: number },
): void => {
  const attempt = attemptFileOf(report.object.key);
  const [end] = attempt ? history.facts.endsOfAttempt(attempt) : [];
  const why = {
    reason: 'no-event',
    says: `${attempt?.file} took ${least} uses of the token key, and ${taken} were found`,
    within: beginningOf('tokenise-part', report.at),
  } as const;
  if (end && writingOf(history, end).to >= report.at) judgement.entry(end, why);
  else judgement.call(report, why);
};
