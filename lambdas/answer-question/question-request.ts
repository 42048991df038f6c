import { z } from 'zod';
import { PendingDocument } from '#core/documents/pending-document.ts';
import { payloadOf } from '#lambdas/shared/signed-request.ts';

const RULES = { maxCharacters: 10_000, lacking: 'no question' };

const Awaits = PendingDocument.shape.release.optional();
const DryRun = z.boolean().default(false);

/** A question as it was put, and whether only its cost is wanted. */
export interface AskedQuestion {
  readonly question: unknown;
  readonly dryRun: boolean;
  /** The release that was pending when it was asked before. */
  readonly awaits: string | undefined;
}

/** Reads the payload. What the question itself may say is for the agreement to judge. */
export const askedOf = (event: unknown): AskedQuestion => {
  const { dryRun, awaits, ...question } = payloadOf(event, RULES);
  return { question, dryRun: DryRun.parse(dryRun), awaits: Awaits.parse(awaits) };
};
