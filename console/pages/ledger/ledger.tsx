import { AboutEntry } from '#console/pages/ledger/about-entry.tsx';
import { Filter } from '#console/pages/ledger/filter.tsx';
import { addressOf, type EntriesAsked, type PageOfEntries } from '#console/pages/ledger/pages.ts';
import { Box } from '#console/parts/box.tsx';
import { Button, ButtonLink } from '#console/parts/button.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { LookingForm } from '#console/parts/form.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';

interface Props {
  readonly visit: Visit;
  readonly asked: EntriesAsked;
  readonly shown: PageOfEntries;
  /** Those of whom some entry is. */
  readonly parties: readonly string[];
}

/** The entries of a ledger, the newest first, and the way to its proof. */
export const LedgerView = ({ visit, asked, shown, parties }: Props) => {
  const { ledger } = visit.words;
  return (
    <>
      <p>{ledger.lead}</p>
      <Proof visit={visit} />
      <Filter visit={visit} asked={asked} parties={parties} />
      <Box title={ledger.entries}>
        {shown.all === 0 ? (
          <NoEntry visit={visit} isAll={parties.length === 0} />
        ) : (
          <Entries visit={visit} asked={asked} shown={shown} />
        )}
      </Box>
    </>
  );
};

const Proof = ({ visit }: Pick<Props, 'visit'>) => {
  const { ledger } = visit.words;
  return (
    <Box title={ledger.verify}>
      <p>{ledger.verifySays}</p>
      <div class="row">
        <LookingForm visit={visit} action="/ledger/verify">
          <Button primary>{ledger.verify}</Button>
        </LookingForm>
        <ButtonLink to="/ledger/receipt">{ledger.toReceipt}</ButtonLink>
      </div>
    </Box>
  );
};

const NoEntry = ({ visit, isAll }: Pick<Props, 'visit'> & { readonly isAll: boolean }) => {
  const { ledger } = visit.words;
  return isAll ? (
    <EmptyState title={ledger.empty} says={ledger.emptySays} />
  ) : (
    <EmptyState title={ledger.nothing} says={ledger.nothingSays}>
      <ButtonLink to="/ledger">{ledger.filter.clear}</ButtonLink>
    </EmptyState>
  );
};

const Entries = ({ visit, asked, shown }: Pick<Props, 'visit' | 'asked' | 'shown'>) => {
  const { ledger } = visit.words;
  const { columns } = ledger;
  return (
    <>
      <Table
        caption={ledger.range(shown.from, shown.to, shown.all)}
        columns={[
          { head: columns.number },
          { head: columns.at },
          { head: columns.what },
          { head: columns.about },
        ]}
        rows={shown.entries.map((entry) => rowOf(visit, entry))}
      />
      <Pages visit={visit} asked={asked} shown={shown} />
    </>
  );
};

const rowOf = (visit: Visit, { sequence, at, event }: LedgerEntry) => [
  <a href={`/ledger/entries/${sequence}`}>{visit.formats.number(sequence)}</a>,
  visit.formats.time(at),
  visit.words.ledgerEvents.names[event.type],
  <AboutEntry visit={visit} event={event} />,
];

const Pages = ({ visit, asked, shown }: Pick<Props, 'visit' | 'asked' | 'shown'>) => {
  const { ledger } = visit.words;
  const { page, pages } = shown;
  if (pages === 1) return null;
  return (
    <nav class="row" aria-label={ledger.pages}>
      {page > 1 ? (
        <ButtonLink to={addressOf({ ...asked, page: page - 1 })}>{ledger.newer}</ButtonLink>
      ) : null}
      {page < pages ? (
        <ButtonLink to={addressOf({ ...asked, page: page + 1 })}>{ledger.older}</ButtonLink>
      ) : null}
    </nav>
  );
};
