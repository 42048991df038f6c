import { sideText } from '#console/pages/ledger/event-sentence.ts';
import { ForWriters } from '#console/pages/review/for-writers.tsx';
import { Alert } from '#console/parts/alert.tsx';
import { Box } from '#console/parts/box.tsx';
import { Button, ButtonLink } from '#console/parts/button.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { ReadingForm } from '#console/parts/form.tsx';
import { TextField } from '#console/parts/form-field.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import { StatusIndicator } from '#console/parts/status-indicator.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import type { FreezeDocument } from '#core/documents/freeze-document.ts';
import { MAX_FREEZE_REASON } from '#core/limits.ts';

type Standing = FreezeDocument['standing'];

interface Props {
  readonly visit: Visit;
  readonly standing: Standing;
}

/** Whether the room is frozen, by whom and why, and the form that leads to a second look. */
export const FreezeView = ({
  visit,
  standing,
  wrong,
}: Props & { readonly wrong?: string | undefined }) => {
  const { freezing } = visit.words.custody;
  const isOwn = standing.some(({ party }) => party === visit.party);
  const act = isOwn ? 'unfreeze' : 'freeze';
  return (
    <>
      <p>{freezing.lead}</p>
      <Box title={freezing.state}>
        <State visit={visit} standing={standing} />
      </Box>
      {standing.length > 0 && !isOwn ? (
        <EmptyState title={freezing.notYours} says={freezing.notYoursSays} />
      ) : null}
      <Box title={freezing[act]}>
        <ForWriters visit={visit} />
        {visit.isAuditor ? null : <WishForm visit={visit} act={act} wrong={wrong} />}
      </Box>
    </>
  );
};

const WishForm = ({
  visit,
  act,
  wrong,
}: {
  readonly visit: Visit;
  readonly act: FreezeDocument['act'];
  readonly wrong: string | undefined;
}) => {
  const { freezing } = visit.words.custody;
  return (
    <ReadingForm action="/review/freeze/confirm">
      <input type="hidden" name="act" value={act} />
      <TextField
        {...{ name: 'reason', label: freezing.why, description: freezing.whySays }}
        constraint={freezing.whyRule(MAX_FREEZE_REASON)}
        error={wrong === undefined ? undefined : freezing.whyWrong(MAX_FREEZE_REASON)}
        value={wrong}
        required
      />
      <Button primary>{freezing.next}</Button>
    </ReadingForm>
  );
};

const State = ({ visit, standing }: Props) => {
  const { words, formats } = visit;
  const { freezing } = words.custody;
  if (standing.length === 0)
    return <StatusIndicator kind="success">{freezing.running}</StatusIndicator>;
  return (
    <>
      <StatusIndicator kind="error">{freezing.frozen}</StatusIndicator>
      <Table
        caption={freezing.frozen}
        isHeard
        columns={[freezing.who, freezing.since, freezing.reason].map((head) => ({ head }))}
        rows={standing.map(({ at, reason, ...side }) => [
          sideText(words.ledgerEvents, side),
          formats.time(at),
          <OthersText text={reason} />,
        ])}
      />
    </>
  );
};

/** What came of freezing a room, or of lifting that, and how it stands now. */
export const FrozenView = ({
  visit,
  document: { act, repeated, standing },
}: {
  readonly visit: Visit;
  readonly document: FreezeDocument;
}) => {
  const { freezing } = visit.words.custody;
  return (
    <>
      <Alert words={visit.words} kind={repeated ? 'info' : 'success'}>
        <p>{repeated ? freezing.repeated : freezing.done[act]}</p>
      </Alert>
      <Box title={freezing.state}>
        <State visit={visit} standing={standing} />
      </Box>
      <ButtonLink to="/review/freeze">{freezing.again}</ButtonLink>
    </>
  );
};
