import { type LaplaceLaw, laplaceLaw } from './noise-law.ts';

/** How strongly a release is protected, as its agreement and question say. */
export interface NoiseTerms {
  readonly epsilon: number;
  readonly delta: number;
  /** Most by which one person can change the counts of the question, all cells together. */
  readonly sensitivity: number;
}

/** The Laplace law for a person who changes one cell by all of the sensitivity. */
export const lawOfTerms = ({ epsilon, delta, sensitivity }: NoiseTerms): LaplaceLaw =>
  laplaceLaw({ epsilon, nanoRho: 0, attoDelta: Math.round(delta * 1e18) }, [[sensitivity]]);

/** Its bound. */
export const noiseBound = (terms: NoiseTerms): number => lawOfTerms(terms).bound;
