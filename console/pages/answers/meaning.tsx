import { answerTable } from '#cli/release/answer-table.ts';
import { Alert } from '#console/parts/alert.tsx';
import { Box } from '#console/parts/box.tsx';
import { RoomSentence } from '#console/parts/fault.tsx';
import type { Visit } from '#console/visit.ts';
import type { Words } from '#console/words/words.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';

interface Props {
  readonly visit: Visit;
  readonly answer: AnswerDocument;
}

/** What the numbers of an answer may not be read as. */
export const Meaning = ({ visit: { words }, answer }: Props) => (
  <Box title={words.answers.meaning}>
    <ul>
      {sentences(words, answer).map((says) => (
        <li>{says}</li>
      ))}
    </ul>
    {(answer.fairness ?? []).map(({ attribute, says }) => (
      <Alert words={words} kind="warning">
        <p>{words.answers.fairness(attribute)}</p>
        <p class="soft">
          {words.shared.sentence} <RoomSentence says={says} />
        </p>
      </Alert>
    ))}
  </Box>
);

const sentences = ({ answers: { notSaid } }: Words, answer: AnswerDocument): readonly string[] => {
  const { cells, noise, noiseHalfWidth, question } = answer;
  const isNear = cells.some((cell) => cell.outcome === 'released' && cell.estimate !== undefined);
  const hasIndex = answerTable(answer).rows.some(({ indexToTotal }) => indexToTotal !== undefined);
  return [
    noise === 'none' ? notSaid.exact : notSaid.noise(noiseHalfWidth),
    ...(isNear ? [notSaid.near] : []),
    ...(cells.some(({ outcome }) => outcome === 'suppressed') ? [notSaid.suppressed] : []),
    ...(question.analysis === 'rollup' ? [notSaid.rolled] : []),
    ...(hasIndex ? [notSaid.index] : []),
    ...[notSaid.matched, notSaid.effect],
  ];
};
