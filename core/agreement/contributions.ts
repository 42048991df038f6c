import { z } from 'zod';
import { MAX_CONVERSIONS, MAX_TOUCHES } from '#core/event-limits.ts';

/** How much of one person counts, which does not depend on anybody else. */
export const Contributions = z
  .strictObject({
    conversions: z
      .int()
      .min(1, 'at least one conversion')
      .max(MAX_CONVERSIONS, `at most ${MAX_CONVERSIONS} conversions of a person count`)
      .meta({
        description: 'How many conversions of a person count, the first by time.',
        examples: [2],
      }),
    touches: z
      .int()
      .min(1, 'at least one touch')
      .max(MAX_TOUCHES, `at most ${MAX_TOUCHES} touches share a conversion`)
      .meta({
        description: 'How many touches share a conversion, the last before it.',
        examples: [4],
      }),
  })
  .meta({
    description:
      'How many events of a person count: the fewer, the less noise. Needed where a list is one of events. Needs format 2.',
    examples: [{ conversions: 2, touches: 4 }],
  });
