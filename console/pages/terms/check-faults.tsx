import type { CheckDocument } from '#cli/commands/agreement.ts';
import { Alert } from '#console/parts/alert.tsx';
import { Box } from '#console/parts/box.tsx';
import { RoomSentence } from '#console/parts/fault.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import { StatusIndicator } from '#console/parts/status-indicator.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';

/** Everything that is wrong with a file, by its lines, and what to do about each. */
export const CheckFaults = ({
  visit,
  faults,
}: {
  readonly visit: Visit;
  readonly faults: CheckDocument['faults'];
}) => {
  const { words, formats } = visit;
  const { line, place, says, remedy } = words.terms.fault;
  return (
    <>
      <Alert words={words} kind="error">
        {words.terms.faults(faults.length)}
      </Alert>
      <Table
        caption={words.terms.faultsOf}
        columns={[{ head: line }, { head: place }, { head: says }, { head: remedy }]}
        rows={faults.map((fault) => [
          formats.number(fault.line),
          <OthersText text={fault.path} />,
          <RoomSentence says={fault.says} />,
          <RoomSentence says={fault.remedy} />,
        ])}
      />
    </>
  );
};

/** What stops the approval of an agreement that can be read, and what could be better; nothing where nothing is said. */
export const Advice = ({
  visit,
  advice,
}: {
  readonly visit: Visit;
  readonly advice: NonNullable<CheckDocument['advice']>;
}) => {
  const { terms } = visit.words;
  const { place, says, remedy } = terms.fault;
  if (advice.length === 0) return null;
  return (
    <Box title={terms.advice}>
      <Table
        isHeard
        caption={terms.advice}
        columns={[{ head: place }, { head: says }, { head: remedy }]}
        rows={advice.map((each) => [
          <>
            <OthersText text={each.path} />{' '}
            {each.blocks ? <StatusIndicator kind="warning">{terms.blocks}</StatusIndicator> : null}
          </>,
          <RoomSentence says={each.says} />,
          <RoomSentence says={each.remedy} />,
        ])}
      />
    </Box>
  );
};
