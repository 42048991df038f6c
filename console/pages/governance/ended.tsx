import { Removed } from '#console/pages/governance/removed.tsx';
import { ToGovernance } from '#console/pages/governance/to-governance.tsx';
import { Alert } from '#console/parts/alert.tsx';
import { Box } from '#console/parts/box.tsx';
import type { Child } from '#console/parts/child.ts';
import { Code } from '#console/parts/key-values.tsx';
import type { Visit } from '#console/visit.ts';
import type { EpochDocument } from '#core/documents/epoch-document.ts';
import type { ExpiryDocument } from '#core/documents/expiry-document.ts';
import type { UpkeepDocument } from '#core/documents/upkeep-document.ts';
import type { WithdrawalDocument } from '#core/documents/withdrawal-document.ts';

interface Props<Done> {
  readonly visit: Visit;
  readonly done: Done;
}

/** What was done, what went with it, and the way back. */
const Ended = ({
  visit,
  done,
  isLeft = false,
  children,
}: Props<Pick<ExpiryDocument, 'expired' | 'unproven' | 'keys'>> & {
  readonly isLeft?: boolean;
  readonly children: Child;
}) => (
  <>
    <Alert words={visit.words} kind={isLeft ? 'warning' : 'success'}>
      {children}
    </Alert>
    <Box title={visit.words.ends.gone}>
      <Removed visit={visit} removed={done} />
    </Box>
    <ToGovernance visit={visit} />
  </>
);

/** Lists were taken out of the room. */
export const Withdrawn = ({ visit, done }: Props<WithdrawalDocument>) => {
  const { ends } = visit.words;
  const { dataset, party, repeated, outcome } = done;
  return (
    <Ended visit={visit} done={done} isLeft={outcome === 'left'}>
      <p>{dataset === undefined ? ends.all(party) : ends.one(dataset)}</p>
      <p>{repeated ? ends.withdrawnBefore : ends.withdrawn}</p>
      <p>{ends.outcomes[outcome]}</p>
      <p>{ends.deliverAgain}</p>
    </Ended>
  );
};

/** A new epoch began, or nothing was to be ended. */
export const EpochEnded = ({ visit, done }: Props<EpochDocument>) => {
  const { ends } = visit.words;
  const { epoch, repeated, outcome, keyDestroyedAfter } = done;
  return (
    <Ended visit={visit} done={done} isLeft={outcome === 'left'}>
      <p>{repeated ? ends.sameEpoch(epoch) : ends.newEpoch(epoch)}</p>
      <p>{ends.outcomes[outcome]}</p>
      {keyDestroyedAfter === undefined ? null : (
        <p>{ends.keyUntil(epoch - 1, keyDestroyedAfter)}</p>
      )}
    </Ended>
  );
};

/** What was past its time is gone. */
export const Expired = ({ visit, done }: Props<ExpiryDocument>) => (
  <Ended visit={visit} done={done} isLeft={(done.unproven ?? []).length > 0}>
    <p>{visit.words.ends.expired}</p>
  </Ended>
);

/** The room was cleaned up, and what was begun was brought to its end. */
export const UpkeepDone = ({ visit, done }: Props<UpkeepDocument>) => {
  const { ends } = visit.words;
  const { scratch, leftovers, forgotten = [] } = done;
  return (
    <Ended visit={visit} done={done} isLeft={(done.unproven ?? []).length > 0}>
      <p>{ends.cleaned(scratch, leftovers)}</p>
      {forgotten.map((request) => (
        <p>
          {ends.forgotten} <Code>{request}</Code>
        </p>
      ))}
    </Ended>
  );
};
