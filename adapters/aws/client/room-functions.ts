import { z } from 'zod';
import { readAnswer } from '#adapters/aws/client/read-answer.ts';
import type { RoomOutputs } from '#adapters/aws/client/room-outputs.ts';
import { type FunctionDoor, signedPost } from '#adapters/aws/client/signed-post.ts';
import { PARTY_HEADER } from '#core/access/party-header.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { AnswerDocument } from '#core/documents/answer-document.ts';
import { ApprovalDocument } from '#core/documents/approval-document.ts';
import { DropKeyFile } from '#core/documents/drop-key-document.ts';
import { EpochDocument } from '#core/documents/epoch-document.ts';
import { FreezeDocument } from '#core/documents/freeze-document.ts';
import { ListDocument } from '#core/documents/list-document.ts';
import { PackNoteDocument } from '#core/documents/pack-note.ts';
import { PendingDocument } from '#core/documents/pending-document.ts';
import { PlanDocument } from '#core/documents/plan-document.ts';
import { ProposalDocument } from '#core/documents/proposal-document.ts';
import { RefusalDocument } from '#core/documents/refusal-document.ts';
import { ReviewDocument } from '#core/documents/review-document.ts';
import { SubjectDocument } from '#core/documents/subject-document.ts';
import { WithdrawalDocument } from '#core/documents/withdrawal-document.ts';
import type { SubjectIdentifier } from '#core/drops/subject-identifier.ts';
import { AirlockError } from '#core/errors.ts';
import type { FreezeSide } from '#core/ledger/freeze-side.ts';
import type { Withdrawn } from '#core/ledger/withdrawals.ts';
import type {
  ApprovedBeside,
  FreezeAct,
  ListRequest,
  RoomClient,
} from '#core/ports/room-client.ts';
import type { Checksum } from '#core/sha256.ts';

const AskedDocument = z.union([AnswerDocument, PendingDocument, RefusalDocument]);
const PlanOrRefusal = z.union([PlanDocument, RefusalDocument]);
const ListOrRefusal = z.union([ListDocument, RefusalDocument]);

const sameAgreement = <Said extends { readonly agreement: string }>(
  said: Said,
  { digest }: AgreementWithDigest,
): Said => {
  if (said.agreement === digest) return said;
  throw new AirlockError(
    'room',
    'The room took another agreement than it was sent: look at the ledger.',
  );
};

/** A door that older rooms do not have, where something may be done. */
const doorAt = (url: string | undefined, may: string): string => {
  if (url !== undefined) return url;
  throw new AirlockError(
    'usage',
    `The outputs tell of no door by which to ${may}: have the operator deploy the room again, and take the new file of outputs.`,
  );
};

/** What a party asks of a deployed room's functions. */
export class RoomFunctions
  implements
    Pick<
      RoomClient,
      | 'plan'
      | 'makeList'
      | 'subject'
      | 'dropKey'
      | 'freeze'
      | 'notePack'
      | 'recordReview'
      | 'withdraw'
      | 'rotate'
    >
{
  readonly #outputs: RoomOutputs;
  readonly #signer: FunctionDoor['signer'];

  constructor(outputs: RoomOutputs, signer: FunctionDoor['signer']) {
    this.#outputs = outputs;
    this.#signer = signer;
  }

  /**
   * Asks a question, or for the release that it is to become; who asks is the account of the credentials, which must be that
   * of the party.
   */
  ask(party: string, question: unknown, awaits?: string): Promise<z.infer<typeof AskedDocument>> {
    const asked = awaits === undefined ? question : { ...Object(question), awaits };
    return this.#question(party, asked, AskedDocument);
  }

  /** Says beforehand what a question would do. */
  plan(party: string, question: unknown): Promise<z.infer<typeof PlanOrRefusal>> {
    return this.#question(party, { ...Object(question), dryRun: true }, PlanOrRefusal);
  }

  /** Has a list made, or told of; who asks is the account of the credentials, which must be that of the party. */
  async makeList({ party, ...asked }: ListRequest): Promise<z.infer<typeof ListOrRefusal>> {
    const url = doorAt(this.#outputs.ListUrl, 'have lists made');
    const door = { url, called: 'the lists of the room' };
    return readAnswer(await this.#post(door, party, asked), ListOrRefusal);
  }

  /** Has the room tell what it holds about a person; who asks is the account of the credentials. */
  async subject(
    party: string,
    identifiers: readonly SubjectIdentifier[],
  ): Promise<SubjectDocument> {
    const url = doorAt(this.#outputs.SubjectUrl, 'ask about a person');
    const door = { url, called: 'what the room holds about people' };
    return readAnswer(await this.#post(door, party, { identifiers }), SubjectDocument);
  }

  /** Has the room hand out what drops are sealed with; to whom is the account of the credentials. */
  async dropKey(party: string): Promise<DropKeyFile> {
    const url = doorAt(this.#outputs.SubjectUrl, 'get the drop key');
    const door = { url, called: 'the drop key of the room' };
    return readAnswer(await this.#post(door, party, { dropKey: true }), DropKeyFile);
  }

  /** Puts an agreement on the table on behalf of the party. */
  async propose(party: string, signed: AgreementWithDigest): Promise<ProposalDocument> {
    const document = await this.#agree(party, { agreement: signed.agreement, propose: true });
    return sameAgreement(readAnswer(document, ProposalDocument), signed);
  }

  /** Approves an agreement, and the code beside it, on behalf of the party. */
  async approve(
    party: string,
    signed: AgreementWithDigest,
    beside: ApprovedBeside = {},
  ): Promise<ApprovalDocument> {
    const document = await this.#agree(party, { agreement: signed.agreement, ...beside });
    return sameAgreement(readAnswer(document, ApprovalDocument), signed);
  }

  /** Freezes the room, or lifts that, as whom the credentials are: `side` can only narrow. */
  async freeze(side: FreezeSide, { act, reason }: FreezeAct): Promise<FreezeDocument> {
    return readAnswer(await this.#oversee(side, { act, reason }), FreezeDocument);
  }

  /** Notes an evidence pack by the digest of its manifest, as whom the credentials are. */
  async notePack(side: FreezeSide, manifest: Checksum): Promise<PackNoteDocument> {
    const asked = await this.#oversee(side, { act: 'note-pack', manifest });
    const document = readAnswer(asked, PackNoteDocument);
    if (document.manifest === manifest) return document;
    throw new AirlockError(
      'room',
      'The room noted another pack than it was sent: look at the ledger.',
    );
  }

  /** Records a review of who may do what, as whom the credentials are. */
  async recordReview(side: FreezeSide, access: Checksum): Promise<ReviewDocument> {
    return readAnswer(await this.#oversee(side, { act: 'record-review', access }), ReviewDocument);
  }

  /** Ends lists of the party whose credentials they are. The room removes them with its daily clean-up. */
  async withdraw({ party, dataset }: Withdrawn): Promise<WithdrawalDocument> {
    const asked = { act: 'withdraw', ...(dataset !== undefined && { dataset }) };
    return readAnswer(await this.#oversee({ by: 'party', party }, asked), WithdrawalDocument);
  }

  /** Begins the epoch whose key was deployed, as whom the credentials are. */
  async rotate(side: FreezeSide): Promise<EpochDocument> {
    return readAnswer(await this.#oversee(side, { act: 'rotate' }), EpochDocument);
  }

  #oversee(side: FreezeSide, asked: object): Promise<unknown> {
    const url = doorAt(
      this.#outputs.FreezeUrl,
      'freeze this room, or note its evidence or a review',
    );
    const door = { url, called: 'the freezes of the room' };
    return this.#post(door, side.party, { ...asked, by: side.by });
  }

  #agree(party: string, document: unknown): Promise<unknown> {
    const { ApprovalUrl: url } = this.#outputs;
    return this.#post({ url, called: 'the approvals of the room' }, party, document);
  }

  async #question<Schema extends z.ZodType>(
    party: string,
    question: unknown,
    schema: Schema,
  ): Promise<z.infer<Schema>> {
    const { QuestionUrl: url } = this.#outputs;
    const called = 'the questions of the room';
    return readAnswer(await this.#post({ url, called }, party, question), schema);
  }

  #post(
    door: Pick<FunctionDoor, 'url' | 'called'>,
    party: string | undefined,
    document: unknown,
  ): Promise<unknown> {
    const headers: Record<string, string> = party === undefined ? {} : { [PARTY_HEADER]: party };
    return signedPost({ ...door, signer: this.#signer }, headers, document);
  }
}
