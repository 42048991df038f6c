import { releasesList, releasesShow } from '#cli/commands/releases.ts';
import { status } from '#cli/commands/status.ts';
import type { Page } from '#console/page.ts';
import { AccountView } from '#console/pages/account/account.tsx';
import { runInRoom } from '#console/run-in-room.ts';
import { show, showFault } from '#console/show.tsx';
import type { Visit } from '#console/visit.ts';

/** Budgets by party and period, and what anybody can know of one person: by `status` and the answer of last. */
export const accountPage: Page = {
  path: '/account',
  group: 'overview',
  title: ({ account }) => account.title,
  routes: (routes) => {
    routes.get('/', async (c) => {
      const visit = c.get('visit');
      const { title } = visit.words.account;
      const ran = await runInRoom(visit, { name: 'status', command: status });
      if (ran.fault) return showFault(c, ran, { title });
      const last = ran.document.releases === 0 ? undefined : await lastAnswer(visit);
      return show(c, {
        title,
        commands: last ? [ran, last] : [ran],
        body: <AccountView visit={visit} status={ran.document} last={last} />,
      });
    });
  },
};

/** The answer that was given last, which says what all of them told; why it cannot be read, else. */
const lastAnswer = async (visit: Visit) => {
  const listed = await runInRoom(visit, { name: 'releases list', command: releasesList });
  if (listed.fault) return listed;
  const last = listed.document.releases.at(-1)?.release ?? '';
  return runInRoom(visit, { name: 'releases show', command: releasesShow, args: [last] });
};
