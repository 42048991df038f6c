import type { PrivacyTerms } from '#core/agreement/privacy-terms.ts';
import type { Attack, Outcome } from '#redteam/attack.ts';
import type { Mode } from '#redteam/mode.ts';
import {
  advantageBound,
  coinAdvantage,
  type Estimate,
  wilsonInterval,
} from '#redteam/statistics.ts';

/**
 * `holds`: not more was learned than promised. `beaten`: more was. `leaks`: something was learned
 * where nothing is promised against it: by games in exact mode, and by attacks on known limits.
 */
type Verdict = 'holds' | 'beaten' | 'leaks';

/** One line of the report. */
export type Finding = { readonly attack: string; readonly mode: Mode } & (
  | { readonly verdict: 'not-applicable'; readonly why: string }
  | {
      readonly verdict: Verdict;
      readonly trials: number;
      readonly successes: number;
      readonly releases: number;
      readonly advantage: Estimate;
      /** The most that theory allows; null where nothing is promised. */
      readonly bound: number | null;
      readonly broken?: string;
      readonly learned?: string;
    }
);

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
  const verdict = played.broken !== undefined ? broken : exceeds ? lost : 'holds';
  return { attack: attack.name, mode, verdict, ...played, advantage, bound };
};
