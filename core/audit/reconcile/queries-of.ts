import { type History, writingOf } from '#core/audit/reconcile/history.ts';
import type { Span } from '#core/audit/reconcile/judgement.ts';
import type { AnswerFacts } from '#core/audit/reconcile/ledger-facts.ts';
import { SKEW_MS } from '#core/audit/reconcile/reconcile-limits.ts';

/** When an answer could be worked on: from a payment until it was given; to no end while it was not. */
export const answering = (history: History, { paid, given }: AnswerFacts): readonly Span[] =>
  paid.map((entry) => {
    const { from } = writingOf(history, entry);
    const ends = given.filter(({ sequence }) => sequence > entry.sequence);
    const [first] = ends.map((each) => writingOf(history, each).to);
    return { from: from - SKEW_MS, to: (first ?? Infinity) + SKEW_MS };
  });

/** Whether a moment lies in one of these times. */
export const isWithin = (spans: readonly Span[], at: number): boolean =>
  spans.some(({ from, to }) => from <= at && at <= to);
