import type { PrivacyTerms } from '#core/agreement/privacy-terms.ts';
import { LEAST_EPSILON, LEAST_GAUSSIAN_EPSILON } from '#core/agreement/term-fields.ts';
import { epsilonFor, nanoRhoFor } from '#core/privacy/accounting/concentrated.ts';
import { halfOf } from '#core/privacy/price.ts';

type Noise = PrivacyTerms['noise'];

/** One ε inside another: what is preset of both. */
export interface PresetPart {
  readonly part: number;
  readonly whole: number;
}

const THOUSAND = 1_000;

/** Rounded down to digits that people read, whatever floating-point numbers say. */
const readable = (epsilon: number): number => Math.floor(epsilon * THOUSAND + 1e-9) / THOUSAND;

/** The whole that was said, and the δ that it keeps. */
interface SaidWhole {
  readonly whole: number;
  readonly delta: number;
}

const scaled = (noise: Noise, { part, whole }: PresetPart, said: SaidWhole): number => {
  const { whole: to, delta } = said;
  if (noise === 'none') return to;
  if (noise === 'laplace') return (to * part) / whole;
  const rho = (epsilon: number): number => nanoRhoFor(epsilon, halfOf(delta));
  return epsilonFor(Math.floor((rho(to) * rho(part)) / rho(whole)), halfOf(delta));
};

/**
 * What is preset of a part (a period, an answer) where its whole was said to be smaller than preset: as much
 * of it as of the preset one, in what the noise adds up by (ρ, or ε), so that it pays for as many answers.
 */
export const presetPart = (noise: Noise, preset: PresetPart, said: SaidWhole): number => {
  const { whole } = said;
  if (!(whole > 0) || whole >= (noise === 'none' ? preset.part : preset.whole)) return preset.part;
  const least = noise === 'gaussian' ? LEAST_GAUSSIAN_EPSILON : LEAST_EPSILON;
  return Math.min(whole, Math.max(least, readable(scaled(noise, preset, said))));
};
