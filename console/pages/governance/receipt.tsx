import { ReadReport } from '#console/pages/governance/read-report.tsx';
import { ToGovernance } from '#console/pages/governance/to-governance.tsx';
import { Alert } from '#console/parts/alert.tsx';
import { Box } from '#console/parts/box.tsx';
import { ButtonLink } from '#console/parts/button.tsx';
import { Code, KeyValues } from '#console/parts/key-values.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import { StatusIndicator } from '#console/parts/status-indicator.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import type { ForgettingDocument, ForgottenDocument } from '#core/documents/forgetting-document.ts';

interface Props {
  readonly visit: Visit;
  readonly done: ForgettingDocument;
  /** Where it is kept from. */
  readonly path: string;
}

/** What became of a list of people: the receipt of whoever was asked. */
export const Receipt = ({ visit, done, path }: Props) => {
  const { erasure } = visit.words;
  return (
    <>
      <Alert words={visit.words} kind="success">
        {erasure[done.act].done.map((says) => (
          <p>{says}</p>
        ))}
      </Alert>
      {done.act === 'forget' ? (
        <Forgotten visit={visit} done={done} />
      ) : (
        <KeyValues pairs={[[erasure.request, <Code>{done.request}</Code>]]} />
      )}
      {done.report ? <ReadReport visit={visit} report={done.report} /> : null}
      <div class="row">
        <ButtonLink to={path} primary>
          {erasure.keep}
        </ButtonLink>
        <ToGovernance visit={visit} />
      </div>
      <p class="soft">{erasure.keepSays}</p>
    </>
  );
};

const Forgotten = ({
  visit,
  done,
}: {
  readonly visit: Visit;
  readonly done: ForgottenDocument;
}) => {
  const { words, formats } = visit;
  const { erasure } = words;
  const isLate = done.done.slice(0, 10) > done.due;
  return (
    <Box title={erasure.receipt}>
      <KeyValues
        pairs={[
          [erasure.request, <Code>{done.request}</Code>],
          [erasure.reason, erasure.reasons[done.reason]],
          [erasure.received, formats.day(done.received)],
          [erasure.due, formats.day(done.due)],
          [
            erasure.doneAt,
            <>
              {formats.time(done.done)}{' '}
              {isLate ? <StatusIndicator kind="warning">{erasure.late}</StatusIndicator> : null}
            </>,
          ],
        ]}
      />
      {isLate ? <p>{erasure.lateSays}</p> : null}
      <Successors visit={visit} done={done} />
    </Box>
  );
};

/** Who was taken out of which list. */
const Successors = ({ visit, done: { successors, ended } }: Parameters<typeof Forgotten>[0]) => {
  const { erasure } = visit.words;
  const { number, day } = visit.formats;
  if (successors.length + ended.length === 0) return <p>{erasure.noList}</p>;
  return (
    <>
      {successors.length === 0 ? null : (
        <Table
          caption={erasure.takenOut}
          columns={erasure.columns.map((head, at) => ({ head, isNumber: NUMBERS.has(at) }))}
          rows={successors.map((each) => [
            <OthersText text={each.dataset} />,
            <Code>{each.version.slice(0, SHOWN_ID)}</Code>,
            number(each.removed),
            number(each.left),
            each.current ? erasure.current : erasure.kept,
          ])}
        />
      )}
      {successors.every((each) => each.removed === 0) && successors.length > 0 ? (
        <p>{erasure.nobody}</p>
      ) : null}
      {successors.map(({ current, dataset, heldUntil }) =>
        current && heldUntil !== undefined ? <p>{erasure.held(dataset, day(heldUntil))}</p> : null,
      )}
      {ended.map(({ dataset }) => (
        <p>{erasure.ended(dataset)}</p>
      ))}
    </>
  );
};

/** So many characters tell versions of a list apart. */
const SHOWN_ID = 12;

/** Which of the columns of a receipt are numbers. */
const NUMBERS: ReadonlySet<number> = new Set([2, 3]);
