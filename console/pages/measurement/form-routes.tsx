import { agreementShow } from '#cli/commands/agreement-show.ts';
import { ask } from '#cli/commands/ask.ts';
import { jobPath } from '#console/jobs/jobs-routes.tsx';
import { AskingView } from '#console/pages/measurement/asking.tsx';
import { askOptionsOf, MeasureForm, withFirst } from '#console/pages/measurement/measure-form.ts';
import { choicesOf, type Measure, offersOf } from '#console/pages/measurement/offers.ts';
import { answerPath, measurePath } from '#console/pages/measurement/paths.ts';
import type { Asking } from '#console/pages/measurement/question.tsx';
import type { ReadForm } from '#console/read-form.ts';
import { readForm, readQuery } from '#console/read-form.ts';
import { withoutRefusal } from '#console/refusal.ts';
import { type RanInRoom, runInRoom } from '#console/run-in-room.ts';
import { show, showFault } from '#console/show.tsx';
import type { PageContext, Visit } from '#console/visit.ts';

/** A question as it stands in the address, with its price: nothing is spent by looking. */
export const formRoute = (c: PageContext, measure: Measure): Promise<Response> =>
  showForm(c, measure, readQuery(c, MeasureForm));

/** Asks the question of the form, as work that goes on when the page is closed. */
export const askRoute = async (c: PageContext, measure: Measure): Promise<Response> => {
  const visit = c.get('visit');
  const read = await readForm(c, MeasureForm);
  if (read.wrong) return showForm(c, measure, read);
  const { party } = visit;
  const options = { party, ...askOptionsOf(measure, read.form) };
  const job = visit.jobs.start({
    nonce: read.nonce,
    title: ({ measurement }) => measurement.working(measurement.measures[measure]),
    run: async (onNote) =>
      withoutRefusal(
        await runInRoom(visit, { name: 'ask', command: ask, args: [measure], options, onNote }),
      ),
    outcome: {
      to: (document) =>
        document.kind === 'answer'
          ? answerPath(document.release)
          : measurePath(measure, { ...read.form, pending: 'yes' }),
    },
  });
  return c.redirect(jobPath(job), 303);
};

/** What was sent of a form that has to be put right, as far as its texts go. */
const textsOf = (sent: object): MeasureForm =>
  Object.fromEntries(
    Object.entries(sent).filter(
      ([name, value]) => name in MeasureForm.shape && typeof value === 'string',
    ),
  );

const showForm = async (
  c: PageContext,
  measure: Measure,
  read: ReadForm<MeasureForm>,
): Promise<Response> => {
  const visit = c.get('visit');
  const { measurement } = visit.words;
  const title = measurement.measures[measure];
  const shown = await runInRoom(visit, { name: 'agreement show', command: agreementShow });
  if (shown.fault) return showFault(c, shown, { title });
  const { agreement, terms } = shown.document;
  const choices = choicesOf(agreement);
  const offer = offersOf(agreement, visit.party).find((each) => each.measure === measure);
  const form = read.form ? withFirst(measure, read.form, choices) : textsOf(read.sent);
  const planned = read.form ? await plan(visit, measure, form) : undefined;
  const asking: Asking = {
    ...{ visit, measure, choices, form },
    wrong: read.wrong ?? new Set(),
    mostEpsilon: terms.epsilon,
  };
  return show(c, {
    title,
    crumbs: [{ text: measurement.title, to: '/measurement' }],
    commands: planned ? [shown, planned] : [shown],
    status: read.form ? 200 : 400,
    body: <AskingView asking={asking} planned={planned} lacks={offer?.lacks ?? []} />,
  });
};

/** What it would cost, as `ask --dry-run` says it. */
const plan = (visit: Visit, measure: Measure, form: MeasureForm): Promise<RanInRoom> => {
  const options = { party: visit.party, ...askOptionsOf(measure, form), dryRun: true };
  return runInRoom(visit, { name: 'ask', command: ask, args: [measure], options });
};
