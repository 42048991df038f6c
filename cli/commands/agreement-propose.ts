import { changesInForce, sayChanges } from '#cli/agreements/show-changes.ts';
import { anyRoomOptions, type CliCommand, partyOption } from '#cli/command.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { readAgreement } from '#cli/read-file.ts';
import { ProposalDocument } from '#core/documents/proposal-document.ts';

interface Options extends RoomChoice {
  readonly party: string;
}

/** `airlock agreement propose`: a party puts an agreement on the table, in place of what is there. */
export const agreementPropose: CliCommand<Options, ProposalDocument> = {
  examples: ['agreement propose agreement.yaml --room room --party brand'],
  argumentSummary: 'the agreement to propose',
  options: [...anyRoomOptions, partyOption],
  document: ProposalDocument,
  run: async (given) => {
    const signed = await readAgreement(given.args[0] ?? '');
    return withRoom(given, 'write', async (room) => {
      sayChanges(given.terminal, changesInForce(await room.agreements(), signed));
      return room.propose(given.options.party, signed);
    });
  },
  render: ({ agreement, party, repeated, waitingFor }) => [
    proposalText(waitingFor.length > 0, { agreement, party, repeated }),
    ...(waitingFor.length > 0 ? [`  waiting for ${waitingFor.join(', ')}: run "approve"`] : []),
  ],
};

const proposalText = (
  waits: boolean,
  { agreement, party, repeated }: Pick<ProposalDocument, 'agreement' | 'party' | 'repeated'>,
): string => {
  if (repeated)
    return `Agreement ${agreement} is on the table already${waits ? '' : ' and in force'}; nothing was changed.`;
  return waits
    ? `${party} proposed agreement ${agreement}; it changes nothing until both parties approve it.`
    : `${party} took the other agreement off the table; agreement ${agreement} is in force as before.`;
};
