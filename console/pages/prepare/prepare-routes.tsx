import { join } from 'node:path';
import { z } from 'zod';
import { agreementShow } from '#cli/commands/agreement-show.ts';
import { dropKey } from '#cli/commands/drop-key.ts';
import { filesIn } from '#console/files-folder.ts';
import { jobPath } from '#console/jobs/jobs-routes.tsx';
import type { Page } from '#console/page.ts';
import { checkForm } from '#console/pages/prepare/check-form.ts';
import { type Fields, textOf } from '#console/pages/prepare/fields.ts';
import { FilesView } from '#console/pages/prepare/files.tsx';
import { keyFileOf } from '#console/pages/prepare/look-at-file.ts';
import { MapView } from '#console/pages/prepare/map.tsx';
import { mapPath } from '#console/pages/prepare/map-path.ts';
import type { Mapping } from '#console/pages/prepare/mapping-view.ts';
import { type OpenForm, openForm } from '#console/pages/prepare/open-form.tsx';
import { prepareInto } from '#console/pages/prepare/prepare-into.ts';
import { PreparedView } from '#console/pages/prepare/prepared.tsx';
import { wordsOf } from '#console/pages/prepare/role-words.ts';
import { ButtonLink } from '#console/parts/button.tsx';
import { readForm } from '#console/read-form.ts';
import { runInRoom } from '#console/run-in-room.ts';
import { show, showFault } from '#console/show.tsx';
import type { PageContext } from '#console/visit.ts';
import { datasetsOf } from '#core/agreement/lookup.ts';

/** A form that was sent, by its nonce, to be shown again. */
type Sent = Map<string, Fields>;

/** As many as are remembered. */
const MAX_SENT = 100;

/** A list is made ready of a file of the party's folder, by `airlock prepare`. */
export const preparePage: Page = {
  path: '/prepare',
  group: 'lists',
  title: ({ prepare }) => prepare.title,
  routes: (routes) => {
    const sent: Sent = new Map();
    routes.get('/', showFiles);
    routes.get('/map', async (c) => {
      const opened = await openForm(c);
      if (opened instanceof Response) return opened;
      const { address, fields } = opened.view;
      const before = sent.get(address.draft ?? '');
      // Its folder is there by now: the new name stands.
      const again = before && { fields: { ...before, out: textOf(fields, 'out') } };
      return showForm(c, opened, again ?? {});
    });
    routes.post('/map', (c) => takeForm(c, sent));
    routes.post('/key', takeKey);
  },
};

const showFiles = async (c: PageContext): Promise<Response> => {
  const visit = c.get('visit');
  const { title } = visit.words.prepare;
  const ran = await runInRoom(visit, { name: 'agreement show', command: agreementShow });
  if (ran.fault) return showFault(c, ran, { title });
  const datasets = Object.keys(datasetsOf(ran.document.agreement, visit.party));
  const files = await filesIn(visit.files);
  return show(c, {
    ...{ title, commands: [ran] },
    body: <FilesView visit={visit} files={files} datasets={datasets} />,
  });
};

/** The form, other than it was opened. */
type Other = Partial<Mapping> & { readonly status?: 200 | 400 };

const showForm = (
  c: PageContext,
  { view, ran }: OpenForm,
  { status = 200, ...other }: Other,
): Promise<Response> => {
  const { prepare } = view.visit.words;
  return show(c, {
    ...{ title: prepare.map, crumbs: [{ text: prepare.title, to: '/prepare' }], status },
    commands: [ran],
    body: <MapView {...view} {...other} />,
  });
};

/** Texts alone: what they say is told by the mapping that they make. */
const FORM = z.record(z.string().max(100), z.union([z.string(), z.array(z.string()).readonly()]));

const takeForm = async (c: PageContext, sent: Sent): Promise<Response> => {
  const { form: fields = {}, nonce } = await readForm(c, FORM);
  const known = c.get('visit').jobs.startedBy(nonce);
  if (known) return c.redirect(jobPath(known), 303);
  const opened = await openForm(c);
  if (opened instanceof Response) return opened;
  const { view, path } = opened;
  if (fields.seen !== view.seen) return showForm(c, opened, { isChanged: true });
  if (fields.do === 'all')
    return showForm(c, opened, { fields: { ...fields, all: 'yes' }, isPartial: false });
  if (fields.do !== 'run' || view.keyFile === 'missing')
    return showForm(c, opened, { fields, isPartial: false });
  const { mapping, ...trouble } = await checkForm(view, fields, path);
  if (mapping) return c.redirect(jobPath(start(opened, { fields, mapping, nonce, sent })), 303);
  const { words } = view.visit;
  const { twice, wrong = new Set(), says } = trouble as Exclude<typeof trouble, { wrong?: never }>;
  const problem = twice && words.prepare.twice(wordsOf(words, twice));
  return showForm(c, opened, { fields, wrong, says, problem, status: 400, isPartial: false });
};

interface Started {
  readonly fields: Fields;
  readonly mapping: Parameters<typeof prepareInto>[1]['mapping'];
  readonly nonce: string;
  readonly sent: Sent;
}

const start = ({ view, path }: OpenForm, { fields, mapping, nonce, sent }: Started) => {
  const { visit, address, agreement } = view;
  const change = mapPath({ ...address, draft: nonce });
  const job = visit.jobs.start({
    nonce,
    title: ({ prepare }) => prepare.working,
    run: (onNote, onProgress) => prepareInto(view, { path, fields, mapping, onNote, onProgress }),
    outcome: {
      view: (document, looking) => (
        <PreparedView
          {...{ visit: looking, document, change, kinds: agreement.identifiers.kinds }}
          upload={`/upload?${new URLSearchParams({ drop: String(fields.out) })}`}
        />
      ),
    },
    instead: ({ words }) => (
      <ButtonLink to={change} primary>
        {words.prepare.change}
      </ButtonLink>
    ),
  });
  sent.set(nonce, fields);
  for (const oldest of [...sent.keys()].slice(0, Math.max(0, sent.size - MAX_SENT)))
    sent.delete(oldest);
  return job;
};

const KEY_FORM = z.strictObject({ file: z.string(), dataset: z.string() });

/** Gets the drop key into the party's folder, under a name that says whose it is. */
const takeKey = async (c: PageContext): Promise<Response> => {
  const visit = c.get('visit');
  const { title } = visit.words.prepare;
  const { form } = await readForm(c, KEY_FORM);
  const shown = await runInRoom(visit, { name: 'agreement show', command: agreementShow });
  if (shown.fault) return showFault(c, shown, { title });
  const out = join(visit.files, keyFileOf(shown.document.agreement));
  const options = { party: visit.party, out };
  const ran = await runInRoom(visit, { name: 'drop-key', command: dropKey, options });
  if (ran.fault) return showFault(c, ran, { title });
  return c.redirect(form ? mapPath(form) : '/prepare', 303);
};
