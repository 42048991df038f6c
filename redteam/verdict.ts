import { z } from 'zod';
import type { PrivacyTerms } from '#core/agreement/privacy-terms.ts';
import type { Attack, Outcome } from '#redteam/attack.ts';
import { MODES, type Mode } from '#redteam/mode.ts';
import { advantageBound, coinAdvantage, Estimate, wilsonInterval } from '#redteam/statistics.ts';

/**
 * `holds`: not more was learned than promised. `beaten`: more was. `leaks`: something was learned
 * where nothing is promised against it: by games in exact mode, and by attacks on known limits.
 * `not-decided`: it looks like more than was promised, and so few trials may look so by chance.
 */
const VERDICTS = ['holds', 'beaten', 'leaks', 'not-decided'] as const;
type Verdict = (typeof VERDICTS)[number];

const told = { attack: z.string(), mode: z.enum(MODES) };
const count = z.int().nonnegative();

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
    broken: z.string().optional(),
    learned: z.string().optional(),
  }),
]);
export type Finding = z.infer<typeof Finding>;

/** Where an attack was played. */
export interface Setting {
  readonly mode: Mode;
  readonly terms: PrivacyTerms;
}

const boundOf = (attack: Attack, { mode, terms }: Setting, releases: number): number | null => {
  if (attack.knownLimitIn?.includes(mode)) return null;
  if (attack.against === 'certainty') return 0;
  return terms.noise === 'laplace' ? advantageBound(terms, releases) : null;
};

/** Measures what came of an attack against what the agreement's terms promise. */
export const judge = (attack: Attack, outcome: Outcome, setting: Setting): Finding => {
  const { mode } = setting;
  if (outcome.outcome === 'not-applicable')
    return { attack: attack.name, mode, verdict: 'not-applicable', why: outcome.why };
  const { outcome: _, ...played } = outcome;
  const { trials, successes } = played;
  const advantage =
    attack.against === 'certainty'
      ? wilsonInterval(successes, trials)
      : coinAdvantage(successes, trials);
  const bound = boundOf(attack, setting, played.releases);
  const exceeds = advantage.low > (bound ?? 0);
  const lost: Verdict = bound === null ? 'leaks' : 'beaten';
  const broken: Verdict = attack.knownLimitIn?.includes(mode) ? 'leaks' : 'beaten';
  const unlikely: Verdict = advantage.value > (bound ?? 0) ? 'not-decided' : 'holds';
  const verdict = played.broken !== undefined ? broken : exceeds ? lost : unlikely;
  return { attack: attack.name, mode, verdict, ...played, advantage, bound };
};
