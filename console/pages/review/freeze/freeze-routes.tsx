import { z } from 'zod';
import { freeze, unfreeze } from '#cli/commands/freeze.ts';
import { status } from '#cli/commands/status.ts';
import { jobPath } from '#console/jobs/jobs-routes.tsx';
import { reviewCrumbs } from '#console/pages/review/crumbs.ts';
import { ConfirmView } from '#console/pages/review/freeze/confirm.tsx';
import { FreezeView, FrozenView } from '#console/pages/review/freeze/freeze.tsx';
import { readForm, readQuery } from '#console/read-form.ts';
import { runInRoom } from '#console/run-in-room.ts';
import { show, showFault } from '#console/show.tsx';
import type { PageContext, PageRoutes } from '#console/visit.ts';
import type { FreezeDocument } from '#core/documents/freeze-document.ts';
import { FreezeReason } from '#core/ledger/freeze-side.ts';

/** The freeze of a room: how it stands by `airlock status`, and `freeze` and `unfreeze` after a second look. */
export const freezeRoutes = (routes: PageRoutes): void => {
  routes.get('/freeze', (c) => showFreeze(c));
  routes.get('/freeze/confirm', showConfirm);
  routes.post('/freeze', act);
};

const ACTS = { freeze, unfreeze } as const;

/** What is to be done and why. Spaces around a reason are slips. */
const Wish = z.strictObject({
  act: z.enum(['freeze', 'unfreeze']),
  reason: z.string().trim().pipe(FreezeReason),
});

const showFreeze = async (
  c: PageContext,
  sent?: { readonly reason?: unknown },
): Promise<Response> => {
  const visit = c.get('visit');
  const { words } = visit;
  const frame = { title: words.review.pages.freeze.name, crumbs: reviewCrumbs(words) };
  const ran = await runInRoom(visit, { name: 'status', command: status });
  if (ran.fault) return showFault(c, ran, frame);
  const wrong = sent === undefined ? undefined : String(sent.reason ?? '');
  return show(c, {
    ...{ ...frame, commands: [ran] },
    status: wrong === undefined ? 200 : 400,
    body: <FreezeView visit={visit} standing={ran.document.frozen ?? []} wrong={wrong} />,
  });
};

const showConfirm = async (c: PageContext): Promise<Response> => {
  const visit = c.get('visit');
  const { words } = visit;
  const read = readQuery(c, Wish);
  if (read.wrong) return showFreeze(c, read.sent);
  return show(c, {
    title: words.custody.freezing.sure[read.form.act],
    crumbs: reviewCrumbs(words, 'freeze'),
    body: <ConfirmView visit={visit} wish={read.form} />,
  });
};

const act = async (c: PageContext): Promise<Response> => {
  const visit = c.get('visit');
  const read = await readForm(c, Wish);
  if (read.wrong) return showFreeze(c, read.sent);
  const { act: name, reason } = read.form;
  const options = { party: visit.party, reason };
  const job = visit.jobs.start({
    nonce: read.nonce,
    title: ({ custody }) => custody.freezing.title,
    run: (onNote) => runInRoom(visit, { name, command: ACTS[name], options, onNote }),
    outcome: {
      view: (document: FreezeDocument, reader) => <FrozenView visit={reader} document={document} />,
    },
  });
  return c.redirect(jobPath(job), 303);
};
