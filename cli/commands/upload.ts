import { join } from 'node:path';
import { Option } from 'commander';
import { DropFolder } from '#adapters/local/drop-folder.ts';
import {
  anyRoomOptions,
  type CliCommand,
  type Given,
  type Line,
  partyOption,
} from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { wholeNumber } from '#cli/option-values.ts';
import { readPreparedManifest } from '#cli/read-manifest.ts';
import { tooFewText } from '#cli/render/below-minimum.ts';
import { bridgeLines, bridgeWarnings } from '#cli/render/bridge-rate.ts';
import { lintLines } from '#cli/render/lint-report.ts';
import { rareValuesTexts } from '#cli/render/rare-values.ts';
import { bar, count } from '#cli/render/table.ts';
import type { Terminal } from '#cli/terminal.ts';
import { DeliveryDocument } from '#core/documents/delivery-document.ts';
import type { PreparedDrop } from '#core/drops/prepared-drop.ts';
import { DROP_REFUSAL_ADVICE } from '#core/refusals.ts';

/** Time for the largest drops to be tokenised. */
const TIMEOUT_SECONDS = 900;

interface Options extends RoomChoice {
  readonly party: string;
  readonly timeout: number;
  readonly keepDrop?: true;
  readonly removeDrop?: true;
}

/** `airlock upload`: hands a prepared drop to the room, which accepts or refuses it. */
export const upload: CliCommand<Options, DeliveryDocument> = {
  examples: ['upload drop --room room --party brand'],
  argumentSummary: 'folder of the prepared drop',
  options: [
    ...anyRoomOptions,
    partyOption,
    new Option('--timeout <seconds>', 'how long to wait for a room on AWS to decide on the drop')
      .argParser(wholeNumber('--timeout'))
      .default(TIMEOUT_SECONDS),
    new Option('--keep-drop', 'keep the prepared drop once it is published, unasked').conflicts(
      'removeDrop',
    ),
    new Option('--remove-drop', 'remove it with its digests from this machine, unasked'),
  ],
  document: DeliveryDocument,
  run: (given) => {
    const { terminal, options, args } = given;
    return withRoom(given, 'write', async (room) => {
      const drop = await preparedDrop(args[0] ?? '', terminal);
      const delivered = await room.upload(options.party, drop, {
        timeoutSeconds: options.timeout,
        onWait: (seconds) => terminal.progress(`waiting for the room: ${seconds} s`),
      });
      terminal.progress('');
      if (delivered.outcome !== 'published') return delivered;
      return { ...delivered, prepared: await endOfDrop(args[0] ?? '', given) };
    });
  },
  render: (delivered, { keepDrop }) => [
    ...(delivered.uncleaned ? [NOT_CLEANED] : []),
    ...(delivered.report ? lintLines(delivered.report) : []),
    ...outcomeLines(delivered),
    ...(keepDrop ? [] : dropLines(delivered)),
  ],
  exitCode: (delivered) =>
    delivered.outcome === 'published' && delivered.overtakenBy === undefined
      ? EXIT.done
      : EXIT.badInput,
};

/** The digests of a party's people lie on its machine: once the room has their tokens, nobody needs them. */
const endOfDrop = async (
  folder: string,
  { terminal, options }: Pick<Given<Options>, 'terminal' | 'options'>,
): Promise<'kept' | 'removed'> => {
  if (options.keepDrop) return 'kept';
  const removes =
    options.removeDrop ??
    (terminal.hasSomebody &&
      /^y(es)?$/i.test(
        await terminal.ask(
          `Remove the prepared drop with its digests from "${folder}"? (yes or no) `,
        ),
      ));
  if (!removes) return 'kept';
  await DropFolder.remove(folder);
  return 'removed';
};

const dropLines = ({ prepared }: DeliveryDocument): readonly Line[] => {
  if (prepared === undefined) return [];
  return [
    prepared === 'removed'
      ? 'The prepared drop with its digests was removed from this machine.'
      : 'The prepared drop, with its digests, is still on this machine: upload --remove-drop removes it.',
  ];
};

const NOT_CLEANED = {
  note: 'The drop is decided on, but the room could not be cleaned up: run "room upkeep".',
};

const NOBODY_YET = 'Events reach nobody before the list of their people is in the room too.';

const outcomeLines = (delivered: DeliveryDocument): readonly Line[] => {
  if (delivered.outcome === 'refused') {
    const { reason } = delivered;
    return [{ note: `The drop was refused (${reason}): ${DROP_REFUSAL_ADVICE[reason]}.` }];
  }
  const { version, party, dataset, repeated, people, events, belowMinimum, rareValues } = delivered;
  const bridges = delivered.bridges ?? [];
  const size = events === undefined ? `${count(people)} people` : `${count(events)} events`;
  const what = `Version ${version} of ${party}.${dataset}`;
  if (delivered.overtakenBy !== undefined)
    return [
      {
        note: `${what} was published before, of this drop. The room goes on with version ${delivered.overtakenBy}, which came after it and may be another list: a drop is taken once. Prepare this list again, and upload that.`,
      },
    ];
  return [
    '',
    repeated
      ? `${what} was published before: ${size}. ${delivered.takenOutSince ? 'It holds this list, less the people who were taken out since and stay out' : 'It holds just this list'}: no new version was made, and nothing is charged.`
      : `${what} is published: ${size}. The room removed its copy of the drop.`,
    ...bridges.flatMap(bridgeLines),
    ...(events !== undefined && bridges.length === 0 ? [NOBODY_YET] : []),
    ...bridges.flatMap(bridgeWarnings).map((note) => ({ note })),
    ...(belowMinimum ? [{ note: tooFewText(delivered, belowMinimum) }] : []),
    ...(rareValues ? rareValuesTexts(delivered, rareValues).map((note) => ({ note })) : []),
  ];
};

const preparedDrop = async (folder: string, terminal: Terminal): Promise<PreparedDrop> => ({
  manifest: await readPreparedManifest(folder),
  pathOf: (file) => join(folder, file),
  onProgress: (part, parts) => terminal.progress(`${bar(part, parts)} part ${part} of ${parts}`),
});
