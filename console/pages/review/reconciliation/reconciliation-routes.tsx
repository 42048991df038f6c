import { z } from 'zod';
import { auditReconcile } from '#cli/commands/audit-reconcile.ts';
import { choicesOf, fieldsAmiss, OwnName, pathOption } from '#console/files/chosen-path.ts';
import { ownNames } from '#console/files/own-files.ts';
import { jobPath } from '#console/jobs/jobs-routes.tsx';
import { reviewCrumbs } from '#console/pages/review/crumbs.ts';
import { ReconciliationView } from '#console/pages/review/reconciliation/reconciliation.tsx';
import { Button } from '#console/parts/button.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { LookingForm } from '#console/parts/form.tsx';
import { SelectField } from '#console/parts/form-field.tsx';
import { readQuery } from '#console/read-form.ts';
import { runCommand } from '#console/run-command.ts';
import { show } from '#console/show.tsx';
import type { PageContext, PageRoutes, Visit } from '#console/visit.ts';
import type { ReconciliationDocument } from '#core/documents/reconciliation-document.ts';

/** Whether the logs of a room on AWS and its ledger explain each other, by `airlock audit reconcile`. */
export const reconciliationRoutes = (routes: PageRoutes): void => {
  routes.get('/reconciliation', (c) => showForm(c));
  routes.get('/reconciliation/hold', startHolding);
};

const Asked = z.strictObject({
  trail: OwnName,
  stack: OwnName.optional(),
  ledger: OwnName.optional(),
});

const showForm = async (c: PageContext, wrong?: ReadonlySet<string>): Promise<Response> => {
  const visit = c.get('visit');
  const { words, files } = visit;
  const folders = await ownNames(files, 'folder');
  const outputs = await ownNames(files, 'file', '.json');
  const { lead } = words.audit.reconciliation;
  return show(c, {
    title: words.review.pages.reconciliation.name,
    crumbs: reviewCrumbs(words),
    status: wrong === undefined ? 200 : 400,
    body: (
      <>
        <p>{lead}</p>
        <Form visit={visit} folders={folders} outputs={outputs} wrong={wrong} />
      </>
    ),
  });
};

interface Props {
  readonly visit: Visit;
  readonly folders: readonly string[];
  readonly outputs: readonly string[];
  readonly wrong?: ReadonlySet<string> | undefined;
}

const Form = ({ visit, folders, outputs, wrong = new Set() }: Props) => {
  const { audit, review, shared } = visit.words;
  const { logs, reconciliation } = audit;
  const isDeployed = 'stack' in visit.room;
  if (folders.length === 0)
    return <EmptyState title={logs.noFolder} says={logs.noFolderSays(visit.files)} />;
  if (!isDeployed && outputs.length === 0)
    return (
      <EmptyState
        title={reconciliation.noOutputs}
        says={reconciliation.noOutputsSays(visit.files)}
      />
    );
  const errorOf = (name: string) => (wrong.has(name) ? shared.field : undefined);
  return (
    <LookingForm visit={visit} action="/review/reconciliation/hold">
      <SelectField
        {...{ name: 'trail', label: logs.trail, constraint: review.files(visit.files) }}
        error={errorOf('trail')}
        choices={[{ value: '', text: shared.choose }, ...choicesOf(folders)]}
      />
      <SelectField
        {...{ name: 'stack', label: reconciliation.outputs, error: errorOf('stack') }}
        description={reconciliation.outputsSays}
        choices={[
          { value: '', text: isDeployed ? logs.ofRoom : shared.choose },
          ...choicesOf(outputs),
        ]}
      />
      <SelectField
        {...{ name: 'ledger', label: logs.ledger, description: reconciliation.ledgerSays }}
        error={errorOf('ledger')}
        choices={[{ value: '', text: logs.fromRoom }, ...choicesOf(folders)]}
      />
      <Button primary>{reconciliation.start}</Button>
    </LookingForm>
  );
};

const startHolding = async (c: PageContext): Promise<Response> => {
  const visit = c.get('visit');
  const read = readQuery(c, Asked);
  if (read.wrong) return showForm(c, read.wrong);
  const { trail, stack, ledger } = read.form;
  const amiss = await fieldsAmiss(visit, {
    ...{ trail: ['folder', trail], ledger: ['folder', ledger], stack: ['file', stack] },
  });
  if (amiss) return showForm(c, amiss);
  if (stack === undefined && !('stack' in visit.room)) return showForm(c, new Set(['stack']));
  const options = {
    ...('stack' in visit.room ? visit.room : {}),
    ...pathOption('stack', visit, stack),
    ...pathOption('trail', visit, trail),
    ...pathOption('ledger', visit, ledger),
  };
  const job = visit.jobs.start({
    nonce: read.nonce,
    title: ({ audit }) => audit.reconciliation.title,
    run: (onNote) => runCommand(auditReconcile, options, { onNote }),
    outcome: {
      view: (found: ReconciliationDocument, reader) => (
        <ReconciliationView visit={reader} found={found} />
      ),
    },
  });
  return c.redirect(jobPath(job), 303);
};
