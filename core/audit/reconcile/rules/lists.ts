import { FUNCTIONS } from '#core/access/functions.ts';
import { attemptOfKey, workOn } from '#core/audit/reconcile/attempts.ts';
import { type History, type Rule, writingOf } from '#core/audit/reconcile/history.ts';
import type { Span, Why } from '#core/audit/reconcile/judgement.ts';
import type { DropEnd } from '#core/audit/reconcile/ledger-facts.ts';
import { answering, isWithin } from '#core/audit/reconcile/queries-of.ts';
import { DROP_MS, QUERY_MS, SKEW_MS } from '#core/audit/reconcile/reconcile-limits.ts';
import { type CallOf, functionBehind, ofKind } from '#core/audit/reconcile/room-call.ts';
import { versionsOfKeptKey } from '#core/matching/kept-keys.ts';
import { MATCH_FILES } from '#core/matching/match-keys.ts';
import { dropFileOf } from '#core/room-layout.ts';

type Touch = CallOf<'read'> | CallOf<'write'>;

/**
 * What is people's is read and written for something that the ledger knows: a drop until it ended, an attempt at it
 * until then, a version while it stands, and a version behind a question while that is answered.
 */
export const listsAreTouchedForEntries: Rule = (history, judgement) => {
  const touches = [...ofKind(history.calls, 'read'), ...ofKind(history.calls, 'write')];
  for (const touch of touches) {
    const why = RULES[touch.object.area ?? '']?.(history, touch);
    if (why) judgement.call(touch, why);
  }
};

type Ask = (history: History, touch: Touch) => Why | undefined;
type AskOf = (history: History, touch: Touch, version: string) => Why | undefined;

/** As long as people may be paired once that was begun. */
const PAIRING_MS = FUNCTIONS['pair-people'].size.timeoutSeconds * 1_000;

const duringWork = (history: History, { at }: Touch, ends: readonly DropEnd[]): Why | undefined => {
  const work = workOn(history, ends);
  if (work === undefined)
    return {
      reason: 'unknown-to-ledger',
      says: 'a list was worked on, and the ledger does not say how its drop ended',
      within: { from: at, to: at + DROP_MS },
    };
  return isWithin([work], at)
    ? undefined
    : { reason: 'out-of-window', says: 'a list was worked on after its drop had ended' };
};

/** What parties put is judged by its manifest; the daily clean-up looks at drops that nobody decided on. */
const drops: Ask = (history, touch) => {
  const file = dropFileOf(touch.object.key);
  const name = functionBehind(touch);
  if (name === undefined || name === 'expire-data' || !file) return undefined;
  if (name === 'forget-people') return ofKnownList(history, touch, file.drop);
  return duringWork(history, touch, history.facts.endsOf(file));
};

/** A list of people to forget is looked at until that is done; of one that was only lifted the ledger knows too. */
const ofKnownList = ({ facts }: History, { at }: Touch, request: string): Why | undefined =>
  facts.lists.has(request)
    ? undefined
    : {
        reason: 'unknown-to-ledger',
        says: 'a list of people to forget was read, and the ledger does not know it',
        within: { from: at, to: at + DROP_MS },
      };

const staging: Ask = (history, touch) => {
  const attempt = attemptOfKey(touch.object.key);
  return duringWork(history, touch, attempt ? history.facts.endsOfAttempt(attempt) : []);
};

/** The report of a version names an attempt, that of a refusal its drop. */
const reports: Ask = (history, touch) => {
  const [, party, dataset, refused, name = ''] =
    /^reports\/([^/]+)\/([^/]+)\/(refused-)?([0-9a-f-]+)\.json$/.exec(touch.object.key) ?? [];
  if (party === undefined || dataset === undefined) return undefined;
  // That of a successor is put as its files are, for which there is another law.
  if (history.facts.successors.has(name)) return undefined;
  const list = { party, dataset };
  return duringWork(
    history,
    touch,
    refused === undefined
      ? history.facts.endsOfAttempt({ ...list, version: name })
      : history.facts.endsOf({ ...list, drop: name }),
  );
};

const vault: Ask = (history, touch) => {
  const attempt = attemptOfKey(touch.object.key);
  if (!attempt) return undefined;
  const { version } = attempt;
  const stands = history.facts.published.has(version) || history.facts.successors.has(version);
  const asks = BEHIND[functionBehind(touch) ?? ''];
  if (asks) return asks(history, touch, version);
  if (functionBehind(touch) === 'forget-people' && touch.kind === 'write') return undefined;
  if (touch.kind === 'write' || !stands) return staging(history, touch);
  const expired = history.facts.expired.get(version);
  return expired && touch.at > writingOf(history, expired).to + SKEW_MS
    ? { reason: 'out-of-window', says: `the version ${version} was read after it had expired` }
    : undefined;
};

/** When answers on a version were worked on, and what goes on alone for them, so many milliseconds longer. */
const answeringOn = (history: History, version: string, longer: number): readonly Span[] =>
  [...history.facts.answers.values()]
    .filter(({ versions }) => versions.has(version))
    .flatMap((answer) => answering(history, answer))
    .map(({ from, to }) => ({ from, to: to + longer }));

const noQuestion = ({ at }: Touch, version: string, earlier: number): Why => ({
  reason: 'out-of-window',
  says: `the version ${version} was read for a question, and none was being answered on it`,
  within: { from: at - earlier, to: at + SKEW_MS },
});

/** A query goes on alone while its asker waits or is gone. */
const behindQuestion: AskOf = (history, touch, version) => {
  const { at } = touch;
  const queries = ofKind(history.calls, 'query').map(
    (query): Span => ({
      from: query.at - SKEW_MS,
      to: query.at + QUERY_MS,
    }),
  );
  return isWithin(answeringOn(history, version, QUERY_MS), at) && isWithin(queries, at)
    ? undefined
    : noQuestion(touch, version, QUERY_MS);
};

/** People are paired for a question that is being answered, and no query runs before they are. */
const behindPairing: AskOf = (history, touch, version) =>
  isWithin(answeringOn(history, version, PAIRING_MS), touch.at)
    ? undefined
    : noQuestion(touch, version, PAIRING_MS);

/** Functions that touch versions for questions, and when they may. */
const BEHIND: Readonly<Record<string, AskOf>> = {
  'answer-question': behindQuestion,
  'pair-people': behindPairing,
};

/**
 * A match or a link is made and read behind questions on all its versions, and goes with them. What vouches for it is looked at
 * also before a question is paid for, and says nothing of anybody.
 */
const kept: Ask = (history, touch) => {
  const { key } = touch.object;
  if (touch.kind === 'read' && key.endsWith(`/${MATCH_FILES.seal}`)) return undefined;
  const asks = BEHIND[functionBehind(touch) ?? ''] ?? behindQuestion;
  for (const version of versionsOfKeptKey(key)) {
    const why = asks(history, touch, version);
    if (why) return why;
  }
  return undefined;
};

const RULES: Readonly<Record<string, Ask>> = {
  ...{ drops, staging, reports, vault },
  ...{ matches: kept, links: kept },
};
