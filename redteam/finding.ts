import { z } from 'zod';
import { MODES } from '#redteam/mode.ts';
import { Estimate } from '#redteam/statistics.ts';

/**
 * `holds`: not more was learned than promised. `beaten`: more was. `leaks`: something was learned
 * where nothing is promised against it: by games in exact mode, and by attacks on known limits.
 * `not-decided`: it looks like more than was promised, and so few trials may look so by chance. A game with noise
 * is decided by its audit alone: its interval would call one sound room in forty beaten, at each game.
 */
const VERDICTS = ['holds', 'beaten', 'leaks', 'not-decided'] as const;
export type Verdict = (typeof VERDICTS)[number];

const told = { attack: z.string(), mode: z.enum(MODES) };
const count = z.int().nonnegative();

/** The most advantage that theory allows at one person's membership, and at one person's attribute. */
const Bounds = z.strictObject({ membership: z.number(), attributes: z.number() });
export type Bounds = z.infer<typeof Bounds>;

/** One line of the report. */
export const Finding = z.discriminatedUnion('verdict', [
  z.strictObject({ ...told, verdict: z.literal('not-applicable'), why: z.string() }),
  z.strictObject({
    ...told,
    verdict: z.enum(VERDICTS),
    trials: count,
    successes: count,
    releases: count,
    advantage: Estimate,
    /** The most that theory allows; null where nothing is promised. */
    bound: z.number().nullable(),
    /** What theory allows of either secret, for games with noise. */
    bounds: Bounds.optional(),
    /** The least ε that the game shows to have been spent, at 99 % confidence over all games, and the one charged. */
    epsilon: z
      .strictObject({ shown: z.number().nonnegative(), charged: z.number().nonnegative() })
      .optional(),
    broken: z.string().optional(),
    learned: z.string().optional(),
  }),
]);
export type Finding = z.infer<typeof Finding>;
/** The finding of an attack that had ground. */
export type Measured = Exclude<Finding, { readonly verdict: 'not-applicable' }>;
