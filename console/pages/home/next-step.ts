import type { Words } from '#console/words/words.ts';
import type { DatasetStatus, StatusDocument } from '#core/documents/status-document.ts';

/** The names of what may wait. */
type StepName = keyof Words['home']['steps'];

/** The pages that a step may lead to. */
type StepPath = keyof Words['home']['actions'];

/** What waits for a party: the sentence, what stands in it, and where it is done. */
export interface NextStep {
  readonly name: StepName;
  /** What the sentence is about: a party, a list, a day or a number. */
  readonly about?: string | number;
  /** Left out where there is nothing to do but wait. */
  readonly to?: StepPath;
}

type Decide = (status: StatusDocument, party: string) => NextStep | undefined;

const nameOf = ({ party, dataset }: DatasetStatus): string => `${party}.${dataset}`;

const stopped: Decide = ({ frozen = [], erasures = [], waiting }) => {
  const [freeze] = frozen;
  if (freeze?.by === 'party') return { name: 'frozen', about: freeze.party ?? '', to: '/review' };
  if (freeze) return { name: `frozen-${freeze.by}`, to: '/review' };
  const [erasure] = erasures;
  if (erasure) return { name: 'erasure', about: erasure.due, to: '/governance' };
  const damaged = waiting?.damaged.length ?? 0;
  return damaged > 0 ? { name: 'damaged', about: damaged, to: '/review' } : undefined;
};

const approvals: Decide = ({ approvals: all, code, inForce }, party) => {
  const own = all.find((each) => each.party === party);
  if (own && !own.approved) return { name: 'approve', to: '/terms' };
  if (own && code !== undefined && own.code !== code) return { name: 'code', to: '/terms' };
  const other = all.find((each) => !each.approved);
  if (inForce === undefined && other)
    return { name: 'wait-approval', about: other.party, to: '/terms' };
  return undefined;
};

/** Whether questions can use it. */
const isUsable = ({ version, standing, otherTerms = [] }: DatasetStatus): boolean =>
  version !== undefined && (standing ?? 'current') === 'current' && otherTerms.length === 0;

const lists: Decide = ({ datasets }, party) => {
  const own = datasets.filter((each) => each.party === party);
  const undelivered = own.find(({ version }) => version === undefined);
  if (undelivered) return { name: 'deliver', about: undelivered.dataset, to: '/prepare' };
  const unusable = own.find((each) => !isUsable(each));
  if (unusable) return { name: 'deliver-again', about: unusable.dataset, to: '/prepare' };
  const others = datasets.find((each) => each.party !== party && !isUsable(each));
  return others && { name: 'wait-list', about: nameOf(others) };
};

const duties: Decide = ({ reviews = [], lapses = [] }, party) => {
  const review = reviews.find((each) => each.party === party && each.overdue);
  if (review) return { name: 'review', about: review.due, to: '/review' };
  const lapse = lapses.find(({ organisation }) => organisation === party);
  return lapse && { name: 'lapse', about: lapse.name, to: '/governance' };
};

/** An answer is paid from each budget of who asks, so that the smallest one decides. */
const questions: Decide = ({ budgets }, party) => {
  const own = budgets.filter(({ asker, limit }) => asker === party && limit > 0);
  if (own.length === 0) return undefined;
  const answers = Math.min(...own.map((each) => each.answers));
  if (answers > 0) return { name: 'ask', about: answers, to: '/ask' };
  return { name: 'wait-budget', to: '/account' };
};

const ORDER: readonly Decide[] = [stopped, approvals, lists, duties, questions];

/**
 * The one thing that waits for a party: what stops the room first, then what it has to approve, deliver and look
 * after, then what it can ask. Where nothing does, the answers that it can read.
 */
export const nextStep = (status: StatusDocument, party: string): NextStep => {
  for (const decide of ORDER) {
    const step = decide(status, party);
    if (step) return step;
  }
  const { releases } = status;
  return releases > 0 ? { name: 'read', about: releases, to: '/answers' } : { name: 'nothing' };
};

/** Its sentence, in words. */
export const stepSentence = ({ steps }: Words['home'], { name, about = '' }: NextStep): string => {
  const said = steps[name];
  return typeof said === 'string' ? said : (said as (about: string | number) => string)(about);
};
