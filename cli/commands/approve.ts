import { Option } from 'commander';
import { readTemplates } from '#adapters/template-folder.ts';
import { changesInForce, sayChanges, withText } from '#cli/agreements/show-changes.ts';
import { anyRoomOptions, type CliCommand, partyOption } from '#cli/command.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { readAgreement } from '#cli/read-file.ts';
import { agreementLines } from '#cli/render/agreement.ts';
import type { Terminal } from '#cli/terminal.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { partyOf } from '#core/agreement/lookup.ts';
import { templatesDigest } from '#core/deployment/template.ts';
import type { AgreementsDocument } from '#core/documents/agreements-document.ts';
import { ApprovalDocument } from '#core/documents/approval-document.ts';
import { AirlockError, refusal } from '#core/errors.ts';
import type { Checksum } from '#core/sha256.ts';

interface Options extends RoomChoice {
  readonly party: string;
  readonly agreement?: string;
  readonly digest?: string;
  readonly code?: string;
  readonly expected?: string;
  readonly yes?: boolean;
}

/** `airlock approve`: a party reads the agreement on the table and says yes to it, by its digest. */
export const approve: CliCommand<Options, ApprovalDocument> = {
  examples: ['approve --room room --party brand', 'approve --room room --party brand --yes'],
  options: [
    ...anyRoomOptions,
    partyOption,
    new Option('--agreement <file>', 'an agreement to propose first, in place of the one there'),
    new Option('--digest <sha256>', 'approve only the agreement of this digest'),
    new Option('--code <sha256>', 'approve only if a deployed room runs the code of this digest'),
    new Option(
      '--expected <dir>',
      'the templates that the room was held against, whose digest goes into the ledger',
    ),
    new Option('--yes', 'approve without being asked: for programs, and where nobody sits'),
  ],
  document: ApprovalDocument,
  run: async (given) => {
    const { terminal, options } = given;
    const { party, agreement } = options;
    checkOptions(options, terminal);
    const proposal = agreement === undefined ? undefined : await readAgreement(agreement);
    const templates = await templatesOf(options);
    return withRoom(given, 'write', async (room) => {
      const known = await room.agreements();
      const signed = proposal ?? onTable(known);
      partyOf(signed.agreement, party);
      checkDigest(signed, options.digest);
      checkCode(known, options.code);
      const changes = changesInForce(known, signed);
      sayChanges(terminal, changes);
      for (const line of [...agreementLines(signed), ...codeLines(known), '']) terminal.say(line);
      if (!options.yes) await askFor(party, terminal);
      if (proposal) await room.propose(party, proposal);
      return {
        ...(await room.approve(party, signed, { templates })),
        ...changes,
      };
    });
  },
  render: ({ agreement, party, waitingFor, repeated, code }) => [
    `${party} ${repeated ? 'had approved' : 'approved'} agreement ${agreement}`,
    ...(code ? [`  and code ${code}`] : []),
    waitingFor.length > 0
      ? `  waiting for ${waitingFor.join(', ')}`
      : '  both parties approved: questions can be asked once the lists of both are in the room',
  ],
};

/** What can be told before anything is read: a digest that is none, and that nobody can be asked. */
const checkOptions = ({ digest, code, yes }: Options, terminal: Terminal): void => {
  if (code !== undefined && !/^[0-9a-f]{64}$/.test(code))
    throw new AirlockError(
      'usage',
      'The code has to be the 64 hex digits that an attestation and "agreement show" name: check --code.',
    );
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

/** Only a deployed room has code that is approved; whoever keeps a room of one machine chose it. */
const checkCode = ({ code }: AgreementsDocument, expected: string | undefined): void => {
  if (expected === undefined || expected === code) return;
  throw refusal(
    'other-code',
    'The room does not say that it runs the code of --code: hold it against the source with "verify-deployment".',
  );
};

const codeLines = ({ code }: AgreementsDocument): readonly string[] =>
  code === undefined ? [] : ['', `With it goes the code that the room runs: ${code}.`];

const templatesOf = async ({ expected }: Options): Promise<Checksum | undefined> =>
  expected === undefined ? undefined : templatesDigest(await readTemplates(expected));

const askFor = async (party: string, terminal: Terminal): Promise<void> => {
  const answer = await terminal.ask(`Approve this for ${party}? (yes or no) `);
  if (/^y(es)?$/i.test(answer)) return;
  throw new AirlockError('usage', 'Nothing was approved: only "yes" approves an agreement.');
};
