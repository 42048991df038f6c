import { z } from 'zod';
import { agreementShow } from '#cli/commands/agreement-show.ts';
import { approve } from '#cli/commands/approve.ts';
import { status } from '#cli/commands/status.ts';
import type { Page } from '#console/page.ts';
import { TYPED } from '#console/pages/terms/approve-form.tsx';
import { proposeRoutes } from '#console/pages/terms/propose-routes.tsx';
import { TermsView } from '#console/pages/terms/terms.tsx';
import { readForm, readQuery } from '#console/read-form.ts';
import { runInRoom } from '#console/run-in-room.ts';
import { show, showFault } from '#console/show.tsx';
import type { PageContext } from '#console/visit.ts';
import { ChecksumText } from '#core/drops/manifest.ts';

const Address = z.strictObject({ said: z.enum(['approved', 'proposed']).optional() });

const Approval = z.strictObject({
  typed: z
    .string()
    .transform((text) => text.trim().toLowerCase())
    .optional(),
  digest: ChecksumText,
  code: ChecksumText.optional(),
});

/** The terms: what is agreed on and what is proposed, by `agreement show`; approved by `approve`. */
export const termsPage: Page = {
  path: '/terms',
  group: 'agreement',
  title: ({ terms }) => terms.title,
  routes: (routes) => {
    routes.get('/', (c) => showTerms(c, { said: readQuery(c, Address).form?.said }));
    routes.post('/approve', approveTerms);
    proposeRoutes(routes);
  },
};

type Beside = Pick<Parameters<typeof TermsView>[0], 'said' | 'typed'>;

const showTerms = async (c: PageContext, beside: Beside): Promise<Response> => {
  const visit = c.get('visit');
  const { title, propose } = visit.words.terms;
  const shown = await runInRoom(visit, { name: 'agreement show', command: agreementShow });
  if (shown.fault) {
    // A deployed room that nobody proposed anything in has no agreement yet.
    const isEmpty = shown.fault.code === 'usage' && !visit.isAuditor;
    return showFault(c, shown, {
      title,
      ...(isEmpty && { next: <a href="/terms/propose">{propose}</a> }),
    });
  }
  const stands = await runInRoom(visit, { name: 'status', command: status });
  if (stands.fault) return showFault(c, stands, { title });
  return show(c, {
    title,
    commands: [shown, stands],
    status: beside.typed === undefined ? 200 : 400,
    body: <TermsView visit={visit} shown={shown.document} status={stands.document} {...beside} />,
  });
};

const approveTerms = async (c: PageContext): Promise<Response> => {
  const visit = c.get('visit');
  const { title, back } = visit.words.terms;
  const { form } = await readForm(c, Approval);
  if (form === undefined) return showTerms(c, { typed: '' });
  const { typed = '', digest, code } = form;
  if (typed !== digest.slice(0, TYPED)) return showTerms(c, { typed });
  const ran = await runInRoom(visit, {
    ...{ name: 'approve', command: approve },
    options: { party: visit.party, digest, yes: true, ...(code !== undefined && { code }) },
  });
  if (ran.fault) return showFault(c, ran, { title, next: <a href="/terms">{back}</a> });
  return c.redirect('/terms?said=approved', 303);
};
