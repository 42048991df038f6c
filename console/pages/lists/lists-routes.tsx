import { agreementShow } from '#cli/commands/agreement-show.ts';
import { status } from '#cli/commands/status.ts';
import type { Page } from '#console/page.ts';
import { listRoute, makeRoute, sizeRoute, takeRoute } from '#console/pages/lists/list-routes.tsx';
import { ListsView } from '#console/pages/lists/lists.tsx';
import { runInRoom } from '#console/run-in-room.ts';
import { show, showFault } from '#console/show.tsx';
import type { PageContext } from '#console/visit.ts';
import { partiesByRole } from '#core/agreement/lookup.ts';

/** Lists of people for the publisher: what they may be, by `activate`; how they stand, by `status`. */
export const listsPage: Page = {
  path: '/activation',
  group: 'questions',
  title: ({ lists }) => lists.title,
  routes: (routes) => {
    routes.get('/', overview);
    routes.get('/:name', (c) => listRoute(c, c.req.param('name')));
    routes.post('/:name', (c) => makeRoute(c, c.req.param('name')));
    routes.post('/:name/size', (c) => sizeRoute(c, c.req.param('name')));
    routes.post('/:name/take', (c) => takeRoute(c, c.req.param('name')));
  },
};

const overview = async (c: PageContext): Promise<Response> => {
  const visit = c.get('visit');
  const { title } = visit.words.lists;
  const shown = await runInRoom(visit, { name: 'agreement show', command: agreementShow });
  if (shown.fault) return showFault(c, shown, { title });
  const stands = await runInRoom(visit, { name: 'status', command: status });
  if (stands.fault) return showFault(c, stands, { title });
  const { agreement, standing } = shown.document;
  const agreed = Object.entries(agreement.activations ?? {}).map(([name, activation]) => ({
    ...{ name, activation },
    status: stands.document.lists?.find((each) => each.activation === name),
  }));
  const isAdvertiser = partiesByRole(agreement).advertiser.id === visit.party;
  return show(c, {
    title,
    commands: [shown, stands],
    body: (
      <ListsView
        visit={visit}
        part={isAdvertiser ? 'advertiser' : 'publisher'}
        isInForce={standing === 'in-force'}
        agreed={agreed}
      />
    ),
  });
};
