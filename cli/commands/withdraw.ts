import { Option } from 'commander';
import { anyRoomOptions, type CliCommand, partyOption } from '#cli/command.ts';
import { type Confirming, confirm, yesOption } from '#cli/confirm.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { endedCode, endedLines } from '#cli/render/ended.ts';
import { WithdrawalDocument } from '#core/documents/withdrawal-document.ts';

interface Options extends RoomChoice, Confirming {
  readonly party: string;
  readonly dataset?: string;
}

/** `airlock withdraw`: a party takes its lists out of the room. */
export const withdraw: CliCommand<Options, WithdrawalDocument> = {
  examples: [
    'withdraw --room room --party brand --dataset customers',
    'withdraw --room room --party brand',
  ],
  options: [
    ...anyRoomOptions,
    partyOption,
    new Option('--dataset <name>', 'the list that is withdrawn; all of the party if left out'),
    yesOption,
  ],
  document: WithdrawalDocument,
  run: async (given) => {
    const { party, dataset } = given.options;
    await confirm(
      given.terminal,
      given.options,
      `Take ${dataset ?? 'all lists'} of ${party} out of the room for good?`,
    );
    return withRoom(given, 'write', (room) => room.withdraw({ party, dataset }));
  },
  render: ({ party, dataset = 'all its lists', repeated, ...done }) => [
    repeated
      ? `${party} had withdrawn ${dataset} before.`
      : `${party} withdrew ${dataset}: no question or list is made of it from now on.`,
    ...endedLines(done),
    'Answers that left the room stay until their time is up; a list that was taken home is for you to call back.',
    `To deliver again, approve the agreement again with "airlock approve --party ${party}", then upload.`,
  ],
  exitCode: endedCode,
};
