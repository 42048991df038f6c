import { agreementShow } from '#cli/commands/agreement-show.ts';
import { forget } from '#cli/commands/forget.ts';
import { jsonLine } from '#cli/terminal.ts';
import { ownPath } from '#console/files/own-files.ts';
import { jobPath } from '#console/jobs/jobs-routes.tsx';
import { crumbsOf } from '#console/pages/governance/crumbs.ts';
import { ForgetCheck } from '#console/pages/governance/forget-check.tsx';
import { type Act, ForgetForm } from '#console/pages/governance/forget-form.tsx';
import { documentOf, showGone } from '#console/pages/governance/job-document.tsx';
import {
  forgetOptions,
  ListForm,
  SureListForm,
  wrongFiles,
  wrongTogether,
} from '#console/pages/governance/list-options.ts';
import { listedFiles } from '#console/pages/governance/listed-files.ts';
import { Receipt } from '#console/pages/governance/receipt.tsx';
import { sendFile } from '#console/pages/governance/send-file.ts';
import { type ReadForm, readForm, readQuery } from '#console/read-form.ts';
import { runInRoom } from '#console/run-in-room.ts';
import { show, showFault } from '#console/show.tsx';
import type { PageContext, PageRoutes, Visit } from '#console/visit.ts';
import { ForgettingDocument } from '#core/documents/forgetting-document.ts';

/** Taking people out of the room, and letting those come back who do so by themselves, by `airlock forget`. */
export const forgetRoutes = (routes: PageRoutes): void => {
  for (const act of ['forget', 'lift'] as const) {
    routes.get(`/${act}`, (c) => showForm(c, act, {}));
    routes.get(`/${act}/check`, async (c) => checked(c, act, readQuery(c, ListForm)));
    routes.post(`/${act}`, (c) => start(c, act));
  }
  routes.get('/receipts/:id', sendReceipt);
};

interface Sent {
  readonly sent?: Readonly<Record<string, string | readonly string[]>>;
  readonly wrong?: ReadonlySet<string>;
}

const showForm = async (
  c: PageContext,
  act: Act,
  { sent = {}, wrong = new Set() }: Sent,
): Promise<Response> => {
  const visit = c.get('visit');
  const { title } = visit.words.erasure[act];
  const ran = await runInRoom(visit, { name: 'agreement show', command: agreementShow });
  if (ran.fault) return showFault(c, ran, { title });
  const listed = await listedFiles(visit.files);
  const status = wrong.size > 0 ? 400 : 200;
  const body = <ForgetForm {...{ visit, act, shown: ran.document, listed, sent, wrong }} />;
  return show(c, { title, crumbs: crumbsOf(visit), commands: [ran], status, body });
};

/** Shows what will happen with a list that can be read so; the form again where it cannot. */
const checked = async (
  c: PageContext,
  act: Act,
  read: ReadForm<ListForm> & { readonly isUnsure?: boolean },
): Promise<Response> => {
  const visit = c.get('visit');
  if (read.wrong) return showForm(c, act, read);
  const { form, isUnsure = false } = read;
  const faults = [wrongTogether(form), wrongFiles(form, await listedFiles(visit.files))];
  const all = new Set(faults.flatMap((each) => [...each]));
  if (all.size > 0) return showForm(c, act, { sent: textsOf(form), wrong: all });
  return show(c, {
    title: visit.words.erasure[act].title,
    crumbs: [...crumbsOf(visit), { text: visit.words.erasure.form, to: `/governance/${act}` }],
    status: isUnsure ? 400 : 200,
    body: <ForgetCheck visit={visit} act={act} form={form} isWrong={isUnsure} />,
  });
};

const textsOf = (form: ListForm): Readonly<Record<string, string | readonly string[]>> =>
  Object.fromEntries(Object.entries(form).filter(([, value]) => value !== undefined));

const start = async (c: PageContext, act: Act): Promise<Response> => {
  const visit = c.get('visit');
  const read = await readForm(c, SureListForm);
  if (read.wrong) return unsure(c, act, read);
  const { form, nonce } = read;
  const listed = await listedFiles(visit.files);
  const wrong = new Set([...wrongTogether(form), ...wrongFiles(form, listed)]);
  if (wrong.size > 0) return showForm(c, act, { sent: textsOf(form), wrong });
  return c.redirect(startWork(visit, act, { form, nonce }), 303);
};

/** Somebody did not say that they are sure; or sent what is no form of this page. */
const unsure = (
  c: PageContext,
  act: Act,
  { sent, wrong, nonce }: Extract<ReadForm<ListForm>, { wrong: ReadonlySet<string> }>,
): Promise<Response> => {
  const { sure: _, ...fields } = sent;
  const again = ListForm.safeParse(fields);
  if (again.success) return checked(c, act, { form: again.data, nonce, isUnsure: true });
  return showForm(c, act, { sent: fields, wrong });
};

const startWork = (
  visit: Visit,
  act: Act,
  { form, nonce }: { readonly form: ListForm; readonly nonce: string },
): string => {
  const { party, files } = visit;
  const job = visit.jobs.start({
    ...{ nonce, title: ({ erasure }) => erasure[act].title },
    run: (onNote) =>
      runInRoom(visit, {
        ...{ name: 'forget', command: forget, args: [ownPath(files, form.file)], onNote },
        options: { ...forgetOptions(form, files), party, ...(act === 'lift' && { lift: true }) },
      }),
    outcome: {
      view: (done: ForgettingDocument, reader) => (
        <Receipt visit={reader} done={done} path={receiptPath(reader)} />
      ),
    },
  });
  return jobPath(job);
};

const receiptPath = ({ path }: Visit): string =>
  `/governance/receipts/${path.slice(path.lastIndexOf('/') + 1)}`;

const sendReceipt = async (c: PageContext): Promise<Response> => {
  const receipt = documentOf(c, ForgettingDocument);
  if (!receipt) return showGone(c);
  const about = `${receipt.act}-${receipt.request}`;
  return sendFile(c, { about, form: 'json', text: jsonLine(receipt) });
};
