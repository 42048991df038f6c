import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import type { ReadPack } from '#core/audit/pack/pack-fault.ts';
import type { AgreementsDocument } from '#core/documents/agreements-document.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';
import type { ApprovalDocument } from '#core/documents/approval-document.ts';
import type { DeliveryDocument } from '#core/documents/delivery-document.ts';
import type { DropKeyFile } from '#core/documents/drop-key-document.ts';
import type { EpochDocument } from '#core/documents/epoch-document.ts';
import type { ExpiryDocument } from '#core/documents/expiry-document.ts';
import type { ForgettingDocument, ForgottenDocument } from '#core/documents/forgetting-document.ts';
import type { FreezeDocument } from '#core/documents/freeze-document.ts';
import type { LedgerDocument } from '#core/documents/ledger-document.ts';
import type { LedgerVerdictDocument } from '#core/documents/ledger-verdict-document.ts';
import type { ListDocument } from '#core/documents/list-document.ts';
import type { PackVerdict } from '#core/documents/pack-document.ts';
import type { PackNoteDocument } from '#core/documents/pack-note.ts';
import type { PendingDocument } from '#core/documents/pending-document.ts';
import type { PlanDocument } from '#core/documents/plan-document.ts';
import type { ProposalDocument } from '#core/documents/proposal-document.ts';
import type { RefusalDocument } from '#core/documents/refusal-document.ts';
import type { ReleasesDocument } from '#core/documents/releases-document.ts';
import type { ReviewDocument } from '#core/documents/review-document.ts';
import type { RoomActivity } from '#core/documents/room-activity.ts';
import type { RoomEvidence } from '#core/documents/room-evidence.ts';
import type { RoomVerdictDocument } from '#core/documents/room-verdict-document.ts';
import type { StatusDocument } from '#core/documents/status-document.ts';
import type { SubjectDocument } from '#core/documents/subject-document.ts';
import type { UpkeepDocument } from '#core/documents/upkeep-document.ts';
import type { WithdrawalDocument } from '#core/documents/withdrawal-document.ts';
import type { PreparedDrop } from '#core/drops/prepared-drop.ts';
import type { SubjectIdentifier } from '#core/drops/subject-identifier.ts';
import type { ErasureTerms } from '#core/ledger/erasures.ts';
import type { FreezeSide } from '#core/ledger/freeze-side.ts';
import type { LedgerHead } from '#core/ledger/head.ts';
import type { Withdrawn } from '#core/ledger/withdrawals.ts';
import type { Checksum } from '#core/sha256.ts';

/** Who has a list made, of which activation; or wants to know beforehand what it would be. */
export interface ListRequest {
  readonly party: string;
  readonly activation: string;
  readonly dryRun: boolean;
}

/** A list as the publisher takes it home. */
export interface TakenList {
  readonly list: string;
  readonly use: 'include' | 'exclude';
  readonly expires: string;
  /** The drop whose labels these are: its map says whom they name. */
  readonly drop: string;
  /** 16 bytes for each. */
  readonly labels: Uint8Array;
}

/** How long to wait for a room that decides by itself. */
export interface Patience {
  readonly timeoutSeconds: number;
  /** Called before each pause, with the seconds that have gone by. */
  readonly onWait?: (seconds: number) => void;
}

/** What a party approves with an agreement: the code of a deployed room, and the templates that it held against it. */
export interface ApprovedBeside {
  readonly code?: Checksum | undefined;
  readonly templates?: Checksum | undefined;
}

/** Whether the room is stopped or runs again, and why. */
export interface FreezeAct {
  readonly act: FreezeDocument['act'];
  readonly reason: string;
}

/**
 * What its users can do with a room, wherever it is. Each answer is a document: the same in a room of
 * this machine and in a deployed one, plain JSON, told from every other by its `kind`. What the agreement
 * or the room does not allow is AirlockError('refused'), but for a question: that it is refused is an answer.
 */
export interface RoomClient {
  /** The agreement on the table and the one in force. */
  agreements(): Promise<AgreementsDocument>;
  /** Puts an agreement on the table for the party, in place of what is there; what is in force stays so. */
  propose(party: string, signed: AgreementWithDigest): Promise<ProposalDocument>;
  /** Approves for the party this agreement, if it is the one on the table, and this code, if the room runs it; else AirlockError('refused'). */
  approve(
    party: string,
    signed: AgreementWithDigest,
    beside?: ApprovedBeside,
  ): Promise<ApprovalDocument>;
  /** Hands a party what it seals its drops with; where the agreement has none sealed: AirlockError('refused'). */
  dropKey(party: string): Promise<DropKeyFile>;
  /** Uploads a drop and answers once the room decided on it. */
  upload(party: string, drop: PreparedDrop, patience: Patience): Promise<DeliveryDocument>;
  /** Asks, and waits while the query runs, as long as the patience goes; then the answer is still to come. */
  ask(
    party: string,
    question: unknown,
    patience: Patience,
  ): Promise<AnswerDocument | RefusalDocument | PendingDocument>;
  /** Says beforehand what a question would cost and could tell. */
  plan(party: string, question: unknown): Promise<PlanDocument | RefusalDocument>;
  /** Has a list made for the publisher, or says beforehand what it would be. */
  makeList(request: ListRequest): Promise<ListDocument | RefusalDocument>;
  /** Hands the newest list of an activation to the publisher. */
  takeList(party: string, activation: string): Promise<TakenList>;
  /**
   * Takes the people of a list out of everything that the party has in the room, at once and for good, and keeps them out of
   * what it delivers later; answers once that is done, or throws AirlockError('room') when the patience ends first.
   */
  forget(
    party: string,
    list: PreparedDrop,
    terms: ErasureTerms & Patience,
  ): Promise<ForgottenDocument>;
  /** Takes the people of a list out of those who are to stay forgotten. */
  lift(party: string, list: PreparedDrop, patience: Patience): Promise<ForgettingDocument>;
  /** Stops every question and every drop for a side, or lifts what that side stopped. */
  freeze(side: FreezeSide, act: FreezeAct): Promise<FreezeDocument>;
  /** Tells a party what its own lists in the room hold about one person, and notes that it asked. */
  subject(party: string, identifiers: readonly SubjectIdentifier[]): Promise<SubjectDocument>;
  /** Takes lists of the party out of the room, at once and for good. */
  withdraw(withdrawn: Withdrawn): Promise<WithdrawalDocument>;
  /** Begins a new epoch with a new token key: every list is delivered anew. */
  rotate(side: FreezeSide): Promise<EpochDocument>;
  status(): Promise<StatusDocument>;
  /** Every answer that left the room, oldest first. */
  releases(): Promise<ReleasesDocument>;
  /** One of them again, by its name or how that begins: for free, also when its versions are gone. */
  release(name: string): Promise<AnswerDocument>;
  /** Every entry of the ledger, oldest first. */
  entries(): Promise<LedgerDocument>;
  /** What its parties did and what became of it, by a ledger that is proven first; if it is not whole, AirlockError('room'). */
  activity(): Promise<RoomActivity>;
  /** What it has to show of itself; as `activity` where its ledger is not whole. */
  evidence(): Promise<RoomEvidence>;
  /** Notes an evidence pack by the digest of its manifest for a side, once: that entry is its seal. */
  notePack(side: FreezeSide, manifest: Checksum): Promise<PackNoteDocument>;
  /** Holds an evidence pack against itself and the ledger of this room. */
  checkPack(pack: ReadPack): Promise<PackVerdict>;
  /** Tells who may do what, and who looked at that when. */
  review(): Promise<ReviewDocument>;
  /** Records that a side looked at it, by the checksum of what it read; if something else holds, AirlockError('refused'). */
  recordReview(side: FreezeSide, read: Checksum): Promise<ReviewDocument>;
  /** Proves the ledger, and that it still holds what these receipts say beside those that are kept. */
  verify(receipts: readonly LedgerHead[]): Promise<LedgerVerdictDocument>;
  /** Proves the ledger and every file that it names. A room that keeps itself: AirlockError('usage'). */
  verifyRoom(): Promise<RoomVerdictDocument>;
  /** Removes what the agreement in force does not let the room keep. Else as `verifyRoom`. */
  expire(): Promise<ExpiryDocument>;
  /** Removes that, and what killed processes and given up attempts left. Else as `verifyRoom`. */
  upkeep(): Promise<UpkeepDocument>;
}
