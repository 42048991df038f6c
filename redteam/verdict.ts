import type { PrivacyTerms } from '#core/agreement/privacy-terms.ts';
import type { Protects } from '#core/privacy/sensitivity.ts';
import type { Attack, Outcome, Played } from '#redteam/attack.ts';
import { auditRates, auditRatios } from '#redteam/audit.ts';
import type { Bounds, Finding, Verdict } from '#redteam/finding.ts';
import { advantageBound, epsilonOf, type Guarantee } from '#redteam/guarantee.ts';
import { type DrawOptions, drawRatios } from '#redteam/mechanism-draws.ts';
import type { Mode } from '#redteam/mode.ts';
import { promiseAbout } from '#redteam/promise.ts';
import { coinAdvantage, wilsonInterval } from '#redteam/statistics.ts';

/** Where an attack was played, and how its mechanism is audited. */
export interface Setting {
  readonly mode: Mode;
  readonly terms: PrivacyTerms;
  readonly audit: DrawOptions;
  /** How many games of the run are audited: each may err so much less. */
  readonly games: number;
}

/** A game against what the terms promise, by the charges of the ledger and as it was shown. */
interface Theory {
  readonly promise: Guarantee;
  readonly bounds: Bounds;
  readonly shown: number;
}

const measure = (
  { about = 'membership' }: Attack,
  { guesses }: Played,
  { terms, audit, games }: Setting,
): Theory | undefined => {
  if (!guesses || terms.noise === 'none') return undefined;
  const promised = (secret: Protects) => promiseAbout(terms, secret, guesses);
  const promise = promised(about);
  const audited = { promise, games };
  const shown = Math.max(
    auditRates(guesses.rates, audited),
    guesses.cells.length === 0 ? 0 : auditRatios(drawRatios(guesses.cells, audit), audited),
  );
  const boundOf = (secret: Protects) => advantageBound(promised(secret));
  return {
    promise,
    shown,
    bounds: { membership: boundOf('membership'), attributes: boundOf('attributes') },
  };
};

const boundOf = (attack: Attack, mode: Mode, measured: Theory | undefined): number | null => {
  if (attack.knownLimitIn?.includes(mode)) return null;
  if (attack.against === 'certainty') return 0;
  return measured ? measured.bounds[attack.about ?? 'membership'] : null;
};

/** Measures what came of an attack against what the agreement's terms promise. */
export const judge = (attack: Attack, outcome: Outcome, setting: Setting): Finding => {
  const { mode } = setting;
  if (outcome.outcome === 'not-applicable')
    return { attack: attack.name, mode, verdict: 'not-applicable', why: outcome.why };
  const { outcome: _, guesses, ...played } = outcome;
  const { trials, successes } = played;
  const advantage =
    attack.against === 'certainty'
      ? wilsonInterval(successes, trials)
      : coinAdvantage(successes, trials);
  const measured = measure(attack, outcome, setting);
  const bound = boundOf(attack, mode, measured);
  const epsilon = measured && {
    shown: measured.shown,
    charged: epsilonOf(measured.promise),
  };
  const showsMore = epsilon !== undefined && epsilon.shown > epsilon.charged;
  const isAudited = epsilon !== undefined && bound !== null;
  const exceeds = showsMore || (!isAudited && advantage.low > (bound ?? 0));
  const lost: Verdict = bound === null ? 'leaks' : 'beaten';
  const broken: Verdict = attack.knownLimitIn?.includes(mode) ? 'leaks' : 'beaten';
  const decided = guesses !== undefined && guesses.cells.length > 0;
  const unlikely: Verdict = !decided && advantage.value > (bound ?? 0) ? 'not-decided' : 'holds';
  const verdict = played.broken !== undefined ? broken : exceeds ? lost : unlikely;
  return {
    ...{ attack: attack.name, mode, verdict, ...played, advantage, bound },
    ...(measured && { bounds: measured.bounds }),
    ...(epsilon && { epsilon }),
  };
};
