import { Option } from 'commander';
import { anyRoomOptions, type CliCommand, partyOption } from '#cli/command.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { readAgreement } from '#cli/read-file.ts';
import { ApprovalDocument } from '#core/documents/approval-document.ts';

interface Options extends RoomChoice {
  readonly party: string;
  readonly agreement?: string;
}

/** `airlock approve`: a party says yes to the agreement on the table, by its digest. */
export const approve: CliCommand<Options, ApprovalDocument> = {
  name: 'approve',
  summary: 'approve the agreement on the table, or propose a changed one and approve it',
  examples: ['approve --room room --party brand'],
  options: [
    ...anyRoomOptions,
    partyOption,
    new Option(
      '--agreement <file>',
      'a changed agreement to propose first; for a room on AWS, the one it was deployed for',
    ),
  ],
  document: ApprovalDocument,
  run: (given) =>
    withRoom(given, 'write', async (room) => {
      const { party, agreement } = given.options;
      const changed = agreement === undefined ? undefined : await readAgreement(agreement);
      return room.approve(party, changed);
    }),
  render: ({ agreement, party, waitingFor, repeated, terms, identifiers }) => [
    `${party} ${repeated ? 'had approved' : 'approved'} agreement ${agreement}`,
    `  k ${terms.k}, noise ${terms.noise}, identifiers ${identifiers.kinds.join(', ')} by profile ${identifiers.profile}`,
    waitingFor.length > 0
      ? `  waiting for ${waitingFor.join(', ')}`
      : '  both parties approved: questions can be asked',
  ],
};
