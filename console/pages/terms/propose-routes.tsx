import { z } from 'zod';
import { agreementCheck } from '#cli/commands/agreement.ts';
import { agreementDiff } from '#cli/commands/agreement-diff.ts';
import { agreementPropose } from '#cli/commands/agreement-propose.ts';
import { agreementFiles, chosenFile } from '#console/pages/terms/agreement-files.ts';
import { ProposeView } from '#console/pages/terms/propose.tsx';
import { Alert } from '#console/parts/alert.tsx';
import { readForm, readQuery } from '#console/read-form.ts';
import { runInRoom } from '#console/run-in-room.ts';
import { type Shown, show, showFault } from '#console/show.tsx';
import type { PageContext, PageRoutes, Visit } from '#console/visit.ts';
import { ChecksumText } from '#core/drops/manifest.ts';

const Address = z.strictObject({ file: z.string().optional() });

const Proposal = z.strictObject({ file: z.string(), digest: ChecksumText });

/** Puts choosing, checking and proposing an agreement under the page of the terms. */
export const proposeRoutes = (routes: PageRoutes): void => {
  routes.get('/propose', (c) => showProposal(c, { file: readQuery(c, Address).form?.file }));
  routes.post('/propose', proposeFile);
};

interface Asked {
  readonly file: string | undefined;
  readonly isChanged?: boolean;
}

const showProposal = async (
  c: PageContext,
  { file, isChanged = false }: Asked,
): Promise<Response> => {
  const visit = c.get('visit');
  if (visit.isAuditor) return showReadOnly(c);
  const files = await agreementFiles(visit.files);
  const path = file === undefined ? undefined : chosenFile(visit.files, files, file);
  if (path === undefined) {
    const isWrong = file !== undefined;
    const body = <ProposeView {...{ visit, files, isWrong, isChanged }} />;
    return show(c, { ...frame(visit), status: isWrong ? 400 : 200, body });
  }
  const check = await checkFile(visit, path);
  if (check.fault) return showFault(c, check, frame(visit));
  const diff = check.document.digest === undefined ? undefined : await diffOf(visit, path);
  const looked = { check: check.document, diff: diff?.document };
  return show(c, {
    ...frame(visit),
    commands: diff?.document ? [check, diff] : [check],
    status: isChanged ? 409 : 200,
    body: <ProposeView {...{ visit, files, file, isChanged, ...looked }} />,
  });
};

const frame = ({ words: { terms } }: Visit): Pick<Shown, 'title' | 'crumbs'> => ({
  title: terms.propose,
  crumbs: [{ text: terms.title, to: '/terms' }],
});

const showReadOnly = (c: PageContext): Promise<Response> => {
  const visit = c.get('visit');
  const { words } = visit;
  const body = (
    <Alert words={words} kind="info">
      <p>{words.terms.readOnly}</p>
      <p>
        <a href="/terms">{words.terms.back}</a>
      </p>
    </Alert>
  );
  return show(c, { ...frame(visit), body });
};

const checkFile = (visit: Visit, path: string) =>
  runInRoom(visit, { name: 'agreement check', command: agreementCheck, args: [path] });

/** A room that has no agreement yet has nothing that another could be held against. */
const diffOf = (visit: Visit, path: string) =>
  runInRoom(visit, {
    ...{ name: 'agreement diff', command: agreementDiff },
    ...{ options: { current: true }, args: [path] },
  });

/** Proposes the file that was looked at, and nothing where it is another one by now. */
const proposeFile = async (c: PageContext): Promise<Response> => {
  const visit = c.get('visit');
  const { form } = await readForm(c, Proposal);
  if (form === undefined) return showProposal(c, { file: '' });
  const { file, digest } = form;
  const path = chosenFile(visit.files, await agreementFiles(visit.files), file);
  if (path === undefined) return showProposal(c, { file });
  const check = await checkFile(visit, path);
  if (check.document?.digest !== digest) return showProposal(c, { file, isChanged: true });
  const ran = await runInRoom(visit, {
    ...{ name: 'agreement propose', command: agreementPropose },
    ...{ options: { party: visit.party }, args: [path] },
  });
  const next = <a href="/terms">{visit.words.terms.back}</a>;
  return ran.fault
    ? showFault(c, ran, { ...frame(visit), next })
    : c.redirect('/terms?said=proposed', 303);
};
