import { join } from 'node:path';
import { z } from 'zod';
import { agreementShow } from '#cli/commands/agreement-show.ts';
import { upload } from '#cli/commands/upload.ts';
import { jobPath } from '#console/jobs/jobs-routes.tsx';
import type { Page } from '#console/page.ts';
import { DeliveredView } from '#console/pages/upload/delivered.tsx';
import { ownDrops } from '#console/pages/upload/drops.ts';
import { REMOVE, UploadView } from '#console/pages/upload/upload.tsx';
import { ButtonLink } from '#console/parts/button.tsx';
import { readForm, readQuery } from '#console/read-form.ts';
import { runInRoom } from '#console/run-in-room.ts';
import { show, showFault } from '#console/show.tsx';
import type { PageContext, Visit } from '#console/visit.ts';
import type { DeliveryDocument } from '#core/documents/delivery-document.ts';

const QUERY = z.strictObject({ drop: z.string().optional() });

const FORM = z.strictObject({ drop: z.string(), after: z.literal(REMOVE).optional() });
type Form = z.infer<typeof FORM>;

/** A prepared list is handed to the room, by `airlock upload`. */
export const uploadPage: Page = {
  path: '/upload',
  group: 'lists',
  title: ({ upload: words }) => words.title,
  routes: (routes) => {
    routes.get('/', (c) => showDrops(c, { chosen: readQuery(c, QUERY).form?.drop }));
    routes.post('/', takeForm);
  },
};

interface Showing {
  readonly chosen?: string | undefined;
  readonly isWrong?: boolean;
}

const showDrops = async (
  c: PageContext,
  { chosen, isWrong = false }: Showing,
): Promise<Response> => {
  const visit = c.get('visit');
  const { title } = visit.words.upload;
  const ran = await runInRoom(visit, { name: 'agreement show', command: agreementShow });
  if (ran.fault) return showFault(c, ran, { title });
  const { digest, onTable } = ran.document;
  const agreements = [digest, ...(onTable ? [onTable.digest] : [])];
  const drops = await ownDrops(visit.files, visit.party);
  return show(c, {
    ...{ title, commands: [ran], status: isWrong ? 400 : 200 },
    body: <UploadView {...{ visit, drops, agreements, chosen, isWrong }} />,
  });
};

const takeForm = async (c: PageContext): Promise<Response> => {
  const visit = c.get('visit');
  const { form, nonce } = await readForm(c, FORM);
  const known = visit.jobs.startedBy(nonce);
  if (known) return c.redirect(jobPath(known), 303);
  const drops = await ownDrops(visit.files, visit.party);
  if (!form || !drops.some(({ name }) => name === form.drop))
    return showDrops(c, { isWrong: true });
  return c.redirect(jobPath(start(visit, form, nonce)), 303);
};

const start = (visit: Visit, { drop, after }: Form, nonce: string) =>
  visit.jobs.start<DeliveryDocument>({
    nonce,
    title: ({ upload: words }) => words.working,
    run: (onNote, onProgress) =>
      runInRoom(visit, {
        name: 'upload',
        command: upload,
        args: [join(visit.files, drop)],
        onNote,
        onProgress,
        options: {
          party: visit.party,
          ...(after === REMOVE ? { removeDrop: true as const } : { keepDrop: true as const }),
        },
      }),
    outcome: { view: (document, looking) => <DeliveredView visit={looking} document={document} /> },
    instead: ({ words }) => <ButtonLink to="/upload">{words.upload.again}</ButtonLink>,
  });
