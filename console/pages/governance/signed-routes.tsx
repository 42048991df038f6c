import { basename } from 'node:path';
import { z } from 'zod';
import { ddrfTake } from '#cli/commands/ddrf-take.ts';
import { fieldsAmiss, OwnName } from '#console/files/chosen-path.ts';
import { ownNames, ownPath } from '#console/files/own-files.ts';
import { jobPath } from '#console/jobs/jobs-routes.tsx';
import { crumbsOf } from '#console/pages/governance/crumbs.ts';
import { type Offered, SignedForm, TakenView } from '#console/pages/governance/signed.tsx';
import { readForm } from '#console/read-form.ts';
import { runInRoom } from '#console/run-in-room.ts';
import { show } from '#console/show.tsx';
import type { PageContext, PageRoutes, Visit } from '#console/visit.ts';
import { Domain } from '#core/ddrf/claims.ts';
import type { DdrfTakenDocument } from '#core/documents/ddrf-document.ts';

/** Signed deletion requests of others (IAB DDRF), by `airlock ddrf take`: it says whom to forget, and forgets nobody yet. */
export const signedRoutes = (routes: PageRoutes): void => {
  routes.get('/signed', (c) => showForm(c, {}, new Set()));
  routes.post('/signed', take);
};

const Signed = z.strictObject({
  request: OwnName,
  agreement: OwnName,
  domain: Domain,
  issuers: OwnName,
  key: OwnName,
});
type Signed = z.infer<typeof Signed>;

const offered = async ({ files }: Visit): Promise<Offered> => {
  const names = await ownNames(files, 'file');
  const ending = (pattern: RegExp) => names.filter((name) => pattern.test(name));
  return {
    request: ending(/\.(?:jwt|txt)$/i),
    agreement: ending(/\.ya?ml$/i),
    issuers: await ownNames(files, 'folder'),
    key: ending(/\.json$/i),
  };
};

const showForm = async (
  c: PageContext,
  sent: Readonly<Record<string, string | readonly string[]>>,
  wrong: ReadonlySet<string>,
): Promise<Response> => {
  const visit = c.get('visit');
  const { title } = visit.words.signed;
  const body = <SignedForm {...{ visit, sent, wrong }} offered={await offered(visit)} />;
  return show(c, { title, crumbs: crumbsOf(visit), status: wrong.size > 0 ? 400 : 200, body });
};

const take = async (c: PageContext): Promise<Response> => {
  const visit = c.get('visit');
  const read = await readForm(c, Signed);
  if (read.wrong) return showForm(c, read.sent, read.wrong);
  const { request, agreement, issuers, key } = read.form;
  const amiss = await fieldsAmiss(visit, {
    request: ['file', request],
    agreement: ['file', agreement],
    issuers: ['folder', issuers],
    key: ['file', key],
  });
  if (amiss) return showForm(c, read.form, amiss);
  return c.redirect(startTaking(visit, read), 303);
};

/** The answer stands beside the request, and whom to forget in a folder of this one. */
const startTaking = (
  visit: Visit,
  { form, nonce }: { readonly form: Signed; readonly nonce: string },
): string => {
  const at = (name: string): string => ownPath(visit.files, name);
  const job = visit.jobs.start({
    ...{ nonce, title: ({ signed }) => signed.title },
    run: (onNote) =>
      runInRoom(visit, {
        ...{ name: 'ddrf take', command: ddrfTake, args: [at(form.request)], onNote },
        options: {
          ...{ agreement: at(form.agreement), domain: form.domain, issuers: at(form.issuers) },
          ...{ key: at(form.key), inbox: visit.files },
          out: at(`${form.request.replace(/\.\w+$/, '')}.answer.jwt`),
        },
      }),
    outcome: {
      view: (taken: DdrfTakenDocument, reader) => (
        <TakenView visit={reader} taken={taken} answer={basename(taken.acknowledgement)} />
      ),
    },
  });
  return jobPath(job);
};
