import { z } from 'zod';
import { payloadOf } from '#lambdas/shared/signed-request.ts';

const RULES = { maxCharacters: 10_000, lacking: 'no question' };

const DryRun = z.boolean().default(false);

/** A question as it was put, and whether only its cost is wanted. */
export interface AskedQuestion {
  readonly question: unknown;
  readonly dryRun: boolean;
}

/** Reads the payload. What the question itself may say is for the agreement to judge. */
export const askedOf = (event: unknown): AskedQuestion => {
  const { dryRun, ...question } = payloadOf(event, RULES);
  return { question, dryRun: DryRun.parse(dryRun) };
};
