import { z } from 'zod';
import { ANALYSIS_NAMES } from '#core/analyses/analysis-names.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import { DatasetName, PartyId } from '#core/names.ts';
import { DROP_REFUSALS, QUESTION_REFUSALS } from '#core/refusals.ts';

/** Names of versions, drops and releases: made by us, hex and `-`. */
const Id = z.string().regex(/^[0-9a-f]{8,32}(-[0-9a-f]{8})?$/);
/** What tells one token key from another: 128 bits of an HMAC, in hex. */
export const KeyCheck = z.string().regex(/^[0-9a-f]{32}$/);
const dataset = { party: PartyId, dataset: DatasetName };

/** What the agreement's retention is about. */
const EXPIRING = ['drop', 'version', 'release'] as const;

/** What a look at the files of a version came to. */
const FINDINGS = ['whole', 'damaged'] as const;

/** One dataset at one version, as a question uses it. */
export const DatasetVersion = z.strictObject({ ...dataset, version: Id });
export type DatasetVersion = z.infer<typeof DatasetVersion>;

/** What can happen in a room. No event holds anything about a single person. */
export const LedgerEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('agreement-proposed'), agreement: ChecksumText }),
  z.strictObject({
    type: z.literal('agreement-approved'),
    party: PartyId,
    agreement: ChecksumText,
  }),
  z.strictObject({
    type: z.literal('dataset-published'),
    ...dataset,
    version: Id,
    drop: Id,
    epoch: z.int().positive(),
    kinds: z.array(z.enum(IDENTIFIER_KINDS)).min(1),
    /** To two significant digits: the other party reads the ledger too. */
    people: z.int().nonnegative(),
    agreement: ChecksumText,
    /** Tells the token key of its epoch from any other, and nothing else. */
    keyCheck: KeyCheck,
    /** SHA-256 of the version's report, which only its own party reads. */
    report: ChecksumText,
  }),
  z.strictObject({
    type: z.literal('drop-refused'),
    ...dataset,
    drop: Id,
    reason: z.enum(DROP_REFUSALS),
  }),
  z.strictObject({
    type: z.literal('budget-reserved'),
    party: PartyId,
    question: ChecksumText,
    versions: z.array(DatasetVersion).length(2),
    agreement: ChecksumText,
    /** Charged to both datasets, in millionths of ε. Spent from here on, whatever happens. */
    microEpsilon: z.int().positive(),
  }),
  z.strictObject({
    type: z.literal('answer-released'),
    party: PartyId,
    analysis: z.enum(ANALYSIS_NAMES),
    question: ChecksumText,
    versions: z.array(DatasetVersion).length(2),
    agreement: ChecksumText,
    release: Id,
    /** SHA-256 of the stored release. */
    content: ChecksumText,
    cells: z.int().positive(),
    suppressed: z.int().nonnegative(),
  }),
  z.strictObject({
    type: z.literal('question-refused'),
    party: PartyId,
    analysis: z.enum(ANALYSIS_NAMES),
    question: ChecksumText,
    reason: z.enum(QUESTION_REFUSALS),
  }),
  z.strictObject({
    type: z.literal('version-checked'),
    /** Whose list it is. */
    ...dataset,
    version: Id,
    /** Stands until the next such entry: no question runs on a damaged version. */
    found: z.enum(FINDINGS),
  }),
  z.strictObject({
    type: z.literal('data-expired'),
    /** What was removed when its time was up: its bytes, not what the ledger says of it. */
    what: z.enum(EXPIRING),
    /** Whose data it was; for a release, who asked first. */
    party: PartyId,
    dataset: DatasetName.optional(),
    id: Id,
  }),
]);
export type LedgerEvent = z.infer<typeof LedgerEvent>;
export type EventOf<Type extends LedgerEvent['type']> = Extract<LedgerEvent, { type: Type }>;

/** One entry: an event in its place in the chain. */
export const LedgerEntry = z.strictObject({
  sequence: z.int().positive(),
  /** SHA-256 of the entry before, byte for byte; 64 zeros before the first. */
  previous: ChecksumText,
  at: z.iso.datetime(),
  event: LedgerEvent,
  /** HMAC of all the above under the ledger key, 64 hex digits. */
  seal: z.string().regex(/^[0-9a-f]{64}$/),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;
