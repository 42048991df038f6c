import { agreementShow } from '#cli/commands/agreement-show.ts';
import { type AskedDocument, ask } from '#cli/commands/ask.ts';
import { jobPath } from '#console/jobs/jobs-routes.tsx';
import type { Page } from '#console/page.ts';
import { QuestionView } from '#console/pages/ask/ask.tsx';
import { CameOf } from '#console/pages/ask/came-of.tsx';
import { askPath, type Chosen, chosenOf, isWhole, optionsOf } from '#console/pages/ask/chosen.ts';
import { type Offer, offerOf } from '#console/pages/ask/offer.ts';
import { PriceBox } from '#console/pages/ask/price-box.tsx';
import { QuestionForm } from '#console/pages/ask/question-form.ts';
import { Wrong } from '#console/pages/ask/wrong.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { PageLink } from '#console/parts/page-link.tsx';
import { type ReadForm, readForm, readQuery } from '#console/read-form.ts';
import { runInRoom } from '#console/run-in-room.ts';
import { show, showFault } from '#console/show.tsx';
import type { PageContext, Visit } from '#console/visit.ts';
import { partiesByRole } from '#core/agreement/lookup.ts';

/** Runs what the page is about: the agreement by which it offers questions. */
const agreementOf = (visit: Visit) =>
  runInRoom(visit, { name: 'agreement show', command: agreementShow });

type Shown = Extract<Awaited<ReturnType<typeof agreementOf>>, { readonly document: object }>;

const offered = (
  { document: { agreement } }: Shown,
  { party }: Visit,
  form: QuestionForm,
): Offer => {
  const { advertiser, publisher } = partiesByRole(agreement);
  const named = { [advertiser.id]: form.counted, [publisher.id]: form.other };
  return offerOf(agreement, party, named);
};

/** The command that asks a question, or says what it would cost. */
const asking = (
  visit: Visit,
  chosen: Chosen,
  { offer, dryRun }: { offer: Offer; dryRun: boolean },
) => ({
  ...{ name: 'ask', command: ask, args: [chosen.analysis] },
  options: {
    ...{ party: visit.party, ...optionsOf(chosen, offer) },
    ...(dryRun && { dryRun }),
  },
});

/** A form of which something is wrong is read without that. */
const readable = (read: ReadForm<QuestionForm>): QuestionForm => {
  if (read.form) return read.form;
  const kept = Object.entries(read.sent).filter(([name]) => !read.wrong.has(name));
  const left = QuestionForm.safeParse(Object.fromEntries(kept));
  return left.success ? left.data : {};
};

/** Questions that count people: chosen, priced by `ask --dry-run`, and asked by `ask`. */
export const askPage: Page = {
  path: '/ask',
  group: 'questions',
  title: ({ ask: { title } }) => title,
  routes: (routes) => {
    routes.get('/', async (c) => showQuestion(c, readQuery(c, QuestionForm)));
    routes.post('/', async (c) => {
      const read = await readForm(c, QuestionForm);
      if (read.wrong) return showQuestion(c, read);
      return startAsking(c, read);
    });
  },
};

const showQuestion = async (c: PageContext, read: ReadForm<QuestionForm>): Promise<Response> => {
  const visit = c.get('visit');
  const { title, lead, nothing, nothingSays } = visit.words.ask;
  const shown = await agreementOf(visit);
  if (shown.fault) return showFault(c, shown, { title });
  const form = readable(read);
  const offer = offered(shown, visit, form);
  if (offer.analyses.length === 0) {
    const body = (
      <EmptyState title={nothing} says={nothingSays}>
        <PageLink visit={visit} to={offer.measures ? '/measurement' : '/terms'}>
          {offer.measures
            ? visit.words.ask.measurement
            : visit.words.ask.next['analysis-not-allowed']}
        </PageLink>
      </EmptyState>
    );
    return show(c, { title, commands: [shown], body });
  }
  const chosen = chosenOf(form, offer);
  const wrongEpsilon = wrongPrice(read, offer);
  const question = <QuestionView {...{ visit, offer, chosen, wrongEpsilon }} />;
  // What has to be put right first has no price.
  if (read.wrong !== undefined || wrongEpsilon !== undefined)
    return show(c, {
      ...{ title, commands: [shown], status: 400 },
      body: <Wrong words={visit.words}>{question}</Wrong>,
    });
  const plan = await runInRoom(visit, asking(visit, chosen, { offer, dryRun: true }));
  const body = (
    <>
      <p>{lead}</p>
      <CameOf visit={visit} job={form.job} />
      <div class="split">
        {question}
        <PriceBox {...{ visit, chosen, plan, offer }} />
      </div>
    </>
  );
  return show(c, { title, commands: [shown, plan], status: plan.fault ? 400 : 200, body });
};

/** What was typed as a price and is none, or more than the agreement allows. */
const wrongPrice = (
  read: ReadForm<QuestionForm>,
  { mostEpsilon = 0 }: Offer,
): string | undefined => {
  if (read.wrong?.has('epsilon')) return String(read.sent.epsilon);
  const { epsilon } = read.form ?? {};
  return mostEpsilon > 0 && Number(epsilon) > mostEpsilon ? epsilon : undefined;
};

/** Asks what was priced. The same form sent twice is the same work, and so is asked once. */
const startAsking = async (
  c: PageContext,
  { form, nonce }: Extract<ReadForm<QuestionForm>, { readonly form: QuestionForm }>,
): Promise<Response> => {
  const visit = c.get('visit');
  const shown = await agreementOf(visit);
  if (shown.fault) return showFault(c, shown, { title: visit.words.ask.title });
  const offer = offered(shown, visit, form);
  const chosen = chosenOf(form, offer);
  // What the agreement in force does not have any more would be left out: that is another question, priced anew.
  if (!isWhole(form, chosen)) return c.redirect(askPath(chosen), 303);
  const job = visit.jobs.start<AskedDocument>({
    nonce,
    title: (words) => words.ask.doing,
    run: (onNote) =>
      runInRoom(visit, { ...asking(visit, chosen, { offer, dryRun: false }), onNote }),
    outcome: {
      to: (document, id) =>
        document.kind === 'answer'
          ? `/answers/${document.release}?job=${id}`
          : askPath(chosen, { job: id }),
    },
  });
  return c.redirect(jobPath(job), 303);
};
