import { z } from 'zod';
import { review } from '#cli/commands/review.ts';
import { jobPath } from '#console/jobs/jobs-routes.tsx';
import {
  AccessView,
  RecordedView,
  type WrongRecord,
} from '#console/pages/review/access/access.tsx';
import { reviewCrumbs } from '#console/pages/review/crumbs.ts';
import { readForm } from '#console/read-form.ts';
import { runInRoom } from '#console/run-in-room.ts';
import { show, showFault } from '#console/show.tsx';
import type { PageContext, PageRoutes } from '#console/visit.ts';
import type { ReviewDocument } from '#core/documents/review-document.ts';

/** Who may do what, and the record that somebody looked, by `airlock review`. */
export const accessRoutes = (routes: PageRoutes): void => {
  routes.get('/access', (c) => showAccess(c));
  routes.post('/access', record);
};

const NAME = 'review';

const showAccess = async (c: PageContext, wrong?: WrongRecord): Promise<Response> => {
  const visit = c.get('visit');
  const { words } = visit;
  const frame = { title: words.review.pages.access.name, crumbs: reviewCrumbs(words) };
  const ran = await runInRoom(visit, { name: NAME, command: review });
  if (ran.fault) return showFault(c, ran, frame);
  return show(c, {
    ...{ ...frame, commands: [ran] },
    status: wrong === undefined ? 200 : 400,
    body: <AccessView visit={visit} document={ran.document} wrong={wrong} />,
  });
};

const Sent = z.strictObject({ access: z.string(), agreed: z.literal('yes') });

const record = async (c: PageContext): Promise<Response> => {
  const visit = c.get('visit');
  const read = await readForm(c, Sent);
  if (read.wrong) return showAccess(c, 'agreed');
  // What is recorded is what was on the page, and not what holds by now.
  const now = await runInRoom(visit, { name: NAME, command: review });
  if (now.document && now.document.access !== read.form.access) return showAccess(c, 'changed');
  const options = { party: visit.party, record: true } as const;
  const job = visit.jobs.start({
    nonce: read.nonce,
    title: ({ custody }) => custody.access.title,
    run: (onNote) => runInRoom(visit, { name: NAME, command: review, options, onNote }),
    outcome: {
      view: (document: ReviewDocument, reader) => (
        <RecordedView visit={reader} document={document} />
      ),
    },
  });
  return c.redirect(jobPath(job), 303);
};
