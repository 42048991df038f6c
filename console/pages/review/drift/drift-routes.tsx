import { z } from 'zod';
import { verifyDeployment } from '#cli/commands/verify-deployment.ts';
import { choicesOf, fieldsAmiss, OwnName, pathOption } from '#console/files/chosen-path.ts';
import { ownNames } from '#console/files/own-files.ts';
import { jobPath } from '#console/jobs/jobs-routes.tsx';
import { reviewCrumbs } from '#console/pages/review/crumbs.ts';
import { DriftView } from '#console/pages/review/drift/drift.tsx';
import { Button, ButtonLink } from '#console/parts/button.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { LookingForm } from '#console/parts/form.tsx';
import { SelectField } from '#console/parts/form-field.tsx';
import { readQuery } from '#console/read-form.ts';
import { runInRoom } from '#console/run-in-room.ts';
import { show } from '#console/show.tsx';
import type { PageContext, PageRoutes, Visit } from '#console/visit.ts';
import type { DeploymentVerdictDocument } from '#core/documents/deployment-verdict-document.ts';

/** Whether a deployed room is what its source makes, by `airlock verify-deployment`; a room of one machine cannot drift. */
export const driftRoutes = (routes: PageRoutes): void => {
  routes.get('/drift', (c) => showForm(c));
  routes.get('/drift/compare', startComparing);
};

const Asked = z.strictObject({ expected: OwnName, offline: OwnName.optional() });

const isDeployed = ({ room }: Visit): boolean => 'stack' in room;

const showForm = async (c: PageContext, wrong?: ReadonlySet<string>): Promise<Response> => {
  const visit = c.get('visit');
  const { words, files } = visit;
  const folders = await ownNames(files, 'folder');
  return show(c, {
    title: words.review.pages.drift.name,
    crumbs: reviewCrumbs(words),
    status: wrong === undefined ? 200 : 400,
    body: isDeployed(visit) ? (
      <Form visit={visit} folders={folders} wrong={wrong} />
    ) : (
      <EmptyState title={words.audit.drift.local} says={words.audit.drift.localSays}>
        <ButtonLink to="/review/files">{words.review.found.toFiles}</ButtonLink>
      </EmptyState>
    ),
  });
};

interface Props {
  readonly visit: Visit;
  readonly folders: readonly string[];
  readonly wrong?: ReadonlySet<string> | undefined;
}

const Form = ({ visit, folders, wrong = new Set() }: Props) => {
  const { audit, review, shared } = visit.words;
  const { drift } = audit;
  if (folders.length === 0)
    return <EmptyState title={drift.noFolder} says={review.files(visit.files)} />;
  const errorOf = (name: string) => (wrong.has(name) ? shared.field : undefined);
  return (
    <>
      <p>{drift.lead}</p>
      <LookingForm visit={visit} action="/review/drift/compare">
        <SelectField
          {...{ name: 'expected', label: drift.expected, description: drift.expectedSays }}
          constraint={review.files(visit.files)}
          error={errorOf('expected')}
          choices={[{ value: '', text: shared.choose }, ...choicesOf(folders)]}
        />
        <SelectField
          {...{ name: 'offline', label: drift.offline, description: drift.offlineSays }}
          error={errorOf('offline')}
          choices={[{ value: '', text: drift.ask }, ...choicesOf(folders)]}
        />
        <Button primary>{drift.start}</Button>
      </LookingForm>
    </>
  );
};

const startComparing = async (c: PageContext): Promise<Response> => {
  const visit = c.get('visit');
  const read = readQuery(c, Asked);
  if (read.wrong) return showForm(c, read.wrong);
  if (!isDeployed(visit)) return c.redirect('/review/drift', 303);
  const { expected, offline } = read.form;
  const amiss = await fieldsAmiss(visit, {
    ...{ expected: ['folder', expected], offline: ['folder', offline] },
  });
  if (amiss) return showForm(c, amiss);
  const options = {
    ...pathOption('expected', visit, expected),
    ...pathOption('offline', visit, offline),
  };
  const typed = { name: 'verify-deployment', command: verifyDeployment, options };
  const job = visit.jobs.start({
    nonce: read.nonce,
    title: ({ audit }) => audit.drift.title,
    run: (onNote) => runInRoom(visit, { ...typed, onNote }),
    outcome: {
      view: (verdict: DeploymentVerdictDocument, reader) => (
        <DriftView visit={reader} verdict={verdict} />
      ),
    },
  });
  return c.redirect(jobPath(job), 303);
};
