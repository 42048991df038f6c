import { z } from 'zod';
import { auditPack } from '#cli/commands/audit-pack.ts';
import { fieldsAmiss, OwnName } from '#console/files/chosen-path.ts';
import { ownNames, ownPath } from '#console/files/own-files.ts';
import { jobPath } from '#console/jobs/jobs-routes.tsx';
import { reviewCrumbs } from '#console/pages/review/crumbs.ts';
import { PackForms, type WrongPack } from '#console/pages/review/pack/pack-forms.tsx';
import { PackVerdictView } from '#console/pages/review/pack/pack-verdict.tsx';
import { WrittenView } from '#console/pages/review/pack/written.tsx';
import { readForm, readQuery } from '#console/read-form.ts';
import { runInRoom } from '#console/run-in-room.ts';
import { show } from '#console/show.tsx';
import type { PageContext, PageRoutes } from '#console/visit.ts';
import type { PackDocument } from '#core/documents/pack-document.ts';

/** One file with all that a room has to show, and a look at one, by `airlock audit pack`. */
export const packRoutes = (routes: PageRoutes): void => {
  routes.get('/pack', (c) => showForms(c));
  routes.post('/pack', makePack);
  routes.get('/pack/verify', verifyPack);
};

const NAME = 'audit pack';

const showForms = async (c: PageContext, wrong?: WrongPack): Promise<Response> => {
  const visit = c.get('visit');
  const { words, files } = visit;
  const packs = await ownNames(files, 'file', '.zip');
  const documents = await ownNames(files, 'file', '.json');
  return show(c, {
    title: words.review.pages.pack.name,
    crumbs: reviewCrumbs(words),
    status: wrong === undefined ? 200 : 400,
    body: <PackForms visit={visit} packs={packs} documents={documents} wrong={wrong} />,
  });
};

/** Plain names alone: what is written here is named by others later. */
const PackName = OwnName.regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,95}\.zip$/);

const Making = z.strictObject({
  name: PackName,
  with: z.union([OwnName.transform((name) => [name]), z.array(OwnName)]).optional(),
});

const makePack = async (c: PageContext): Promise<Response> => {
  const visit = c.get('visit');
  const read = await readForm(c, Making);
  if (read.wrong) return showForms(c, { fields: read.wrong, name: String(read.sent.name ?? '') });
  const { name, with: documents = [] } = read.form;
  const amiss = await fieldsAmiss(visit, { with: ['file', documents] });
  if (amiss) return showForms(c, { fields: amiss, name });
  const options = {
    ...{ party: visit.party, out: ownPath(visit.files, name) },
    with: documents.map((each) => ownPath(visit.files, each)),
  };
  const job = visit.jobs.start({
    nonce: read.nonce,
    title: ({ custody }) => custody.pack.title,
    run: (onNote) => runInRoom(visit, { name: NAME, command: auditPack, options, onNote }),
    outcome: {
      view: (pack: PackDocument, reader) =>
        pack.kind === 'pack' ? <WrittenView visit={reader} pack={pack} name={name} /> : null,
    },
  });
  return c.redirect(jobPath(job), 303);
};

const Verifying = z.strictObject({ verify: OwnName });

const verifyPack = async (c: PageContext): Promise<Response> => {
  const visit = c.get('visit');
  const read = readQuery(c, Verifying);
  if (read.wrong) return showForms(c, { fields: read.wrong, name: '' });
  const amiss = await fieldsAmiss(visit, { verify: ['file', read.form.verify] });
  if (amiss) return showForms(c, { fields: amiss, name: '' });
  const options = { verify: ownPath(visit.files, read.form.verify) };
  const job = visit.jobs.start({
    nonce: read.nonce,
    title: ({ custody }) => custody.pack.verdict,
    run: (onNote) => runInRoom(visit, { name: NAME, command: auditPack, options, onNote }),
    outcome: {
      view: (verdict: PackDocument, reader) =>
        verdict.kind === 'pack-verdict' ? (
          <PackVerdictView visit={reader} verdict={verdict} />
        ) : null,
    },
  });
  return c.redirect(jobPath(job), 303);
};
