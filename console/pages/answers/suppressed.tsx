import { answerTable } from '#cli/release/answer-table.ts';
import { rowLabel } from '#console/pages/answers/row-texts.ts';
import { Alert } from '#console/parts/alert.tsx';
import { Box } from '#console/parts/box.tsx';
import { StatusIndicator } from '#console/parts/status-indicator.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';

/** As many as keep a page small. */
const MOST_ROWS = 60;

interface Props {
  readonly visit: Visit;
  readonly answer: AnswerDocument;
}

/** What was not told and why; and what to do, where that is everything. Nothing where all was told. */
export const Suppressed = ({ visit, answer }: Props) => {
  const { answers } = visit.words;
  const table = answerTable(answer);
  const suppressed = answer.cells.flatMap((cell, at) => {
    const row = table.rows[at];
    return cell.outcome === 'suppressed' && row ? [{ row, reason: cell.reason }] : [];
  });
  if (suppressed.length === 0) return null;
  const shown = suppressed.slice(0, MOST_ROWS);
  return (
    <Box title={answers.suppressedTitle}>
      {suppressed.length === answer.cells.length ? <Everything {...{ visit, answer }} /> : null}
      <p>{answers.suppressedOf(suppressed.length, answer.cells.length)}</p>
      {[...new Set(suppressed.map(({ reason }) => reason))].map((reason) => (
        <p>{answers.reasons[reason]}</p>
      ))}
      <details>
        <summary>{answers.suppressedList}</summary>
        <Table
          caption={answers.suppressedList}
          columns={[{ head: answers.counts }, { head: answers.people }, { head: answers.reason }]}
          rows={shown.map(({ row, reason }) => [
            <bdi translate="no">{rowLabel(visit, row, table)}</bdi>,
            <StatusIndicator kind="warning">{answers.suppressed}</StatusIndicator>,
            answers.reasonWords[reason],
          ])}
        />
        {suppressed.length > shown.length ? (
          <p class="soft">{answers.more(suppressed.length - shown.length)}</p>
        ) : null}
      </details>
    </Box>
  );
};

const Everything = ({ visit: { words }, answer }: Props) => {
  const { answers } = words;
  const { k, noise, noiseBound, cells } = answer;
  return (
    <Alert words={words} kind="warning">
      <p>
        <strong>{answers.allSuppressed}</strong>
      </p>
      <p>{answers.allSuppressedSays(k + noiseBound)}</p>
      <ul>
        {cells.length > 1 ? <li>{answers.tryFewer}</li> : null}
        {noise === 'none' ? null : <li>{answers.tryMore}</li>}
        <li>{answers.tryLarger}</li>
      </ul>
    </Alert>
  );
};
