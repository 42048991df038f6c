import { Box } from '#console/parts/box.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { Fault } from '#console/parts/fault.tsx';
import { Table } from '#console/parts/table.tsx';
import type { RanInRoom } from '#console/run-in-room.ts';
import type { Visit } from '#console/visit.ts';
import type { Told as ToldOf } from '#core/documents/told.ts';

/** Of so many guesses. */
const CERTAIN = 100;

/** What anybody can know of one person after all answers so far, as the answer of last tells it. */
export const Told = ({
  visit,
  last,
}: {
  readonly visit: Visit;
  readonly last: RanInRoom | undefined;
}) => {
  const { account } = visit.words;
  return (
    <Box title={account.known}>
      {last === undefined ? (
        <EmptyState title={account.nothingTold} says={account.nothingToldSays} />
      ) : null}
      {last?.fault ? (
        <>
          <p>{account.knownFailed}</p>
          <Fault words={visit.words} fault={last.fault} />
        </>
      ) : null}
      {last?.document ? <Guesses visit={visit} told={toldIn(last.document)} /> : null}
    </Box>
  );
};

/** What an answer that is shown says of all of them. */
const toldIn = (document: object): readonly ToldOf[] =>
  'told' in document ? (document.told as readonly ToldOf[]) : [];

const Guesses = ({ visit, told }: { readonly visit: Visit; readonly told: readonly ToldOf[] }) => {
  const { account } = visit.words;
  const right = (count: number): string =>
    count === CERTAIN ? account.unbounded : account.ofHundred(count);
  return (
    <>
      <p>{account.knownLead}</p>
      <Table
        caption={account.known}
        isHeard
        columns={[
          { head: visit.words.home.columns.party },
          { head: account.guess.membership, isNumber: true },
          { head: account.guess.attribute, isNumber: true },
          { head: account.life, isNumber: true },
        ]}
        rows={told.map(({ party, membership, attribute, life }) => [
          account.person(party),
          right(membership),
          right(attribute),
          account.epsilon(life),
        ])}
      />
    </>
  );
};
