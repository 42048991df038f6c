import { audit } from '#cli/commands/audit.ts';
import { reviewCrumbs } from '#console/pages/review/crumbs.ts';
import { RecordView } from '#console/pages/review/record/record.tsx';
import { ButtonLink } from '#console/parts/button.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { runInRoom } from '#console/run-in-room.ts';
import { show, showFault } from '#console/show.tsx';
import type { PageContext, PageRoutes } from '#console/visit.ts';

/** What the ledger of a room of this machine tells a reviewer, by `airlock audit --room`. */
export const recordRoutes = (routes: PageRoutes): void => {
  routes.get('/record', showRecord);
};

const showRecord = async (c: PageContext): Promise<Response> => {
  const visit = c.get('visit');
  const { words } = visit;
  const frame = { title: words.review.pages.record.name, crumbs: reviewCrumbs(words) };
  // Of a room on AWS the same command reads its logs, which is another page.
  if (!('room' in visit.room))
    return show(c, {
      ...frame,
      body: (
        <EmptyState title={words.review.pages.logs.name} says={words.review.pages.logs.shows}>
          <ButtonLink to="/review/logs">{words.audit.logs.start}</ButtonLink>{' '}
          <ButtonLink to="/ledger">{words.review.found.toLedger}</ButtonLink>
        </EmptyState>
      ),
    });
  const ran = await runInRoom(visit, { name: 'audit', command: audit });
  if (ran.fault) return showFault(c, ran, frame);
  return show(c, {
    ...{ ...frame, commands: [ran] },
    body: <RecordView visit={visit} report={ran.document} />,
  });
};
