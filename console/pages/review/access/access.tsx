import { sideText } from '#console/pages/ledger/event-sentence.ts';
import { ForWriters } from '#console/pages/review/for-writers.tsx';
import { Alert } from '#console/parts/alert.tsx';
import { Box } from '#console/parts/box.tsx';
import { Button, ButtonLink } from '#console/parts/button.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { RoomSentence } from '#console/parts/fault.tsx';
import { WritingForm } from '#console/parts/form.tsx';
import { ChoiceField } from '#console/parts/form-field.tsx';
import { Code, KeyValues } from '#console/parts/key-values.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import { StatusIndicator } from '#console/parts/status-indicator.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import type { ReviewDocument } from '#core/documents/review-document.ts';

/** What is wrong with a record that was sent. */
export type WrongRecord = 'agreed' | 'changed';

interface Props {
  readonly visit: Visit;
  readonly document: ReviewDocument;
}

/** Every right in a room, who looked at them when, and the form that records a look. */
export const AccessView = ({
  visit,
  document,
  wrong,
}: Props & { readonly wrong?: WrongRecord | undefined }) => {
  const { words } = visit;
  const { access } = words.custody;
  return (
    <>
      <p>{access.lead(document.collaboration)}</p>
      {wrong === undefined ? null : (
        <Alert words={words} kind="error">
          <p>{wrong === 'changed' ? access.changed : access.agreedWrong}</p>
        </Alert>
      )}
      <Rights visit={visit} document={document} />
      <Reviews visit={visit} document={document} />
      <Dues visit={visit} document={document} />
      <Box title={access.record}>
        <p>{access.recordSays(visit.party)}</p>
        <ForWriters visit={visit} />
        <WritingForm visit={visit} action="/review/access">
          <input type="hidden" name="access" value={document.access} />
          <ChoiceField
            {...({ type: 'checkbox', name: 'agreed', label: access.confirm, values: [] } as const)}
            error={wrong === 'agreed' ? access.agreedWrong : undefined}
            choices={[{ value: 'yes', text: access.agreed }]}
          />
          <Button primary>{access.record}</Button>
        </WritingForm>
      </Box>
    </>
  );
};

const Rights = ({ visit: { words }, document: { rights, agreement, access: checksum } }: Props) => {
  const { access } = words.custody;
  const { who, may, by } = access.columns;
  return (
    <Box title={access.rights}>
      <Table
        caption={access.rights}
        isHeard
        columns={[{ head: who }, { head: may }, { head: by }]}
        rows={rights.map((right) => [
          <RoomSentence says={right.who} />,
          <RoomSentence says={right.may} />,
          <Code>{right.by}</Code>,
        ])}
      />
      <KeyValues
        pairs={[
          [access.agreement, <Code>{agreement}</Code>],
          [access.checksum, <Code>{checksum}</Code>],
        ]}
      />
    </Box>
  );
};

const Reviews = ({ visit: { words, formats }, document: { reviews } }: Props) => {
  const { access, freezing } = words.custody;
  return (
    <Box title={access.reviews}>
      {reviews.length === 0 ? (
        <EmptyState title={access.nobody} says={access.nobodySays} />
      ) : (
        <Table
          caption={access.reviews}
          isHeard
          columns={[freezing.who, access.at, access.rightsSeen].map((head) => ({ head }))}
          rows={reviews.map(({ at, same, ...side }) => [
            sideText(words.ledgerEvents, side),
            formats.time(at),
            <StatusIndicator kind={same ? 'success' : 'warning'}>
              {same ? access.same : access.other}
            </StatusIndicator>,
          ])}
        />
      )}
    </Box>
  );
};

const Dues = ({ visit: { words, formats }, document: { dues } }: Props) => {
  const { access, freezing } = words.custody;
  if (dues.length === 0) return null;
  return (
    <Box title={access.due}>
      <Table
        caption={access.due}
        isHeard
        columns={[freezing.who, access.last, access.until].map((head) => ({ head }))}
        rows={dues.map(({ party, last, due, overdue }) => [
          <OthersText text={party} />,
          last === undefined ? access.never : formats.time(last),
          <StatusIndicator kind={overdue ? 'warning' : 'success'}>
            {overdue ? access.overdue(due) : access.by(due)}
          </StatusIndicator>,
        ])}
      />
    </Box>
  );
};

/** What came of recording a look at the rights. */
export const RecordedView = ({ visit: { words }, document: { recorded } }: Props) => {
  const { access } = words.custody;
  const isRepeated = recorded?.repeated === true;
  return (
    <>
      <Alert words={words} kind={isRepeated ? 'info' : 'success'}>
        <p>{isRepeated ? access.repeated : access.recorded}</p>
      </Alert>
      <ButtonLink to="/review/access">{access.again}</ButtonLink>
    </>
  );
};
