import { z } from 'zod';
import { roomUpkeep, roomVerify } from '#cli/commands/room.ts';
import { jobPath } from '#console/jobs/jobs-routes.tsx';
import { reviewCrumbs } from '#console/pages/review/crumbs.ts';
import { UpkeepView } from '#console/pages/review/files/upkeep.tsx';
import { FilesVerdictView } from '#console/pages/review/files/verdict.tsx';
import { ForWriters } from '#console/pages/review/for-writers.tsx';
import { Box } from '#console/parts/box.tsx';
import { Button, ButtonLink } from '#console/parts/button.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { WritingForm } from '#console/parts/form.tsx';
import { readForm } from '#console/read-form.ts';
import { runInRoom } from '#console/run-in-room.ts';
import { show } from '#console/show.tsx';
import type { PageContext, PageRoutes, Visit } from '#console/visit.ts';
import type { RoomVerdictDocument } from '#core/documents/room-verdict-document.ts';
import type { UpkeepDocument } from '#core/documents/upkeep-document.ts';

/** Every file of a room of this machine, by `airlock room verify`, and its clean-up, by `airlock room upkeep`. */
export const filesRoutes = (routes: PageRoutes): void => {
  routes.get('/files', showFiles);
  routes.post('/files/verify', startVerify);
  routes.post('/files/upkeep', startUpkeep);
};

const showFiles = (c: PageContext): Promise<Response> => {
  const visit = c.get('visit');
  const { words } = visit;
  const frame = { title: words.review.pages.files.name, crumbs: reviewCrumbs(words) };
  return show(c, {
    ...frame,
    body: 'room' in visit.room ? <Local visit={visit} /> : <Deployed visit={visit} />,
  });
};

const Deployed = ({ visit: { words } }: { readonly visit: Visit }) => {
  const { files } = words.custody;
  return (
    <EmptyState title={files.deployed} says={files.deployedSays}>
      <ButtonLink to="/ledger?type=version-checked">{files.toLedger}</ButtonLink>
    </EmptyState>
  );
};

const Local = ({ visit }: { readonly visit: Visit }) => {
  const { files } = visit.words.custody;
  return (
    <>
      <p>{files.lead}</p>
      <Box title={files.verify}>
        <p>{files.verifySays}</p>
        <ForWriters visit={visit} />
        <WritingForm visit={visit} action="/review/files/verify">
          <Button primary>{files.verify}</Button>
        </WritingForm>
      </Box>
      <Box title={files.upkeep}>
        <p>{files.upkeepSays}</p>
        <ForWriters visit={visit} />
        <WritingForm visit={visit} action="/review/files/upkeep">
          <Button>{files.upkeep}</Button>
        </WritingForm>
      </Box>
    </>
  );
};

const Nothing = z.strictObject({});

const startVerify = async (c: PageContext): Promise<Response> => {
  const visit = c.get('visit');
  const { nonce } = await readForm(c, Nothing);
  const job = visit.jobs.start({
    nonce,
    title: ({ custody }) => custody.files.title,
    run: (onNote) => runInRoom(visit, { name: 'room verify', command: roomVerify, onNote }),
    outcome: {
      view: (verdict: RoomVerdictDocument, reader) => (
        <FilesVerdictView visit={reader} verdict={verdict} />
      ),
    },
  });
  return c.redirect(jobPath(job), 303);
};

const startUpkeep = async (c: PageContext): Promise<Response> => {
  const visit = c.get('visit');
  const { nonce } = await readForm(c, Nothing);
  const job = visit.jobs.start({
    nonce,
    title: ({ custody }) => custody.files.cleaned,
    run: (onNote) => runInRoom(visit, { name: 'room upkeep', command: roomUpkeep, onNote }),
    outcome: {
      view: (done: UpkeepDocument, reader) => <UpkeepView visit={reader} done={done} />,
    },
  });
  return c.redirect(jobPath(job), 303);
};
