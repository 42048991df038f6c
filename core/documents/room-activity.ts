import { z } from 'zod';
import { AgreementChange } from '#core/agreement/agreement-change.ts';
import { LedgerVerdictDocument } from '#core/documents/ledger-verdict-document.ts';
import { PartyBudget } from '#core/documents/party-budget.ts';
import { DatasetStatus } from '#core/documents/status-document.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import { CollaborationId, PartyId } from '#core/names.ts';

const count = z.int().nonnegative();

/** An entry of the ledger: its number, its time, and who did it or whose data it is about. */
const OF_ENTRY = {
  entry: count,
  at: z.iso.datetime(),
  /** Left out where the ledger says nobody, as of the agreement that a room was made with. */
  party: PartyId.optional(),
};

/** What one party did, by how often. */
const PartyActivity = z.strictObject({
  party: PartyId,
  proposed: count,
  approved: count,
  delivered: count,
  refusedDrops: count,
  answers: count,
  refusedQuestions: count,
  lastAt: z.iso.datetime().optional(),
});
export type PartyActivity = z.infer<typeof PartyActivity>;

/** Anything that the ledger tells, in one line. */
const Told = z.strictObject({ ...OF_ENTRY, what: z.string(), says: z.string() });
export type Told = z.infer<typeof Told>;

/** An agreement that was put on the table, and what it changed of the one before. */
const TermsChange = z.strictObject({
  ...OF_ENTRY,
  agreement: ChecksumText,
  /** When the last party approved it, and it came into force; left out where it never did. */
  inForceAt: z.iso.datetime().optional(),
  changes: z.array(AgreementChange),
});
export type TermsChange = z.infer<typeof TermsChange>;

/** What happened in a room, by its ledger: nothing that `ledger list` and `status` do not tell each party. */
export const RoomActivity = z.strictObject({
  collaboration: CollaborationId,
  /** Of the ledger: how many entries, from when to when, and whether each is sealed and in its place. */
  entries: count,
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
  ledger: LedgerVerdictDocument,
  /** The agreement in force; left out until both parties approved one. */
  inForce: ChecksumText.optional(),
  onTable: ChecksumText.optional(),
  parties: z.array(PartyActivity),
  /** Everything that happened, oldest first. */
  happened: z.array(Told),
  refusals: z.array(Told),
  terms: z.array(TermsChange),
  budgets: z.array(PartyBudget),
  /** Every declared dataset, and its current version. */
  datasets: z.array(DatasetStatus),
  expiries: z.array(Told),
});
export type RoomActivity = z.infer<typeof RoomActivity>;
