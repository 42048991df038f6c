import { z } from 'zod';
import type { PartyFault } from '#core/agreement/party-rules.ts';
import { isMapping } from '#core/agreement/plain-mapping.ts';

/** How drops are protected on their way to the room, in the agreement. */
export const DropTerms = z.strictObject({
  sealed: z
    .literal(true, { error: 'drops are sealed or not: write true, or leave "drops" out' })
    .meta({
      description:
        'Digests in drops are keyed by a key of the collaboration, and their parts are encrypted to the room.',
      examples: [true],
    }),
});

const isSealed = (drops: unknown): boolean => isMapping(drops) && drops.sealed === true;

/**
 * A first name and a birth date are guessed from their digest in seconds, and match keys are digests of little more. It
 * looks at whatever somebody wrote, as the rules between the parties do.
 */
export const sealingFaults = (agreement: unknown): readonly PartyFault[] =>
  isMapping(agreement) && agreement.match !== undefined && !isSealed(agreement.drops)
    ? [
        {
          path: ['match'],
          message: 'match keys are guessed from a drop that is not sealed',
          remedy: 'add drops: { sealed: true }',
        },
      ]
    : [];
