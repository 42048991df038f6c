import { defineCommand, partyOption, type Register, roomOption } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { withRoom } from '#cli/open-room.ts';
import { assignment, collect, list } from '#cli/option-values.ts';
import { answerLines } from '#cli/render/answer.ts';
import { QUESTION_REFUSAL_ADVICE } from '#core/refusals.ts';
import { answerQuestion } from '#core/usecases/answer-question.ts';

interface Options {
  room: string;
  party: string;
  by?: string;
  on?: string;
  dataset?: readonly string[];
}

/** `airlock ask`: asks a question and prints the release. */
export const registerAsk: Register = (program, streams, report) =>
  defineCommand<Options>(program, {
    name: 'ask',
    summary: 'ask for an overlap, or for segments by one or two attributes',
    streams,
    report,
    configure: (command) =>
      partyOption(roomOption(command))
        .argument('<analysis>', 'overlap or segments')
        .option('--by <attributes>', 'one or two attributes, e.g. brand.tier,publisher.device')
        .option('--on <kinds>', 'kinds of identifier to match on; all of the agreement if left out')
        .option('--dataset <party=name>', 'a dataset, where a party declares several', collect),
    act: async ({ terminal, options, args }) =>
      withRoom(options.room, async (room) => {
        const answer = await answerQuestion(room)(options.party, {
          analysis: args[0],
          datasets: Object.fromEntries((options.dataset ?? []).map(assignment)),
          ...(options.on === undefined ? {} : { on: list(options.on) }),
          by: options.by === undefined ? [] : list(options.by),
        });
        if (answer.outcome === 'refused') {
          const message = `Refused (${answer.reason}): ${QUESTION_REFUSAL_ADVICE[answer.reason]}.`;
          terminal.document({ error: { code: 'refused', reason: answer.reason, message } });
          if (!terminal.json) terminal.note(message);
          return EXIT.refused;
        }
        const { release, repeated, matchRate } = answer;
        terminal.document({
          ...release,
          ...(matchRate === undefined ? {} : { matchRate }),
          repeated,
        });
        for (const line of answerLines(release)) terminal.say(line);
        if (matchRate !== undefined)
          terminal.say(`Match rate: ${matchRate} of ${options.party}'s people.`);
        terminal.say(
          `Release ${release.release}${repeated ? ' (answered before on the same versions)' : ''}.`,
        );
        const anyReleased = release.cells.some(({ outcome }) => outcome === 'released');
        return anyReleased ? EXIT.done : EXIT.nothingReleased;
      }),
  });
