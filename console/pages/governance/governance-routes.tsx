import { agreementShow } from '#cli/commands/agreement-show.ts';
import { status } from '#cli/commands/status.ts';
import type { Page } from '#console/page.ts';
import { accessRoutes } from '#console/pages/governance/access-routes.tsx';
import { documentsRoutes } from '#console/pages/governance/documents-routes.tsx';
import { endsRoutes } from '#console/pages/governance/ends-routes.tsx';
import { forgetRoutes } from '#console/pages/governance/forget-routes.tsx';
import { GovernanceView } from '#console/pages/governance/governance.tsx';
import { signedRoutes } from '#console/pages/governance/signed-routes.tsx';
import { runInRoom } from '#console/run-in-room.ts';
import { show, showFault } from '#console/show.tsx';
import type { PageContext } from '#console/visit.ts';

/** For whoever answers for the data: requests of people, how long what stays, reviews and documents. */
export const governancePage: Page = {
  path: '/governance',
  group: 'evidence',
  title: ({ governance }) => governance.title,
  routes: (routes) => {
    routes.get('/', showAll);
    forgetRoutes(routes);
    signedRoutes(routes);
    accessRoutes(routes);
    endsRoutes(routes);
    documentsRoutes(routes);
  },
};

/** By `airlock status` and the terms of `airlock agreement show`. */
const showAll = async (c: PageContext): Promise<Response> => {
  const visit = c.get('visit');
  const { title } = visit.words.governance;
  const ran = await runInRoom(visit, { name: 'status', command: status });
  if (ran.fault) return showFault(c, ran, { title });
  const agreed = await runInRoom(visit, { name: 'agreement show', command: agreementShow });
  const body = <GovernanceView visit={visit} status={ran.document} agreed={agreed} />;
  return show(c, { title, commands: [ran, agreed], body });
};
