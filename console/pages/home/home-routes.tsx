import { status } from '#cli/commands/status.ts';
import type { Page } from '#console/page.ts';
import { HomeView } from '#console/pages/home/home.tsx';
import { runInRoom } from '#console/run-in-room.ts';
import { show, showFault } from '#console/show.tsx';

/** The first page: what waits for the party, and the room at a glance, by `airlock status`. */
export const homePage: Page = {
  path: '/',
  group: 'overview',
  title: ({ home }) => home.title,
  routes: (routes) => {
    routes.get('/', async (c) => {
      const visit = c.get('visit');
      const { title } = visit.words.home;
      const ran = await runInRoom(visit, { name: 'status', command: status });
      if (ran.fault) return showFault(c, ran, { title });
      const body = <HomeView visit={visit} status={ran.document} />;
      return show(c, { title, commands: [ran], body });
    });
  },
};
