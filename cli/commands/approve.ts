import { Option } from 'commander';
import { changesInForce, sayChanges, withText } from '#cli/agreements/show-changes.ts';
import { anyRoomOptions, type CliCommand, partyOption } from '#cli/command.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { readAgreement } from '#cli/read-file.ts';
import { agreementLines } from '#cli/render/agreement.ts';
import type { Terminal } from '#cli/terminal.ts';
import { partyOf } from '#core/agreement/lookup.ts';
import type { AgreementWithDigest } from '#core/agreement/parse-agreement.ts';
import type { AgreementsDocument } from '#core/documents/agreements-document.ts';
import { ApprovalDocument } from '#core/documents/approval-document.ts';
import { AirlockError, refusal } from '#core/errors.ts';

interface Options extends RoomChoice {
  readonly party: string;
  readonly agreement?: string;
  readonly digest?: string;
  readonly yes?: boolean;
}

/** `airlock approve`: a party reads the agreement on the table and says yes to it, by its digest. */
export const approve: CliCommand<Options, ApprovalDocument> = {
  name: 'approve',
  summary: 'read the agreement on the table and approve it, or propose another and approve that',
  examples: ['approve --room room --party brand', 'approve --room room --party brand --yes'],
  options: [
    ...anyRoomOptions,
    partyOption,
    new Option('--agreement <file>', 'an agreement to propose first, in place of the one there'),
    new Option('--digest <sha256>', 'approve only the agreement of this digest'),
    new Option('--yes', 'approve without being asked: for programs, and where nobody sits'),
  ],
  document: ApprovalDocument,
  run: async (given) => {
    const { terminal, options } = given;
    const { party, agreement } = options;
    checkOptions(options, terminal);
    const proposal = agreement === undefined ? undefined : await readAgreement(agreement);
    return withRoom(given, 'write', async (room) => {
      const known = await room.agreements();
      const signed = proposal ?? onTable(known);
      partyOf(signed.agreement, party);
      checkDigest(signed, options.digest);
      const changes = changesInForce(known, signed);
      sayChanges(terminal, changes);
      for (const line of [...agreementLines(signed), '']) terminal.say(line);
      if (!options.yes) await askFor(party, terminal);
      if (proposal) await room.propose(party, proposal);
      return {
        ...(await room.approve(party, signed)),
        ...changes,
      };
    });
  },
  render: ({ agreement, party, waitingFor, repeated }) => [
    `${party} ${repeated ? 'had approved' : 'approved'} agreement ${agreement}`,
    waitingFor.length > 0
      ? `  waiting for ${waitingFor.join(', ')}`
      : '  both parties approved: questions can be asked',
  ],
};

/** What can be told before anything is read: a digest that is none, and that nobody can be asked. */
const checkOptions = ({ digest, yes }: Options, terminal: Terminal): void => {
  if (digest !== undefined && !/^[0-9a-f]{64}$/.test(digest))
    throw new AirlockError(
      'usage',
      'The digest has to be the 64 hex digits that "agreement show" prints: check --digest.',
    );
  if (yes || terminal.hasSomebody) return;
  throw new AirlockError(
    'usage',
    'Nobody is there to be asked: read the agreement with "agreement show", then approve it with --yes.',
  );
};

const onTable = (known: AgreementsDocument): AgreementWithDigest => {
  if (known.onTable) return withText(known.onTable);
  throw new AirlockError(
    'usage',
    'No agreement is on the table in this room yet: name the one to approve with --agreement.',
  );
};

const checkDigest = ({ digest }: AgreementWithDigest, expected: string | undefined): void => {
  if (expected === undefined || expected === digest) return;
  throw refusal(
    'other-agreement',
    'This agreement is not the one of --digest: compare both with "agreement diff", and ask the other party.',
  );
};

const askFor = async (party: string, terminal: Terminal): Promise<void> => {
  const answer = await terminal.ask(`Approve this for ${party}? (yes or no) `);
  if (/^y(es)?$/i.test(answer)) return;
  throw new AirlockError('usage', 'Nothing was approved: only "yes" approves an agreement.');
};
