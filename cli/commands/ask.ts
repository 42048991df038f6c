import { Option } from 'commander';
import { z } from 'zod';
import { shownAgreement } from '#cli/agreements/show-changes.ts';
import { anyRoomOptions, type CliCommand, type Given, partyOption } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { type HistoryOptions, historyOptions, historyParameters } from '#cli/history-options.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { assignment, collect, decimal, list, valueList, wholeNumber } from '#cli/option-values.ts';
import { poorOverlap } from '#cli/poor-overlap.ts';
import { answerLines } from '#cli/render/answer.ts';
import { planLines, tooManyCells } from '#cli/render/plan.ts';
import type { Terminal } from '#cli/terminal.ts';
import { ANALYSIS_NAMES } from '#core/analyses/analysis-names.ts';
import { AnswerDocument } from '#core/documents/answer-document.ts';
import { PendingDocument } from '#core/documents/pending-document.ts';
import { PlanDocument } from '#core/documents/plan-document.ts';
import { RefusalDocument } from '#core/documents/refusal-document.ts';
import { AirlockError } from '#core/errors.ts';
import type { RoomClient } from '#core/ports/room-client.ts';

interface Options extends RoomChoice, HistoryOptions {
  readonly party: string;
  readonly by?: string;
  readonly where?: readonly string[];
  readonly on?: string;
  readonly dataset?: readonly string[];
  readonly epsilon?: number;
  readonly dryRun?: boolean;
  readonly timeout: number;
}

/** What comes of asking: an answer, or what it would cost, or why there is none or not yet. */
export type AskedDocument = AnswerDocument | PendingDocument | PlanDocument | RefusalDocument;

/** Long enough for all but the largest lists; after it the room goes on by itself. */
const TIMEOUT_SECONDS = 900;

/** `airlock ask`: asks a question and prints the release, or says beforehand what it would cost. */
export const ask: CliCommand<Options, AskedDocument> = {
  examples: [
    'ask overlap --room room --party publisher',
    'ask segments --room room --party publisher --by brand.tier --dry-run',
    'ask segments --room room --party brand --by publisher.device --where brand.tier=gold,silver',
    'ask rollup --room room --party brand --by brand.district',
    'ask lift --room room --party brand --by spring',
    'ask balance --room room --party brand --by spring,brand.region',
    'ask representation --room room --party brand --by brand.region --where brand.tier=gold',
    'ask event-lift --room room --party brand --by spring --from 2026-10-01 --to 2026-10-31',
    'ask attribution --room room --party brand --by publisher.campaign --from 2026-10-01 --to 2026-10-31',
  ],
  argumentSummary: ANALYSIS_NAMES.join(', '),
  options: [
    ...anyRoomOptions,
    partyOption,
    new Option(
      '--by <attributes>',
      'attributes, e.g. brand.tier,publisher.device: one or two that cross (four in format 2), or one for each table; of a lift or event-lift the name of its experiment, and of a balance an attribute after it',
    ),
    new Option(
      '--where <attribute=values>',
      'count only matched people with one of these values, e.g. brand.tier=gold,silver, a value with a comma in "quotes"; once for each attribute, all must hold; of any analysis but lift and balance (of event-lift by attributes of events), in format 2 and with noise',
    ).argParser(collect),
    new Option('--on <kinds>', 'kinds of identifier to match on; all of the agreement if left out'),
    new Option('--dataset <party=name>', 'a dataset, where a party declares several').argParser(
      collect,
    ),
    ...historyOptions,
    new Option(
      '--epsilon <number>',
      'what the answer may cost: less of it is more noise; the most that the agreement allows if left out',
    ).argParser(decimal('--epsilon')),
    new Option('--dry-run', 'say what it would cost and could tell; nothing is spent'),
    new Option('--timeout <seconds>', 'how long to wait for a room on AWS to answer')
      .argParser(wholeNumber('--timeout'))
      .default(TIMEOUT_SECONDS),
  ],
  document: z.union([AnswerDocument, PendingDocument, PlanDocument, RefusalDocument]),
  run: (given) => {
    const { options, args, terminal } = given;
    return withRoom(given, options.dryRun ? 'read' : 'write', async (room) => {
      const question = questionOf(args[0], options);
      if (options.dryRun) return room.plan(options.party, question);
      const answered = () => answerWithin(given, room, question);
      if (terminal.json) return answered();
      if (options.by !== undefined) {
        const plan = await room.plan(options.party, question);
        if (plan.kind === 'plan' && plan.epsilon > 0) noteIfSaid(terminal, tooManyCells(plan));
      }
      const answer = await answered();
      if (answer.kind === 'answer' && isWholeOverlap(answer))
        noteIfSaid(terminal, await adviceOn(room, answer));
      return answer;
    });
  },
  render: (document, { party, ...room }) => {
    if (document.kind === 'error') return [{ note: document.error.message }];
    if (document.kind === 'pending') return [{ note: STILL_RUNS }];
    return document.kind === 'plan'
      ? planLines(document, { party, room })
      : answerLines(document, party, room);
  },
  exitCode: (document) => {
    if (document.kind === 'error') return EXIT.refused;
    if (document.kind === 'pending') return EXIT.pending;
    if (document.kind === 'plan') return EXIT.done;
    const anyReleased = document.cells.some(({ outcome }) => outcome === 'released');
    return anyReleased ? EXIT.done : EXIT.nothingReleased;
  },
};

const STILL_RUNS =
  'The question is paid for and still runs, and the room goes on with it by itself: ask again for the answer, which costs nothing more.';

/** Asks, and shows the time that goes by to whoever watches. */
const answerWithin = async (
  { terminal, options: { party, timeout } }: Pick<Given<Options>, 'terminal' | 'options'>,
  room: RoomClient,
  question: unknown,
): Promise<AnswerDocument | PendingDocument | RefusalDocument> => {
  const answer = await room.ask(party, question, {
    timeoutSeconds: timeout,
    onWait: (seconds) => terminal.progress(`the question runs: ${seconds} s`),
  });
  terminal.progress('');
  return answer;
};

const isWholeOverlap = ({ question }: AnswerDocument): boolean =>
  question.analysis === 'overlap' && question.where === undefined;

/** Whoever may ask and not read the ledger gets the answer without advice. */
const adviceOn = (room: RoomClient, answer: AnswerDocument): Promise<string | undefined> =>
  Promise.all([room.entries(), room.agreements()]).then(
    ([ledger, known]) => poorOverlap(answer, ledger, shownAgreement(known).signed.agreement),
    () => undefined,
  );

const noteIfSaid = (terminal: Terminal, says: string | undefined): void => {
  if (says !== undefined) terminal.note(says);
};

/** Several filters must all hold: of one attribute there is one, which names all its values. */
const filtersOf = (where: readonly string[]): Record<string, readonly string[]> => {
  const filters = where.map(assignment('--where'));
  const names = filters.map(([name]) => name);
  if (new Set(names).size < names.length)
    throw new AirlockError(
      'usage',
      'Name an attribute once with --where, and all its values there: several filters must all hold.',
    );
  return Object.fromEntries(filters.map(([name, values]) => [name, valueList(values)]));
};

const questionOf = (analysis: string | undefined, options: Options): unknown => ({
  analysis,
  datasets: Object.fromEntries((options.dataset ?? []).map(assignment('--dataset'))),
  ...(options.where === undefined ? {} : { where: filtersOf(options.where) }),
  ...(options.on === undefined ? {} : { on: list(options.on) }),
  ...historyParameters(options),
  ...(options.by === undefined ? {} : { by: list(options.by) }),
  ...(options.epsilon === undefined ? {} : { epsilon: options.epsilon }),
});
