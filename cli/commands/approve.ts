import { anyRoomOption, defineCommand, partyOption, type Register } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { readAgreement } from '#cli/read-file.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';

/** `airlock approve`: a party says yes to the agreement on the table, by its digest. */
export const registerApprove: Register = (program, streams, report) =>
  defineCommand<RoomChoice & { party: string; agreement?: string }>(program, {
    name: 'approve',
    summary: 'approve the agreement on the table, or propose a changed one and approve it',
    streams,
    report,
    configure: (command) =>
      partyOption(anyRoomOption(command)).option(
        '--agreement <file>',
        'a changed agreement to propose first; for a room on AWS, the one it was deployed for',
      ),
    act: async ({ terminal, options }) =>
      withRoom({ terminal, options }, 'write', async (room) => {
        const changed =
          options.agreement === undefined ? undefined : await readAgreement(options.agreement);
        const { signed, waitingFor, repeated } = await room.approve(options.party, changed);
        const terms = effectiveTerms(signed.agreement);
        terminal.document({ agreement: signed.digest, party: options.party, waitingFor, repeated });
        terminal.say(
          `${options.party} ${repeated ? 'had approved' : 'approved'} agreement ${signed.digest}`,
        );
        terminal.say(
          `  k ${terms.k}, noise ${terms.noise}, identifiers ${signed.agreement.identifiers.kinds.join(', ')} by profile ${signed.agreement.identifiers.profile}`,
        );
        terminal.say(
          waitingFor.length > 0
            ? `  waiting for ${waitingFor.join(', ')}`
            : '  both parties approved: questions can be asked',
        );
        return EXIT.done;
      }),
  });
