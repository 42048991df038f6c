import { join } from 'node:path';
import { z } from 'zod';
import { agreementShow } from '#cli/commands/agreement-show.ts';
import { faultOf } from '#cli/fault-of.ts';
import { fileNamed, freeName } from '#console/files-folder.ts';
import { EventsView } from '#console/pages/prepare/events.tsx';
import { beginForm, ENCODINGS } from '#console/pages/prepare/look-at-file.ts';
import type { Mapping } from '#console/pages/prepare/mapping-view.ts';
import { runPrepare } from '#console/pages/prepare/run-prepare.ts';
import { ButtonLink } from '#console/parts/button.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { readQuery } from '#console/read-form.ts';
import { type RanInRoom, runInRoom } from '#console/run-in-room.ts';
import { show, showFault } from '#console/show.tsx';
import type { PageContext } from '#console/visit.ts';
import { datasetsOf } from '#core/agreement/lookup.ts';
import { ownValue } from '#core/own-value.ts';

/** A file whose form is shown or was sent. */
export interface OpenForm {
  readonly view: Mapping;
  /** Where the file is. */
  readonly path: string;
  /** The command that suggests a mapping. */
  readonly ran: RanInRoom;
}

const ADDRESS = z.strictObject({
  file: z.string(),
  dataset: z.string(),
  encoding: z.enum(ENCODINGS as readonly [string, ...string[]]).optional(),
  saved: z.string().optional(),
  draft: z.string().optional(),
});

/**
 * Opens the form of the file that the address names: one of the party's folder, for a list that it declares. Else the
 * answer that says why there is none.
 */
export const openForm = async (c: PageContext): Promise<OpenForm | Response> => {
  const visit = c.get('visit');
  const { title } = visit.words.prepare;
  const { form: address } = readQuery(c, ADDRESS);
  const shown = await runInRoom(visit, { name: 'agreement show', command: agreementShow });
  if (shown.fault) return showFault(c, shown, { title });
  const { agreement } = shown.document;
  const path = address && (await fileNamed(visit.files, address.file));
  const declared = address && ownValue(datasetsOf(agreement, visit.party), address.dataset);
  if (!address || path === undefined || !declared) return showMissing(c);
  const { dataset, encoding = 'utf-8' } = address;
  const out = join(visit.files, await freeName(visit.files, address.file));
  const options = { dataset, encoding, out };
  const ran = await runPrepare(visit, { agreement, path, options });
  if (ran.fault) return showFault(c, ran, { title, next: <OtherFile c={c} /> });
  const { document } = ran;
  if (document.kind !== 'suggested-mapping') return showEvents(c, ran);
  const begin = { address, agreement, path, suggestion: document };
  const view = await beginForm(visit, begin).catch(faultOf);
  if ('exit' in view) return showFault(c, { ...ran, document: undefined, fault: view }, { title });
  return { view, path, ran };
};

const OtherFile = ({ c }: { readonly c: PageContext }) => (
  <ButtonLink to="/prepare">{c.get('visit').words.prepare.otherFile}</ButtonLink>
);

const showMissing = (c: PageContext): Promise<Response> => {
  const { prepare } = c.get('visit').words;
  const body = (
    <EmptyState title={prepare.missing} says={prepare.missingSays}>
      <OtherFile c={c} />
    </EmptyState>
  );
  return show(c, { title: prepare.missing, status: 404, body });
};

const showEvents = (c: PageContext, ran: RanInRoom): Promise<Response> => {
  const visit = c.get('visit');
  const { prepare } = visit.words;
  return show(c, {
    title: prepare.events,
    crumbs: [{ text: prepare.title, to: '/prepare' }],
    commands: [ran],
    body: <EventsView visit={visit} line={ran.line} />,
  });
};
