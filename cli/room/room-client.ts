import type { SignedAgreement } from '#core/agreement/parse-agreement.ts';
import type { LedgerHead } from '#core/ledger/chain.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import type { LedgerVerdict } from '#core/ledger/verify-ledger.ts';
import type { Approval } from '#core/usecases/agreements/agreements.ts';
import type { Patience } from '#core/usecases/drops/await-decision.ts';
import type { Acceptance, ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import type { PreparedDrop } from '#core/usecases/drops/upload-drop.ts';
import type { Answer } from '#core/usecases/questions/answer-question.ts';
import type { QuestionPlan } from '#core/usecases/questions/plan-question.ts';
import type { CleanedUp } from '#core/usecases/upkeep/clean-up.ts';
import type { Expired } from '#core/usecases/upkeep/expire-data.ts';
import type { RoomStatus } from '#core/usecases/upkeep/room-status.ts';
import type { RoomVerdict } from '#core/usecases/upkeep/verify-room.ts';
import type { WaitingData } from '#core/usecases/upkeep/waiting-data.ts';

/** A drop that was handed to the room, and what the room made of it. */
interface Delivery {
  readonly arrived: ArrivedDrop;
  readonly accepted: Acceptance;
  /** The clean-up that follows a delivery failed: the delivery stands. */
  readonly uncleaned?: boolean;
}

/** What upkeep of a room of this machine removed. */
export interface Upkeep extends CleanedUp {
  /** Scratch folders of killed processes. */
  readonly scratch: number;
}

/** What waits in a room of this machine. */
export interface Waiting extends WaitingData {
  /** Scratch folders of killed processes. */
  readonly scratch: number;
}

/** What the commands ask of a room, wherever it is. Both kinds answer the same. */
export interface RoomClient {
  /** Approves for the party: the agreement given, or else the one on the table. */
  approve(party: string, changed: SignedAgreement | undefined): Promise<Approval>;
  ask(party: string, question: unknown): Promise<Answer>;
  /** Says beforehand what a question would cost and could tell. */
  plan(party: string, question: unknown): Promise<QuestionPlan>;
  /** Uploads a drop and answers once the room decided on it. */
  deliver(party: string, drop: PreparedDrop, patience: Omit<Patience, 'wait'>): Promise<Delivery>;
  status(): Promise<RoomStatus>;
  /** What waits to be cleaned up; undefined for a room that keeps itself. */
  waiting(): Promise<Waiting | undefined>;
  /** Removes what the agreement in force does not let the room keep. */
  expire(): Promise<readonly Expired[]>;
  /** Removes that, what killed processes left, and what attempts left that were given up. */
  upkeep(): Promise<Upkeep>;
  /** Proves the ledger and every file that it names. */
  verifyRoom(): Promise<RoomVerdict>;
  /** Every entry of the ledger, oldest first. */
  entries(): Promise<readonly LedgerEntry[]>;
  /** Proves the ledger, and that it still holds what these receipts say beside those that are kept. */
  verify(receipts: readonly LedgerHead[]): Promise<LedgerVerdict>;
}
