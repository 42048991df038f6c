import { z } from 'zod';
import { BelowMinimum } from '#core/documents/below-minimum.ts';
import { BridgeRate } from '#core/drops/bridge-rate.ts';
import { SuggestedEventMapping } from '#core/drops/event-mapping.ts';
import { Manifest } from '#core/drops/manifest.ts';
import { Mapping } from '#core/drops/mapping.ts';
import { SuggestionNote } from '#core/drops/suggestion/suggestion-note.ts';
import { PreparedReport } from '#core/lint/prepared-report.ts';
import { PREPARE_REFUSALS } from '#core/refusals.ts';

const preparation = {
  kind: z.literal('preparation'),
  report: PreparedReport,
  folder: z.string(),
  /** What people should know of how the file was read, a sentence each. */
  notes: z.array(z.string()).optional(),
  /** What its owner should look at before the upload, a sentence each. */
  warnings: z.array(z.string()).optional(),
};

/** A drop ready for upload, or a file of which too much is unusable. */
export const PreparationDocument = z.discriminatedUnion('outcome', [
  z.strictObject({
    ...preparation,
    outcome: z.literal('prepared'),
    manifest: Manifest,
    /** The drop may be uploaded, but no question would run on so few. */
    belowMinimum: BelowMinimum.optional(),
    /** Of events whose people were prepared before: how far they reach each other. */
    bridge: BridgeRate.optional(),
  }),
  z.strictObject({
    ...preparation,
    outcome: z.literal('refused'),
    because: z.enum(PREPARE_REFUSALS),
    share: z.number(),
    /** Whether report and quarantine list were written: not where an older drop is, which stays. */
    explained: z.boolean(),
  }),
]);
export type PreparationDocument = z.infer<typeof PreparationDocument>;

const suggested = {
  /** Can it be used as it stands? */
  complete: z.boolean(),
  /** What it does not say, and why. */
  notes: z.array(SuggestionNote),
  /** How many rows were looked at. */
  rows: z.number(),
};

/** What the file suggests, where no mapping was given. */
export const SuggestionDocument = z.strictObject({
  kind: z.literal('suggested-mapping'),
  suggestedMapping: Mapping,
  ...suggested,
});
export type SuggestionDocument = z.infer<typeof SuggestionDocument>;

/** The same of a file of events. */
export const EventSuggestionDocument = z.strictObject({
  kind: z.literal('suggested-event-mapping'),
  suggestedMapping: SuggestedEventMapping,
  ...suggested,
});
export type EventSuggestionDocument = z.infer<typeof EventSuggestionDocument>;
