import { z } from 'zod';
import { MAX_FREEZE_REASON } from '#core/limits.ts';
import { PartyId } from '#core/names.ts';
import { printable } from '#core/printable.ts';

/** Whoever may freeze a room without being a party of it. A party may bear either word as its id. */
export const OVERSEERS = ['operator', 'auditor'] as const;
export type Overseer = (typeof OVERSEERS)[number];

/** Who freezes a room, lifts that again or notes its evidence: `party` is said of a party alone. */
export const SIDE = {
  by: z.enum(['party', ...OVERSEERS]),
  party: PartyId.optional(),
};

/** One of those who may freeze a room, and note a pack of its evidence. */
export interface FreezeSide {
  readonly by: 'party' | Overseer;
  readonly party?: string | undefined;
}

/** Why: one line of visible characters, which all who read the ledger read. */
export const FreezeReason = z
  .string()
  .min(1)
  .max(MAX_FREEZE_REASON)
  .refine((text) => text.trim() === text && printable(text) === text);

/** What tells one side from every other. */
export const sideKey = ({ by, party = '' }: FreezeSide): string =>
  by === 'party' ? `party.${party}` : by;

/** A side as people call it. */
export const sideName = ({ by, party = '' }: FreezeSide): string =>
  by === 'party' ? party : `the ${by}`;
