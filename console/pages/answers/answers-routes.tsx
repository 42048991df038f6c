import { z } from 'zod';
import { releasesList, releasesShow } from '#cli/commands/releases.ts';
import type { Page } from '#console/page.ts';
import { AnswerView } from '#console/pages/answers/answer.tsx';
import { AnswersView } from '#console/pages/answers/answers.tsx';
import { exported } from '#console/pages/answers/exported.ts';
import { askedTitle } from '#console/parts/asked.tsx';
import { readQuery } from '#console/read-form.ts';
import { runInRoom } from '#console/run-in-room.ts';
import { show, showFault } from '#console/show.tsx';
import type { PageContext, Visit } from '#console/visit.ts';
import { inClear } from '#core/analyses/question.ts';
import { AnswerDocument } from '#core/documents/answer-document.ts';

const ListQuery = z.strictObject({
  page: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number)
    .optional(),
});

/** The work by which an answer was asked. */
const AnswerQuery = z.strictObject({ job: z.string().max(40).optional() });

const showCommand = (visit: Visit, release: string, options: { readonly trend?: true } = {}) =>
  runInRoom(visit, {
    ...{ name: 'releases show', command: releasesShow, args: [release], options },
  });

/** Every answer that left the room, by `releases list`; each of them, by `releases show`. */
export const answersPage: Page = {
  path: '/answers',
  group: 'questions',
  title: ({ answers }) => answers.title,
  routes: (routes) => {
    routes.get('/', async (c) => {
      const visit = c.get('visit');
      const { title } = visit.words.answers;
      const { form } = readQuery(c, ListQuery);
      const ran = await runInRoom(visit, { name: 'releases list', command: releasesList });
      if (ran.fault) return showFault(c, ran, { title });
      const { releases } = ran.document;
      return show(c, {
        ...{ title, commands: [ran], status: form === undefined ? 400 : 200 },
        body: <AnswersView visit={visit} releases={releases} page={form?.page ?? 1} />,
      });
    });
    routes.get('/:release', (c) => showAnswer(c, c.req.param('release')));
    routes.get('/:release/:form', (c) => exported(c, c.req.param()));
  },
};

const showAnswer = async (c: PageContext, release: string): Promise<Response> => {
  const visit = c.get('visit');
  const { words } = visit;
  const { title, missing, toList } = words.answers;
  const crumbs = [{ text: title, to: '/answers' }];
  const ran = await showCommand(visit, release);
  if (ran.fault)
    return showFault(c, ran, { title: missing, next: <a href="/answers">{toList}</a> });
  const read = AnswerDocument.safeParse(ran.document);
  if (!read.success) return c.notFound();
  const answer = {
    ...read.data,
    ...asAsked(visit, read.data, readQuery(c, AnswerQuery).form?.job),
  };
  const trend = await showCommand(visit, answer.release, { trend: true });
  return show(c, {
    ...{ title: askedTitle(words, inClear(answer.question)), crumbs, commands: [ran, trend] },
    body: <AnswerView visit={visit} answer={answer} trend={trend} />,
  });
};

/** What is said of an answer to whoever asked, right when it was asked: nothing to who reads it, by which it is "repeated", too. */
const asAsked = (
  { jobs }: Visit,
  { release }: AnswerDocument,
  job: string | undefined,
): Partial<AnswerDocument> => {
  const asked = AnswerDocument.safeParse(
    job === undefined ? undefined : jobs.find(job)?.ran?.document,
  );
  if (!asked.success || asked.data.release !== release) return { repeated: false };
  const { repeated, matchRate } = asked.data;
  return { repeated, ...(matchRate !== undefined && { matchRate }) };
};
