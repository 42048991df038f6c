import { agreementShow } from '#cli/commands/agreement-show.ts';
import { releasesList } from '#cli/commands/releases.ts';
import type { Page } from '#console/page.ts';
import { answerRoute } from '#console/pages/measurement/answer-route.tsx';
import { askRoute, formRoute } from '#console/pages/measurement/form-routes.tsx';
import { type MeasureLine, MeasurementView } from '#console/pages/measurement/measurement.tsx';
import { isMeasure } from '#console/pages/measurement/offers.ts';
import { ButtonLink } from '#console/parts/button.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { runInRoom } from '#console/run-in-room.ts';
import { show, showFault } from '#console/show.tsx';
import type { PageContext } from '#console/visit.ts';
import type { ReleaseLine } from '#core/documents/releases-document.ts';

/** What a campaign did: questions about experiments and events, by `agreement show`, `ask` and `releases`. */
export const measurementPage: Page = {
  path: '/measurement',
  group: 'questions',
  title: ({ measurement }) => measurement.title,
  routes: (routes) => {
    routes.get('/', overview);
    routes.get('/answers/:release', (c) => answerRoute(c, c.req.param('release')));
    routes.get('/:measure', async (c) => {
      const measure = c.req.param('measure');
      return isMeasure(measure) ? formRoute(c, measure) : c.notFound();
    });
    routes.post('/:measure', async (c) => {
      const measure = c.req.param('measure');
      return isMeasure(measure) ? askRoute(c, measure) : c.notFound();
    });
  },
};

const isOfHere = (line: ReleaseLine): line is MeasureLine => isMeasure(line.analysis);

const overview = async (c: PageContext): Promise<Response> => {
  const visit = c.get('visit');
  const { measurement } = visit.words;
  const { title } = measurement;
  const shown = await runInRoom(visit, { name: 'agreement show', command: agreementShow });
  if (shown.fault) return showFault(c, shown, { title });
  if (shown.document.standing !== 'in-force') {
    const body = (
      <EmptyState title={measurement.notInForce} says={measurement.notInForceSays}>
        <ToTerms c={c} />
      </EmptyState>
    );
    return show(c, { title, commands: [shown], body });
  }
  const listed = await runInRoom(visit, { name: 'releases list', command: releasesList });
  if (listed.fault) return showFault(c, listed, { title });
  const answers = listed.document.releases.filter(isOfHere);
  const { agreement } = shown.document;
  return show(c, {
    title,
    commands: [shown, listed],
    body: <MeasurementView visit={visit} agreement={agreement} answers={answers} />,
  });
};

/** Where agreements are approved; home where that page is not there. */
const ToTerms = ({ c }: { readonly c: PageContext }) => {
  const { pages, words } = c.get('visit');
  return pages.some(({ path }) => path === '/terms') ? (
    <ButtonLink to="/terms">{words.measurement.toTerms}</ButtonLink>
  ) : (
    <ButtonLink to="/">{words.shared.toHome}</ButtonLink>
  );
};
