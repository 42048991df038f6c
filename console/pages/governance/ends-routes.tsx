import { z } from 'zod';
import { expire } from '#cli/commands/expire.ts';
import { roomUpkeep } from '#cli/commands/room.ts';
import { rotate } from '#cli/commands/rotate.ts';
import { withdraw } from '#cli/commands/withdraw.ts';
import { jobPath } from '#console/jobs/jobs-routes.tsx';
import { Confirm } from '#console/pages/governance/confirm.tsx';
import { crumbsOf } from '#console/pages/governance/crumbs.ts';
import { EpochEnded, Expired, UpkeepDone, Withdrawn } from '#console/pages/governance/ended.tsx';
import { readForm, readQuery } from '#console/read-form.ts';
import { runInRoom } from '#console/run-in-room.ts';
import { show } from '#console/show.tsx';
import type { PageContext, PageRoutes, Visit } from '#console/visit.ts';
import type { EpochDocument } from '#core/documents/epoch-document.ts';
import type { ExpiryDocument } from '#core/documents/expiry-document.ts';
import type { UpkeepDocument } from '#core/documents/upkeep-document.ts';
import type { WithdrawalDocument } from '#core/documents/withdrawal-document.ts';
import { DatasetName } from '#core/names.ts';

/** What ends something in a room for good. */
type EndName = 'withdraw' | 'rotate' | 'expire' | 'upkeep';

const About = z.strictObject({ dataset: DatasetName.optional() });
type About = z.infer<typeof About>;

const Sure = About.extend({ sure: z.literal('yes') });

/** Starts the command of each, as work that is done once however often its form is sent. */
const START: Readonly<Record<EndName, (visit: Visit, nonce: string, about: About) => string>> = {
  withdraw: (visit, nonce, { dataset }) =>
    jobPath(
      visit.jobs.start({
        ...{ nonce, title: ({ ends }) => ends.withdraw.title },
        run: (onNote) =>
          runInRoom(visit, {
            ...{ name: 'withdraw', command: withdraw, onNote },
            options: { party: visit.party, ...(dataset !== undefined && { dataset }) },
          }),
        outcome: {
          view: (done: WithdrawalDocument, reader) => <Withdrawn visit={reader} done={done} />,
        },
      }),
    ),
  rotate: (visit, nonce) =>
    jobPath(
      visit.jobs.start({
        ...{ nonce, title: ({ ends }) => ends.rotate.title },
        run: (onNote) =>
          runInRoom(visit, {
            ...{ name: 'rotate', command: rotate, onNote, options: { party: visit.party } },
          }),
        outcome: {
          view: (done: EpochDocument, reader) => <EpochEnded visit={reader} done={done} />,
        },
      }),
    ),
  expire: (visit, nonce) =>
    jobPath(
      visit.jobs.start({
        ...{ nonce, title: ({ ends }) => ends.expire.title },
        run: (onNote) => runInRoom(visit, { name: 'expire', command: expire, onNote }),
        outcome: { view: (done: ExpiryDocument, reader) => <Expired visit={reader} done={done} /> },
      }),
    ),
  upkeep: (visit, nonce) =>
    jobPath(
      visit.jobs.start({
        ...{ nonce, title: ({ ends }) => ends.upkeep.title },
        run: (onNote) => runInRoom(visit, { name: 'room upkeep', command: roomUpkeep, onNote }),
        outcome: {
          view: (done: UpkeepDocument, reader) => <UpkeepDone visit={reader} done={done} />,
        },
      }),
    ),
};

/** Withdrawing lists, a new epoch, and removing what is past its time: each is confirmed first. */
export const endsRoutes = (routes: PageRoutes): void => {
  for (const name of ['withdraw', 'rotate', 'expire', 'upkeep'] as const) {
    routes.get(`/${name}`, (c) => {
      const { form = {} } = readQuery(c, About);
      return askSure(c, name, { about: form, isWrong: false });
    });
    routes.post(`/${name}`, async (c) => {
      const read = await readForm(c, Sure);
      if (!read.wrong) return c.redirect(START[name](c.get('visit'), read.nonce, read.form), 303);
      const about = About.safeParse({ dataset: read.sent.dataset });
      return askSure(c, name, { about: about.data ?? {}, isWrong: true });
    });
  }
};

interface Asking {
  readonly about: About;
  readonly isWrong: boolean;
}

const askSure = (
  c: PageContext,
  name: EndName,
  { about: { dataset }, isWrong }: Asking,
): Promise<Response> => {
  const visit = c.get('visit');
  const { ends } = visit.words;
  const { title, says, sure, act } = ends[name];
  const isOne = name === 'withdraw' && dataset !== undefined;
  const body = (
    <Confirm
      visit={visit}
      action={`/governance/${name}`}
      hidden={isOne ? [['dataset', dataset]] : []}
      {...{ says, sure, act, isWrong }}
    >
      {name === 'withdraw' ? <p>{isOne ? ends.one(dataset) : ends.all(visit.party)}</p> : null}
    </Confirm>
  );
  return show(c, { title, crumbs: crumbsOf(visit), status: isWrong ? 400 : 200, body });
};
