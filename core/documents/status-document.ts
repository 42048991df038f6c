import { z } from 'zod';
import { TermsDifference } from '#core/agreement/delivered-terms.ts';
import { PrivacyTerms } from '#core/agreement/privacy-terms.ts';
import { StandingFreezes } from '#core/documents/freeze-document.ts';
import { PartyBudget } from '#core/documents/party-budget.ts';
import { ReviewDue } from '#core/documents/review-document.ts';
import { FileFault, StrangeFiles } from '#core/documents/room-files.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import { TOKEN_KINDS } from '#core/identifiers/kinds.ts';
import { ERASURE } from '#core/ledger/erasures.ts';
import { Id } from '#core/ledger/fields.ts';
import { ActivationName, CollaborationId, DatasetName, EntryName, PartyId } from '#core/names.ts';

const count = z.int().nonnegative();

const Version = z.strictObject({
  version: z.string(),
  drop: z.string(),
  at: z.iso.datetime(),
  epoch: z.int().positive(),
  kinds: z.array(z.enum(TOKEN_KINDS)),
  /** To two significant digits. */
  people: count,
  /** The same of a list of events, rounded up; left out for people. */
  events: count.optional(),
  agreement: ChecksumText,
  keyCheck: z.string(),
  report: ChecksumText,
});

/** One declared dataset and its current version, if any. */
export const DatasetStatus = z.strictObject({
  party: PartyId,
  dataset: DatasetName,
  version: Version.optional(),
  /** Whether questions may use the version, as far as the ledger knows. */
  standing: z.enum(['current', 'damaged', 'expired', 'withdrawn']).optional(),
  /** By what it was delivered under other terms than those in force: no question that reads it so is answered. */
  otherTerms: z.array(TermsDifference).optional(),
  /** Until when an erasure holds exact questions on it; left out where none does, and of a deployed room, which names it when it is asked. */
  heldUntil: z.iso.datetime().optional(),
});
export type DatasetStatus = z.infer<typeof DatasetStatus>;

/** What in a room of this machine waits for a clean-up, or for people. */
const Waiting = z.strictObject({
  /** Scratch folders of killed processes. */
  scratch: count,
  /** Versions and releases whose time is up. */
  versions: count,
  releases: count,
  /** Drops that were begun and not decided on, or decided on and not cleaned up. */
  drops: count,
  /** Files of attempts that were given up, and of such as may still be at work. */
  leftovers: z.strictObject({ due: count, young: count }),
  /** Files that are missing, changed or added, by a look that reads only what was written anew. */
  damaged: z.array(FileFault),
  foreign: StrangeFiles,
});
export type Waiting = z.infer<typeof Waiting>;

/** What became of an activation, and what may still come of it. */
const ListStatus = z.strictObject({
  activation: ActivationName,
  /** Lists of it that were paid for. */
  paid: count,
  /** The one that was made last, which the publisher takes until it has expired; left out where there is none. */
  newest: z.strictObject({ list: Id, expires: z.iso.datetime(), expired: z.boolean() }).optional(),
  /** Lists that can be paid for still. */
  left: z.strictObject({ period: count, life: count }),
});
export type ListStatus = z.infer<typeof ListStatus>;

/** An attestation or a training that lapsed, or soon will: no agreement that names it is approved anew after that. */
const Lapse = z.strictObject({
  /** A party, or the operator. */
  organisation: PartyId,
  record: z.enum(['attestations', 'training']),
  /** By what the agreement calls it. */
  name: EntryName,
  /** The last day on which it holds. */
  expires: z.iso.date(),
  standing: z.enum(['lapses-soon', 'lapsed']),
});
export type Lapse = z.infer<typeof Lapse>;

/** What anybody in the collaboration may know of the state of a room. */
export const StatusDocument = z.strictObject({
  kind: z.literal('status'),
  collaboration: CollaborationId,
  /** The agreement on the table, which is the one in force if nothing else was proposed since. */
  agreement: ChecksumText,
  /** Who proposed it; left out where the room was made with it. */
  proposedBy: PartyId.optional(),
  /** The agreement that both parties approved last, if they did: whatever is on the table, the room goes by it. */
  inForce: ChecksumText.optional(),
  /** The code that a deployed room says it runs: questions are answered once both parties approved it. */
  code: ChecksumText.optional(),
  /** Those in force; of the agreement on the table until there are any. */
  terms: PrivacyTerms,
  approvals: z.array(
    z.strictObject({
      party: PartyId,
      /** Whether it approved the one on the table. */
      approved: z.boolean(),
      /** The agreement that it approved last, whichever that is. */
      agreement: ChecksumText.optional(),
      /** The code that it approved last, in a deployed room. */
      code: ChecksumText.optional(),
    }),
  ),
  datasets: z.array(DatasetStatus),
  /** What the questions of each party may still tell about the people of each, at the highest price. */
  budgets: z.array(PartyBudget),
  /** Each activation; left out where the agreement has none. */
  lists: z.array(ListStatus).optional(),
  releases: count,
  refusedQuestions: count,
  /** When each party looked last at who may do what, and when it should again; left out before an agreement is in force. */
  reviews: z.array(ReviewDue).readonly().optional(),
  /** Records of the agreement that lapsed or soon will; left out where none does. */
  lapses: z.array(Lapse).readonly().optional(),
  /** Who froze the room; left out where it runs. */
  frozen: StandingFreezes.optional(),
  /** Requests to have people forgotten that are not done, and whether they are past their day; left out where there are none. */
  erasures: z.array(z.strictObject({ ...ERASURE, overdue: z.boolean() })).optional(),
  /** Epochs that ended, oldest first: until when their token key is kept at most, or that it is destroyed; left out where none ended. */
  endedEpochs: z
    .array(
      z.strictObject({
        epoch: z.int().positive(),
        ended: z.iso.datetime(),
        keyDestroyedAfter: z.iso.datetime(),
        keyDestroyed: z.boolean(),
      }),
    )
    .optional(),
  /** Left out for a room that keeps itself. */
  waiting: Waiting.optional(),
});
export type StatusDocument = z.infer<typeof StatusDocument>;
