import { z } from 'zod';
import { ChecksumText } from '#core/drops/manifest.ts';
import { CollaborationId } from '#core/names.ts';

/** Documents that are written from what a room and its agreement say. */
export const GOVERNANCE_DOCUMENTS = ['dpia', 'records', 'terms', 'lia', 'notice'] as const;
export type DocumentName = (typeof GOVERNANCE_DOCUMENTS)[number];

/** Languages of what is for people: the notice, and letters. All else is in English. */
export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A piece of a section: plain text, in which nothing is markup. */
const Block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string() }),
  z.strictObject({ type: z.literal('items'), items: z.array(z.string()).readonly() }),
  z.strictObject({
    type: z.literal('table'),
    heads: z.array(z.string()).readonly(),
    rows: z.array(z.array(z.string()).readonly()).readonly(),
  }),
  /** What no source says, and somebody has to. */
  z.strictObject({ type: z.literal('gap'), missing: z.string() }),
]);
export type Block = z.infer<typeof Block>;

const Section = z.strictObject({
  heading: z.string(),
  /** The articles that want it; left out where none does. */
  law: z.string().optional(),
  blocks: z.array(Block).readonly(),
});
export type Section = z.infer<typeof Section>;

/** What a document was written from. */
const Source = z.strictObject({
  what: z.string(),
  /** Its version, or the time up to which it tells. */
  version: z.string(),
  sha256: ChecksumText,
});
export type Source = z.infer<typeof Source>;

/** A document for officers, authorities or people, by its sections: every form of it is made of this. */
export const GovernanceDocument = z.strictObject({
  kind: z.literal('governance-document'),
  document: z.enum(GOVERNANCE_DOCUMENTS),
  language: z.enum(LANGUAGES),
  title: z.string(),
  collaboration: CollaborationId,
  /** The minute in which it was written. */
  at: z.iso.datetime(),
  /** How many things no source says. */
  gaps: z.int().nonnegative(),
  sections: z.array(Section).readonly(),
  sources: z.array(Source).readonly(),
  /** The file that it was written to; left out where it was printed. */
  file: z.string().optional(),
});
export type GovernanceDocument = z.infer<typeof GovernanceDocument>;
