import { defineCommand, partyOption, type Register, roomOption } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { withRoom } from '#cli/open-room.ts';
import { readAgreement } from '#cli/read-file.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { partyOf } from '#core/agreement/lookup.ts';
import { approveAgreement, proposeAgreement } from '#core/usecases/agreements.ts';

/** `airlock approve`: a party says yes to the agreement on the table, by its digest. */
export const registerApprove: Register = (program, streams, report) =>
  defineCommand<{ room: string; party: string; agreement?: string }>(program, {
    name: 'approve',
    summary: 'approve the agreement on the table, or propose a changed one and approve it',
    streams,
    report,
    configure: (command) =>
      partyOption(roomOption(command)).option(
        '--agreement <file>',
        'a changed agreement to propose first',
      ),
    act: async ({ terminal, options }) =>
      withRoom(options.room, async (room) => {
        if (options.agreement !== undefined) {
          const changed = await readAgreement(options.agreement);
          partyOf(changed.agreement, options.party);
          await proposeAgreement(room)(changed);
        }
        const { signed, waitingFor, repeated } = await approveAgreement(room)(options.party);
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
