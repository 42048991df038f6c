import { Option } from 'commander';
import { z } from 'zod';
import { linesOf } from '#adapters/local/lines-of.ts';
import { checkFree, writeNewTexts } from '#adapters/local/new-file.ts';
import { anyRoomOptions, type CliCommand, partyOption } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { listLines, takenLines } from '#cli/render/list.ts';
import { type Resolution, resolvedRecords } from '#core/activation/label-map.ts';
import { ListDocument } from '#core/documents/list-document.ts';
import { RefusalDocument } from '#core/documents/refusal-document.ts';
import { TakenListDocument } from '#core/documents/taken-list-document.ts';
import { AirlockError } from '#core/errors.ts';

type Made = ListDocument | TakenListDocument | RefusalDocument;

interface Options extends RoomChoice {
  readonly party: string;
  readonly dryRun?: true;
  readonly resolve?: string;
  readonly out?: string;
}

/** `airlock activate`: has a list made for the publisher, or takes one home and tells whom it names. */
export const activate: CliCommand<Options, Made> = {
  examples: [
    'activate reach_gold --room room --party brand --dry-run',
    'activate reach_gold --room room --party brand',
    'activate reach_gold --room room --party publisher --resolve labels.ndjson --out audience.csv',
  ],
  argumentSummary: 'a name of the "activations" of the agreement',
  options: [
    ...anyRoomOptions,
    partyOption,
    new Option('--dry-run', 'say what the list would be and cost; nothing is made').conflicts(
      'resolve',
    ),
    new Option('--resolve <file>', 'take the newest list, and read whom it names from this map'),
    new Option('--out <file>', 'the new CSV file for the ad server, with --resolve'),
  ],
  document: z.union([ListDocument, TakenListDocument, RefusalDocument]),
  run: (given): Promise<Made> => {
    const { options, args } = given;
    const { party, resolve, out, dryRun = false } = options;
    const [activation = ''] = args;
    if (resolve === undefined && out === undefined)
      // A dry run too holds two lists against each other, which takes scratch space in the room.
      return withRoom(given, 'write', (room) => room.makeList({ party, activation, dryRun }));
    if (resolve === undefined || out === undefined)
      throw new AirlockError(
        'usage',
        'Say both: the map of the labels with --resolve, and the new file for the ad server with --out.',
      );
    return withRoom(given, 'read', async (room) => {
      await checkFree(out);
      const { labels, ...taken } = await room.takeList(party, activation);
      const { repeated, ...resolved } = await resolveInto(out, resolve, { ...taken, labels });
      const some = repeated > 0 ? { repeated } : {};
      return { kind: 'taken-list', activation, ...taken, file: out, ...resolved, ...some };
    });
  },
  render: (document, { party, ...room }) => {
    if (document.kind === 'error') return [{ note: document.error.message }];
    return document.kind === 'list' ? listLines(document, { party, room }) : takenLines(document);
  },
  exitCode: (document) => {
    if (document.kind === 'error') return EXIT.refused;
    return document.kind === 'taken-list' && document.notFound > 0 ? EXIT.badInput : EXIT.done;
  },
};

/** Joins a list with the map of its drop, on this machine, into a new file. */
const resolveInto = async (
  out: string,
  map: string,
  list: { readonly drop: string; readonly labels: Uint8Array },
): Promise<Resolution> => {
  let resolution: Resolution | undefined;
  const records = resolvedRecords(list, linesOf(map), (told) => {
    resolution = told;
  });
  await writeNewTexts(out, records);
  if (resolution) return resolution;
  throw new Error('a list was resolved and nobody told how');
};
