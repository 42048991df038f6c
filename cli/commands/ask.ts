import { anyRoomOption, defineCommand, partyOption, type Register } from '#cli/command.ts';
import { EXIT, type ExitCode } from '#cli/exit-codes.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { assignment, collect, list } from '#cli/option-values.ts';
import { answerLines } from '#cli/render/answer.ts';
import { planLines } from '#cli/render/plan.ts';
import { type RefusedQuestion, refusalMessage } from '#cli/render/refusal.ts';
import type { Terminal } from '#cli/terminal.ts';
import type { Answer } from '#core/usecases/questions/answer-question.ts';
import type { QuestionPlan } from '#core/usecases/questions/plan-question.ts';

interface Options extends RoomChoice {
  party: string;
  by?: string;
  on?: string;
  dataset?: readonly string[];
  dryRun?: boolean;
}

/** `airlock ask`: asks a question and prints the release, or says beforehand what it would cost. */
export const registerAsk: Register = (program, streams, report) =>
  defineCommand<Options>(program, {
    name: 'ask',
    summary: 'ask for an overlap, or for segments by one or two attributes',
    streams,
    report,
    configure: (command) =>
      partyOption(anyRoomOption(command))
        .argument('<analysis>', 'overlap or segments')
        .option('--by <attributes>', 'one or two attributes, e.g. brand.tier,publisher.device')
        .option('--on <kinds>', 'kinds of identifier to match on; all of the agreement if left out')
        .option('--dataset <party=name>', 'a dataset, where a party declares several', collect)
        .option('--dry-run', 'say what it would cost and could tell; nothing is spent'),
    act: async ({ terminal, options, args }) =>
      withRoom({ terminal, options }, options.dryRun ? 'read' : 'write', async (room) => {
        const question = questionOf(args[0], options);
        if (options.dryRun) return showPlan(terminal, await room.plan(options.party, question));
        return showAnswer(terminal, options.party, await room.ask(options.party, question));
      }),
  });

const questionOf = (analysis: string | undefined, options: Options): unknown => ({
  analysis,
  datasets: Object.fromEntries((options.dataset ?? []).map(assignment)),
  ...(options.on === undefined ? {} : { on: list(options.on) }),
  ...(options.by === undefined ? {} : { by: list(options.by) }),
});

const showRefusal = (terminal: Terminal, refused: RefusedQuestion): ExitCode => {
  const message = refusalMessage(refused);
  terminal.document({ error: { code: 'refused', ...refused, message } });
  if (!terminal.json) terminal.note(message);
  return EXIT.refused;
};

const showPlan = (terminal: Terminal, plan: QuestionPlan): ExitCode => {
  if (plan.outcome === 'refused')
    return showRefusal(terminal, { reason: plan.reason, budget: plan.budget });
  terminal.document(plan);
  for (const line of planLines(plan)) terminal.say(line);
  return EXIT.done;
};

const showAnswer = (terminal: Terminal, party: string, answer: Answer): ExitCode => {
  if (answer.outcome === 'refused')
    return showRefusal(terminal, { reason: answer.reason, budget: answer.budget });
  const { release, repeated, matchRate } = answer;
  terminal.document({ ...release, ...(matchRate === undefined ? {} : { matchRate }), repeated });
  for (const line of answerLines(release)) terminal.say(line);
  if (matchRate !== undefined) terminal.say(`Match rate: ${matchRate} of ${party}'s people.`);
  terminal.say(
    `Release ${release.release}${repeated ? ' (answered before on the same versions: free)' : ''}.`,
  );
  const anyReleased = release.cells.some(({ outcome }) => outcome === 'released');
  return anyReleased ? EXIT.done : EXIT.nothingReleased;
};
