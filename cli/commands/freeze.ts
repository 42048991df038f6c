import { Option } from 'commander';
import { anyRoomOptions, type CliCommand, required } from '#cli/command.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { standingLines } from '#cli/render/standing-freezes.ts';
import { FreezeDocument } from '#core/documents/freeze-document.ts';
import { AirlockError } from '#core/errors.ts';
import { type FreezeSide, OVERSEERS, type Overseer, sideName } from '#core/ledger/freeze-side.ts';

interface Options extends RoomChoice {
  readonly party?: string;
  readonly as?: Overseer;
  readonly reason: string;
}

const sideOf = ({ party, as: overseer }: Options): FreezeSide => {
  if (overseer !== undefined) return { by: overseer };
  if (party !== undefined) return { by: 'party', party };
  throw new AirlockError(
    'usage',
    'Nobody is named: say who does this with --party, or with --as operator or --as auditor.',
  );
};

const command = (
  act: FreezeDocument['act'],
  { summary, example, says }: { summary: string; example: string; says: string },
): CliCommand<Options, FreezeDocument> => ({
  name: act,
  summary,
  examples: [
    `${act} --room room --party brand --reason "${example}"`,
    `${act} --stack outputs.json --as auditor --reason "${example}"`,
  ],
  options: [
    ...anyRoomOptions,
    new Option('--party <id>', 'the party on whose behalf this is done').conflicts('as'),
    new Option('--as <who>', 'do it as the operator or the auditor of the room').choices(OVERSEERS),
    required('--reason <text>', 'why, in one line: it stays in the ledger, where all read it'),
  ],
  document: FreezeDocument,
  run: (given) => {
    const { options } = given;
    const side = sideOf(options);
    return withRoom(given, 'write', (room) => room.freeze(side, { act, reason: options.reason }));
  },
  render: ({ repeated, standing, ...side }) => [
    repeated
      ? `Nothing was changed: ${sideName(side)} had done so before, or has frozen nothing.`
      : `${sideName(side)} ${says}`,
    ...(standing.length > 0 ? standingLines(standing) : ['The room is not frozen.']),
  ],
});

/** `airlock freeze`: stops every question and every drop at once. */
export const freeze = command('freeze', {
  summary: 'stop every question and every drop of a room, until whoever did lifts it',
  example: 'A key was used by somebody whom we do not know',
  says: 'froze the room',
});

/** `airlock unfreeze`: lifts what the same side froze. */
export const unfreeze = command('unfreeze', {
  summary: 'lift a freeze of your own; the room runs again once each side has lifted its own',
  example: 'It was our own test',
  says: 'lifted its freeze',
});
