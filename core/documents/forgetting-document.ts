import { z } from 'zod';
import { ERASURE } from '#core/ledger/erasures.ts';
import { Id } from '#core/ledger/fields.ts';
import { PreparedReport } from '#core/lint/prepared-report.ts';
import { DatasetName, PartyId } from '#core/names.ts';

const count = z.int().nonnegative();

/** What became of one version that the room held: its party's own numbers. */
const SuccessorTold = z.strictObject({
  dataset: DatasetName,
  /** The version that is gone, and the one that stands for it. */
  former: Id,
  version: Id,
  /** Whether questions see it: the others are kept for comparisons alone. */
  current: z.boolean(),
  /** Who was taken out: people, or events of a list of events. */
  removed: count,
  /** Who is left. */
  left: count,
  /** Until when exact questions on it wait, since so few left that two answers would tell of them; left out where none does. */
  heldUntil: z.iso.datetime().optional(),
});

/** People were forgotten: the receipt, for the party that was asked. */
const ForgottenDocument = z.strictObject({
  kind: z.literal('forgetting'),
  act: z.literal('forget'),
  ...ERASURE,
  /** When the ledger says that it was done. */
  done: z.iso.datetime(),
  successors: z.array(SuccessorTold),
  /** Versions that could be asked no more, and ended. */
  ended: z.array(z.strictObject({ dataset: DatasetName, version: Id })),
  /** What became of each line of the list, as its party's own machine read it. */
  report: PreparedReport.optional(),
});

/** People are to stay forgotten no more. */
const LiftedDocument = z.strictObject({
  kind: z.literal('forgetting'),
  act: z.literal('lift'),
  party: PartyId,
  request: Id,
  report: PreparedReport.optional(),
});

/** What came of a list of people to forget, or to forget no more. */
export const ForgettingDocument = z.discriminatedUnion('act', [ForgottenDocument, LiftedDocument]);
export type ForgettingDocument = z.infer<typeof ForgettingDocument>;
export type ForgottenDocument = z.infer<typeof ForgottenDocument>;
export type LiftedDocument = z.infer<typeof LiftedDocument>;
