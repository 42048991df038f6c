import { Option } from 'commander';
import { anyRoomOptions, type CliCommand } from '#cli/command.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { reviewLines } from '#cli/render/review.ts';
import { type SideChoice, sideOf, sideOptions } from '#cli/side-option.ts';
import { ReviewDocument } from '#core/documents/review-document.ts';

interface Options extends RoomChoice, SideChoice {
  readonly record?: true;
}

/** `airlock review`: who may do what in a room, and who looked at that when. */
export const review: CliCommand<Options, ReviewDocument> = {
  examples: ['review --room room', 'review --room room --party brand --record'],
  options: [
    ...anyRoomOptions,
    ...sideOptions,
    new Option('--record', 'record in the ledger that you looked at it, and that it is right'),
  ],
  document: ReviewDocument,
  run: (given) => {
    const { options } = given;
    if (!options.record) return withRoom(given, 'read', (room) => room.review());
    const side = sideOf(options);
    return withRoom(given, 'write', async (room) =>
      room.recordReview(side, (await room.review()).access),
    );
  },
  render: reviewLines,
};
