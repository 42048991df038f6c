import { z } from 'zod';
import { AgreementChange } from '#core/agreement/agreement-change.ts';
import { PartyBudget } from '#core/documents/party-budget.ts';
import { DatasetStatus } from '#core/documents/status-document.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import { LedgerEvent } from '#core/ledger/events.ts';
import { MAX_FOREIGN_NAMED } from '#core/limits.ts';
import { CollaborationId, PartyId } from '#core/names.ts';

const count = z.int().nonnegative();
const time = z.iso.datetime();

/** An entry of the ledger, by its number. */
const OF_ENTRY = { entry: count, at: time };

/** What happened, as the ledger has it. */
const Happened = z.strictObject({ ...OF_ENTRY, event: LedgerEvent });
export type Happened = z.infer<typeof Happened>;

/** What one party did, by how often. */
const PartyActivity = z.strictObject({
  party: PartyId,
  proposed: count,
  approved: count,
  delivered: count,
  refusedDrops: count,
  answers: count,
  refusedQuestions: count,
  /** When it did something last; left out where it never did. */
  lastAt: time.optional(),
});
export type PartyActivity = z.infer<typeof PartyActivity>;

/** An agreement that was put on the table, and what it changes of the one in force then, or else on the table. */
const TermsChange = z.strictObject({
  ...OF_ENTRY,
  /** Who proposed it; left out where the room was made with it. */
  party: PartyId.optional(),
  agreement: ChecksumText,
  /** When it came into force; left out where it never did. */
  inForceAt: time.optional(),
  /** Nothing for the first one; left out where one of the two texts is lost. */
  changes: z.array(AgreementChange).optional(),
});
export type TermsChange = z.infer<typeof TermsChange>;

/** What happened in a room by its ledger, which is whole: nothing that `ledger list` and `status` do not tell. */
export const RoomActivity = z.strictObject({
  collaboration: CollaborationId,
  /** How many entries there are, each sealed and in its place, and the times of the first and the last. */
  entries: count,
  from: time.optional(),
  to: time.optional(),
  /** The receipt of the ledger: the checksum of its last entry. */
  head: ChecksumText,
  /** Files among the entries that are none, by name. */
  foreign: z.array(z.string()).max(MAX_FOREIGN_NAMED),
  /** The agreement in force; left out until both parties approved one. */
  inForce: ChecksumText.optional(),
  parties: z.array(PartyActivity),
  terms: z.array(TermsChange),
  budgets: z.array(PartyBudget),
  /** Every declared dataset, and its current version. */
  datasets: z.array(DatasetStatus),
  /** Every entry of the ledger, oldest first. */
  happened: z.array(Happened),
});
export type RoomActivity = z.infer<typeof RoomActivity>;
