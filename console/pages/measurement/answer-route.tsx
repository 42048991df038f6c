import { releasesList, releasesShow } from '#cli/commands/releases.ts';
import { AnswerView } from '#console/pages/measurement/answer.tsx';
import { isMeasure } from '#console/pages/measurement/offers.ts';
import { ButtonLink } from '#console/parts/button.tsx';
import { type RanInRoom, runInRoom } from '#console/run-in-room.ts';
import { show, showFault } from '#console/show.tsx';
import type { PageContext, Visit } from '#console/visit.ts';
import { AnswerDocument } from '#core/documents/answer-document.ts';
import type { ReleaseLine } from '#core/documents/releases-document.ts';

/** An answer as `releases show` has it; of attribution beside those of the same question by other methods. */
export const answerRoute = async (c: PageContext, release: string): Promise<Response> => {
  const visit = c.get('visit');
  const { measurement, measured } = visit.words;
  const ran = await read(visit, release);
  const next = <ButtonLink to="/measurement">{measurement.title}</ButtonLink>;
  if (ran.fault) return showFault(c, ran, { title: measured.answer, next });
  const answer = answerIn(ran);
  const measure = answer?.question.analysis ?? '';
  if (answer === undefined || !isMeasure(measure)) return c.notFound();
  const others = measure === 'attribution' ? await byOtherMethods(visit, release) : [];
  return show(c, {
    title: measurement.measures[measure],
    crumbs: [{ text: measurement.title, to: '/measurement' }],
    commands: [ran, ...others],
    body: (
      <AnswerView
        {...{ visit, measure, answer }}
        byMethod={[answer, ...others.flatMap((each) => answerIn(each) ?? [])]}
      />
    ),
  });
};

const read = (visit: Visit, release: string): Promise<RanInRoom> =>
  runInRoom(visit, { name: 'releases show', command: releasesShow, args: [release] });

const answerIn = ({ document }: RanInRoom): AnswerDocument | undefined =>
  AnswerDocument.safeParse(document).data;

/** All that tells a question from others, but by which method it credits. */
const sameText = ({ on, by, where, events, period, versions }: ReleaseLine): string =>
  JSON.stringify([on, by, where ?? {}, events, period ?? {}, versions]);

/** The newest answer to the same question by each other method. What cannot be read is not shown beside it. */
const byOtherMethods = async (visit: Visit, release: string): Promise<readonly RanInRoom[]> => {
  const listed = await runInRoom(visit, { name: 'releases list', command: releasesList });
  const lines = listed.document?.releases.filter(({ analysis }) => analysis === 'attribution');
  const own = lines?.find((line) => line.release === release);
  if (lines === undefined || own === undefined) return [];
  const newest = new Map(
    lines
      .filter(({ method }) => method !== own.method)
      .filter((line) => sameText(line) === sameText(own))
      .map((line) => [line.method, line.release]),
  );
  const ran: RanInRoom[] = [];
  for (const each of newest.values()) ran.push(await read(visit, each));
  return ran.filter(({ document }) => document !== undefined);
};
