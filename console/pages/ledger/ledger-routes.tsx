import { z } from 'zod';
import { ledgerList } from '#cli/commands/ledger.ts';
import type { Page } from '#console/page.ts';
import { EntryView } from '#console/pages/ledger/entry.tsx';
import { Filter } from '#console/pages/ledger/filter.tsx';
import { LedgerView } from '#console/pages/ledger/ledger.tsx';
import { EntriesAsked, pageOf } from '#console/pages/ledger/pages.ts';
import { receiptRoutes } from '#console/pages/ledger/receipt-routes.tsx';
import { Alert } from '#console/parts/alert.tsx';
import { ButtonLink } from '#console/parts/button.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { type ReadForm, readQuery } from '#console/read-form.ts';
import { runInRoom } from '#console/run-in-room.ts';
import { show, showFault } from '#console/show.tsx';
import type { PageContext, Visit } from '#console/visit.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';

/** Everything that happened in the room, by `airlock ledger list`, and its proof. */
export const ledgerPage: Page = {
  path: '/ledger',
  group: 'evidence',
  title: ({ ledger }) => ledger.title,
  routes: (routes) => {
    routes.get('/', showEntries);
    routes.get('/entries/:sequence', showEntry);
    receiptRoutes(routes);
  },
};

const listed = (visit: Visit, options: Omit<EntriesAsked, 'page'> = {}) =>
  runInRoom(visit, { name: 'ledger list', command: ledgerList, options });

/** Whoever some entry is of: of others the command knows nothing. */
const partiesIn = (entries: readonly LedgerEntry[]): readonly string[] =>
  [
    ...new Set(entries.flatMap(({ event }) => ('party' in event ? (event.party ?? []) : []))),
  ].sort();

const showEntries = async (c: PageContext): Promise<Response> => {
  const visit = c.get('visit');
  const { title } = visit.words.ledger;
  const read = readQuery(c, EntriesAsked);
  const everything = await listed(visit);
  if (everything.fault) return showBrokenLedger(c, everything);
  const parties = partiesIn(everything.document.entries);
  if (read.wrong) return showWrong(c, { read, parties });
  const { page, ...filter } = read.form;
  const ran = Object.keys(filter).length === 0 ? everything : await listed(visit, filter);
  const clear = <ButtonLink to="/ledger">{visit.words.ledger.filter.clear}</ButtonLink>;
  if (ran.fault) return showFault(c, ran, { title, next: clear });
  const shown = pageOf(ran.document.entries, page);
  const body = <LedgerView visit={visit} asked={read.form} shown={shown} parties={parties} />;
  return show(c, { title, commands: [ran], body });
};

/** A ledger that cannot be read is the one to be verified, which says where it is broken. */
const showBrokenLedger = (
  c: PageContext,
  ran: Parameters<typeof showFault>[1],
): Promise<Response> => {
  const { ledger } = c.get('visit').words;
  const next = <ButtonLink to="/ledger/verify">{ledger.verify}</ButtonLink>;
  return showFault(c, ran, { title: ledger.title, next });
};

interface Wrong {
  readonly read: Extract<ReadForm<EntriesAsked>, { readonly wrong: ReadonlySet<string> }>;
  readonly parties: readonly string[];
}

const showWrong = (c: PageContext, { read, parties }: Wrong): Promise<Response> => {
  const visit = c.get('visit');
  const { ledger, shared } = visit.words;
  return show(c, {
    ...{ title: ledger.title, status: 400 },
    body: (
      <>
        <Alert words={visit.words} kind="error">
          <p>{shared.wrong}</p>
        </Alert>
        <Filter visit={visit} asked={read.sent} parties={parties} wrong={read.wrong} />
      </>
    ),
  });
};

const Sequence = z.coerce.number().int().positive();

const showEntry = async (c: PageContext): Promise<Response> => {
  const visit = c.get('visit');
  const { ledger } = visit.words;
  const ran = await listed(visit);
  if (ran.fault) return showBrokenLedger(c, ran);
  const { entries } = ran.document;
  const asked = Sequence.safeParse(c.req.param('sequence')).data;
  const entry = entries.find(({ sequence }) => sequence === asked);
  const crumbs = [{ text: ledger.title, to: '/ledger' }];
  if (entry === undefined) {
    const body = (
      <EmptyState title={ledger.missing} says={ledger.missingSays}>
        <ButtonLink to="/ledger">{ledger.toAll}</ButtonLink>
      </EmptyState>
    );
    return show(c, { title: ledger.missing, crumbs, status: 404, body });
  }
  return show(c, {
    ...{ title: ledger.entry(entry.sequence), crumbs, commands: [ran] },
    body: <EntryView visit={visit} entry={entry} last={entries.at(-1)?.sequence ?? 0} />,
  });
};
