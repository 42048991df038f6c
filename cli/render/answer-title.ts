import { askedText } from '#cli/render/ledger-event.ts';
import { inClear } from '#core/analyses/question.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';

/** All that an answer was asked, as the list of releases says it: what tells it from any other. */
export const answerTitle = ({
  question,
  release,
}: Pick<AnswerDocument, 'question' | 'release'>): string =>
  askedText({ ...inClear(question), question: release });

/** Which release it is, of which day, and about which versions. */
export const releaseText = ({
  release,
  at,
  versions,
}: Pick<AnswerDocument, 'release' | 'at' | 'versions'>): string => {
  const about = versions.map(
    ({ party, dataset, version }) => `${party}.${dataset} version ${version}`,
  );
  return `Release ${release}, ${at.slice(0, 10)}, about ${about.join(' and ')}.`;
};
