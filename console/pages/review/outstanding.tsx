import { sideText } from '#console/pages/ledger/event-sentence.ts';
import type { Child } from '#console/parts/child.ts';
import { OthersText } from '#console/parts/others-text.tsx';
import type { Words } from '#console/words/words.ts';
import { SEVERITIES, type Severity } from '#core/audit/severity.ts';
import type { StatusDocument } from '#core/documents/status-document.ts';

/** Something about a room that a reviewer has to know, and where it is looked after. */
export interface Outstanding {
  readonly severity: Severity;
  readonly title: string;
  readonly means: string;
  readonly todo: string;
  readonly to?: { readonly path: string; readonly text: string };
  /** What somebody wrote about it. */
  readonly wrote?: Child;
}

type Look = (
  found: Words['review']['found'],
  status: StatusDocument,
  words: Words,
) => readonly Outstanding[];

const frozen: Look = (found, { frozen: freezes = [] }, words) =>
  freezes.map(({ at, reason, ...side }) => ({
    severity: 'high',
    title: found.frozen(sideText(words.ledgerEvents, side), at),
    ...{ means: found.frozenMeans, todo: found.frozenTodo },
    to: { path: '/review/freeze', text: found.toFreeze },
    wrote: <OthersText text={reason} />,
  }));

const toFiles = (found: Words['review']['found']) => ({
  path: '/review/files',
  text: found.toFiles,
});

const damaged: Look = (found, { waiting }) => {
  const files = waiting?.damaged.length ?? 0;
  if (files === 0) return [];
  const { damagedMeans: means, damagedTodo: todo } = found;
  return [{ severity: 'critical', title: found.damaged(files), means, todo, to: toFiles(found) }];
};

const erasures: Look = (found, { erasures: all = [] }) =>
  all
    .filter(({ overdue }) => overdue)
    .map(({ due }) => ({
      severity: 'high',
      title: found.erasure(due),
      ...{ means: found.erasureMeans, todo: found.erasureTodo },
      to: { path: '/ledger?type=erasure-began', text: found.toLedger },
    }));

const reviews: Look = (found, { reviews: all = [] }) =>
  all
    .filter(({ overdue }) => overdue)
    .map(({ party, due }) => ({
      severity: 'medium',
      title: found.overdue(party, due),
      ...{ means: found.overdueMeans, todo: found.overdueTodo },
      to: { path: '/review/access', text: found.toAccess },
    }));

const lapses: Look = (found, { lapses: all = [] }) =>
  all.map(({ name, expires, standing }) => ({
    severity: standing === 'lapsed' ? 'medium' : 'low',
    title: found.lapsed(name, expires),
    ...{ means: found.lapsedMeans, todo: found.lapsedTodo },
  }));

const waiting: Look = (found, { waiting: waits }) => {
  if (waits === undefined) return [];
  const due = waits.scratch + waits.versions + waits.releases + waits.leftovers.due;
  const { waitingMeans, waitingTodo, foreignMeans, foreignTodo } = found;
  const to = toFiles(found);
  return [
    ...(due === 0 ? [] : [{ title: found.waiting(due), means: waitingMeans, todo: waitingTodo }]),
    ...(waits.foreign.count === 0
      ? []
      : [{ title: found.foreign(waits.foreign.count), means: foreignMeans, todo: foreignTodo }]),
  ].map((each) => ({ ...each, severity: 'low', to }));
};

const refused: Look = (found, { refusedQuestions }) =>
  refusedQuestions === 0
    ? []
    : [
        {
          severity: 'informational',
          title: found.refused(refusedQuestions),
          ...{ means: found.refusedMeans, todo: found.refusedTodo },
          to: { path: '/ledger?type=question-refused', text: found.toLedger },
        },
      ];

const LOOKS: readonly Look[] = [frozen, damaged, erasures, reviews, lapses, waiting, refused];

/** What stands out in a room by its status, the worst first. */
export const outstandingIn = (words: Words, status: StatusDocument): readonly Outstanding[] =>
  LOOKS.flatMap((look) => look(words.review.found, status, words)).toSorted(
    (one, other) => SEVERITIES.indexOf(other.severity) - SEVERITIES.indexOf(one.severity),
  );
