import { z } from 'zod';
import { audit } from '#cli/commands/audit.ts';
import { fieldsAmiss, OwnName, pathOption } from '#console/files/chosen-path.ts';
import { ownNames } from '#console/files/own-files.ts';
import { jobPath } from '#console/jobs/jobs-routes.tsx';
import { reviewCrumbs } from '#console/pages/review/crumbs.ts';
import { LogsForm } from '#console/pages/review/logs/logs-form.tsx';
import { LogsReport } from '#console/pages/review/logs/logs-report.tsx';
import { readQuery } from '#console/read-form.ts';
import { runCommand } from '#console/run-command.ts';
import { show } from '#console/show.tsx';
import type { PageContext, PageRoutes, Visit } from '#console/visit.ts';
import type { AuditReport } from '#core/documents/audit-report.ts';

/** What log files of CloudTrail show, by `airlock audit --trail`. */
export const logsRoutes = (routes: PageRoutes): void => {
  routes.get('/logs', (c) => showForm(c));
  routes.get('/logs/audit', startAudit);
};

const Asked = z.strictObject({
  trail: OwnName,
  scope: OwnName.optional(),
  ledger: OwnName.optional(),
  trailArn: z
    .string()
    .regex(/^arn:aws[a-z-]*:cloudtrail:[a-z0-9-]+:\d{12}:trail\/[\w.-]+$/)
    .optional(),
  publicKeys: OwnName.optional(),
});

const showForm = async (c: PageContext, wrong?: ReadonlySet<string>): Promise<Response> => {
  const visit = c.get('visit');
  const { words, files } = visit;
  const folders = await ownNames(files, 'folder');
  const outputs = await ownNames(files, 'file', '.json');
  return show(c, {
    title: words.review.pages.logs.name,
    crumbs: reviewCrumbs(words),
    status: wrong === undefined ? 200 : 400,
    body: <LogsForm visit={visit} folders={folders} outputs={outputs} wrong={wrong} />,
  });
};

/** The room that the logs are judged for: the chosen outputs, else the deployed room of the console. */
const scopeOf = ({ room, files }: Visit, scope: string | undefined) => {
  if (scope !== undefined) return pathOption('stack', { files }, scope);
  return 'stack' in room ? room : { allResources: true };
};

const startAudit = async (c: PageContext): Promise<Response> => {
  const visit = c.get('visit');
  const read = readQuery(c, Asked);
  if (read.wrong) return showForm(c, read.wrong);
  const { trail, scope, ledger, trailArn, publicKeys } = read.form;
  const amiss = await fieldsAmiss(visit, {
    ...{ trail: ['folder', trail], ledger: ['folder', ledger] },
    ...{ scope: ['file', scope], publicKeys: ['file', publicKeys] },
  });
  if (amiss) return showForm(c, amiss);
  const room = scopeOf(visit, scope);
  // Calls are held against a ledger for a room alone, never for every resource in the logs.
  if (ledger !== undefined && 'allResources' in room) return showForm(c, new Set(['scope']));
  if (publicKeys !== undefined && trailArn === undefined) return showForm(c, new Set(['trailArn']));
  const options = {
    ...pathOption('trail', visit, trail),
    ...room,
    ...pathOption('ledger', visit, ledger),
    ...(trailArn !== undefined && { trailArn }),
    ...pathOption('publicKeys', visit, publicKeys),
  };
  const job = visit.jobs.start({
    nonce: read.nonce,
    title: ({ audit: { logs } }) => logs.title,
    run: (onNote) => runCommand(audit, options, { onNote }),
    outcome: {
      view: (report: AuditReport, reader) => <LogsReport visit={reader} report={report} />,
    },
  });
  return c.redirect(jobPath(job), 303);
};
