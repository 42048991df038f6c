import { anyRoomOptions, type CliCommand, required } from '#cli/command.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { standingLines } from '#cli/render/standing-freezes.ts';
import { type SideChoice, sideOf, sideOptions } from '#cli/side-option.ts';
import { FreezeDocument } from '#core/documents/freeze-document.ts';
import { sideName } from '#core/ledger/freeze-side.ts';

interface Options extends RoomChoice, SideChoice {
  readonly reason: string;
}

const command = (
  act: FreezeDocument['act'],
  { example, says }: { readonly example: string; readonly says: string },
): CliCommand<Options, FreezeDocument> => ({
  examples: [
    `${act} --room room --party brand --reason "${example}"`,
    `${act} --stack outputs.json --as auditor --reason "${example}"`,
  ],
  options: [
    ...anyRoomOptions,
    ...sideOptions,
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
  example: 'A key was used by somebody whom we do not know',
  says: 'froze the room',
});

/** `airlock unfreeze`: lifts what the same side froze. */
export const unfreeze = command('unfreeze', {
  example: 'It was our own test',
  says: 'lifted its freeze',
});
