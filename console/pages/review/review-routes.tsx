import { status } from '#cli/commands/status.ts';
import type { Page } from '#console/page.ts';
import { accessRoutes } from '#console/pages/review/access/access-routes.tsx';
import { driftRoutes } from '#console/pages/review/drift/drift-routes.tsx';
import { filesRoutes } from '#console/pages/review/files/files-routes.tsx';
import { freezeRoutes } from '#console/pages/review/freeze/freeze-routes.tsx';
import { logsRoutes } from '#console/pages/review/logs/logs-routes.tsx';
import { packRoutes } from '#console/pages/review/pack/pack-routes.tsx';
import { reconciliationRoutes } from '#console/pages/review/reconciliation/reconciliation-routes.tsx';
import { recordRoutes } from '#console/pages/review/record/record-routes.tsx';
import { ReviewView } from '#console/pages/review/review.tsx';
import { runInRoom } from '#console/run-in-room.ts';
import { show, showFault } from '#console/show.tsx';

/** For whoever looks after security and privacy: what stands out by `airlock status`, and every way to look further. */
export const reviewPage: Page = {
  path: '/review',
  group: 'evidence',
  title: ({ review }) => review.title,
  routes: (routes) => {
    routes.get('/', async (c) => {
      const visit = c.get('visit');
      const { title } = visit.words.review;
      const ran = await runInRoom(visit, { name: 'status', command: status });
      if (ran.fault) return showFault(c, ran, { title });
      const body = <ReviewView visit={visit} status={ran.document} />;
      return show(c, { title, commands: [ran], body });
    });
    for (const add of ALL) add(routes);
  },
};

const ALL = [
  ...[recordRoutes, logsRoutes, reconciliationRoutes, driftRoutes],
  ...[filesRoutes, packRoutes, accessRoutes, freezeRoutes],
];
