import { anyRoomOptions, type CliCommand } from '#cli/command.ts';
import { type Confirming, confirm, yesOption } from '#cli/confirm.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { endedCode, endedLines } from '#cli/render/ended.ts';
import { type SideChoice, sideOf, sideOptions } from '#cli/side-option.ts';
import { EpochDocument } from '#core/documents/epoch-document.ts';
import { sideName } from '#core/ledger/freeze-side.ts';

/** `airlock rotate`: begins a new epoch, with a token key of its own. */
export const rotate: CliCommand<RoomChoice & SideChoice & Confirming, EpochDocument> = {
  examples: ['rotate --room room --party brand', 'rotate --room room --as operator'],
  options: [...anyRoomOptions, ...sideOptions, yesOption],
  document: EpochDocument,
  run: async (given) => {
    const side = sideOf(given.options);
    await confirm(
      given.terminal,
      given.options,
      'End the epoch, so that both parties have to upload all lists again?',
    );
    return withRoom(given, 'write', (room) => room.rotate(side));
  },
  render: ({ epoch, repeated, keyDestroyedAfter, ...done }) => [
    repeated
      ? `Nothing was changed: the room is in epoch ${epoch}, in which nothing was published yet.`
      : `${sideName(done)} began epoch ${epoch}: no question is answered on the lists of before, and both parties upload theirs again.`,
    ...endedLines(done),
    ...(keyDestroyedAfter === undefined
      ? []
      : [
          done.outcome === 'ended'
            ? `Have the operator schedule the deletion of the token key of epoch ${epoch - 1}, so that it is gone by ${keyDestroyedAfter.slice(0, 10)}.`
            : `The token key of epoch ${epoch - 1} is destroyed after ${keyDestroyedAfter.slice(0, 10)}, by "airlock expire" or "airlock room upkeep".`,
        ]),
  ],
  exitCode: endedCode,
};
