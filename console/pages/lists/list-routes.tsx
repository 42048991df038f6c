import { join } from 'node:path';
import { z } from 'zod';
import { activate } from '#cli/commands/activate.ts';
import { agreementShow } from '#cli/commands/agreement-show.ts';
import { ask } from '#cli/commands/ask.ts';
import { status } from '#cli/commands/status.ts';
import { jobPath } from '#console/jobs/jobs-routes.tsx';
import { AdvertiserView, MadeView } from '#console/pages/lists/advertiser.tsx';
import { mapNamed, mapsIn, NEW_CSV } from '#console/pages/lists/label-maps.ts';
import { listPath } from '#console/pages/lists/lists.tsx';
import { PublisherView, TakenView, type Taking } from '#console/pages/lists/publisher.tsx';
import { Terms } from '#console/pages/lists/terms.tsx';
import { Box } from '#console/parts/box.tsx';
import type { Child } from '#console/parts/child.ts';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { readForm } from '#console/read-form.ts';
import { withoutRefusal } from '#console/refusal.ts';
import { type RanInRoom, runInRoom } from '#console/run-in-room.ts';
import { show, showFault } from '#console/show.tsx';
import type { PageContext, Visit } from '#console/visit.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { activationOf, partiesByRole } from '#core/agreement/lookup.ts';
import { ownValue } from '#core/own-value.ts';
import { sizeQuestion } from '#core/usecases/activation/size-question.ts';

/** A form with nothing to fill in. */
const Nothing = z.strictObject({});

const TakeForm = z.strictObject({ map: z.string().max(255), file: z.string().regex(NEW_CSV) });

const NOTHING_WRONG: Taking = { wrong: new Set() };

/** One list: what was agreed of it, how it stands, and what the party may do with it. */
export const listRoute = async (
  c: PageContext,
  name: string,
  taking: Taking = NOTHING_WRONG,
): Promise<Response> => {
  const visit = c.get('visit');
  const { lists } = visit.words;
  const shown = await runInRoom(visit, { name: 'agreement show', command: agreementShow });
  if (shown.fault) return showFault(c, shown, { title: lists.title });
  const { agreement } = shown.document;
  const activation = ownValue(agreement.activations ?? {}, name);
  const crumbs = [{ text: lists.title, to: '/activation' }];
  if (activation === undefined) {
    const body = <EmptyState title={lists.missing} says={lists.missingSays} />;
    return show(c, { title: lists.missing, crumbs, status: 404, body });
  }
  const stands = await runInRoom(visit, { name: 'status', command: status });
  const listed = stands.document?.lists?.find((each) => each.activation === name);
  const { commands, part } = await partOf(visit, { agreement, name, taking });
  return show(c, {
    ...{ title: name, crumbs, commands: [shown, stands, ...commands] },
    status: taking.wrong.size === 0 ? 200 : 400,
    body: (
      <>
        {part}
        <Box title={lists.terms}>
          <Terms visit={visit} agreed={{ name, activation, status: listed }} />
        </Box>
      </>
    ),
  });
};

interface Chosen {
  readonly agreement: Agreement;
  readonly name: string;
  readonly taking: Taking;
}

/** What the party may do with a list, and the commands that say so. */
const partOf = async (
  visit: Visit,
  { agreement, name, taking }: Chosen,
): Promise<{ readonly commands: readonly RanInRoom[]; readonly part: Child }> => {
  // A dry run takes scratch space in the room, which who only looks has not.
  if (visit.isAuditor)
    return { commands: [], part: <p class="soft">{visit.words.lists.auditorSays}</p> };
  if (partiesByRole(agreement).advertiser.id !== visit.party) {
    const maps = await mapsIn(visit.files);
    return { commands: [], part: <PublisherView {...{ visit, name, maps, taking }} /> };
  }
  const planned = await runInRoom(visit, {
    ...{ name: 'activate', command: activate, args: [name] },
    options: { party: visit.party, dryRun: true },
  });
  const isUnknown = planned.fault?.reason === 'list-size-unknown';
  const size = isUnknown ? await askSize(visit, { agreement, name, dryRun: true }) : undefined;
  return {
    commands: size ? [planned, size] : [planned],
    part: <AdvertiserView {...{ visit, name, planned, size }} />,
  };
};

interface Sized extends Pick<Chosen, 'agreement' | 'name'> {
  readonly dryRun: boolean;
  readonly onNote?: (line: string) => void;
}

/** The question whose answer tells the size of a list, as `ask` takes it. */
const askSize = (visit: Visit, { agreement, name, dryRun, onNote }: Sized) => {
  const { datasets, on, by, analysis } = sizeQuestion(agreement, activationOf(agreement, name));
  return runInRoom(visit, {
    ...{ name: 'ask', command: ask, args: [analysis], ...(onNote && { onNote }) },
    options: {
      ...{ party: visit.party, by: by.join(','), on: on.join(','), dryRun },
      dataset: Object.entries(datasets).map((each) => each.join('=')),
    },
  });
};

/** Has a list made, as work that goes on when the page is closed. */
export const makeRoute = async (c: PageContext, activation: string): Promise<Response> => {
  const visit = c.get('visit');
  const { nonce } = await readForm(c, Nothing);
  const job = visit.jobs.start({
    nonce,
    title: ({ lists }) => lists.making(activation),
    run: async (onNote) =>
      withoutRefusal(
        await runInRoom(visit, {
          ...{ name: 'activate', command: activate, args: [activation], onNote },
          options: { party: visit.party },
        }),
      ),
    outcome: {
      view: (document, reader) =>
        document.kind === 'list' ? <MadeView visit={reader} list={document} /> : null,
    },
  });
  return c.redirect(jobPath(job), 303);
};

/** Asks for the size of a list, and leads back to it. */
export const sizeRoute = async (c: PageContext, name: string): Promise<Response> => {
  const visit = c.get('visit');
  const { nonce } = await readForm(c, Nothing);
  const job = visit.jobs.start({
    nonce,
    title: ({ lists }) => lists.askingSize(name),
    run: async (onNote) => {
      const shown = await runInRoom(visit, { name: 'agreement show', command: agreementShow });
      if (shown.fault) return shown;
      const { agreement } = shown.document;
      return withoutRefusal(await askSize(visit, { agreement, name, dryRun: false, onNote }));
    },
    outcome: { to: () => listPath(name) },
  });
  return c.redirect(jobPath(job), 303);
};

/** Takes a list home into a new file of the folder. */
export const takeRoute = async (c: PageContext, activation: string): Promise<Response> => {
  const visit = c.get('visit');
  const read = await readForm(c, TakeForm);
  if (read.wrong) return listRoute(c, activation, { ...textsOf(read.sent), wrong: read.wrong });
  const { form, nonce } = read;
  const resolve = await mapNamed(visit.files, form.map);
  if (resolve === undefined) return listRoute(c, activation, { ...form, wrong: new Set(['map']) });
  const out = join(visit.files, form.file);
  const job = visit.jobs.start({
    nonce,
    title: ({ lists }) => lists.taking(activation),
    run: async (onNote) =>
      withoutRefusal(
        await runInRoom(visit, {
          ...{ name: 'activate', command: activate, args: [activation], onNote },
          options: { party: visit.party, resolve, out },
        }),
      ),
    outcome: {
      view: (document, reader) =>
        document.kind === 'taken-list' ? <TakenView visit={reader} taken={document} /> : null,
    },
  });
  return c.redirect(jobPath(job), 303);
};

/** What was sent, to show it again. */
const textsOf = ({ map, file }: Readonly<Record<string, unknown>>): Omit<Taking, 'wrong'> => ({
  ...(typeof map === 'string' && { map }),
  ...(typeof file === 'string' && { file }),
});
