import { lawOfTerms, type NoiseTerms } from './noise-bound.ts';
import { halfWidth } from './noise-law.ts';

/** How far off the noise of these terms is in `percent` of 100 releases. */
export const noiseHalfWidth = (terms: NoiseTerms, _bound: number, percent: number): number =>
  halfWidth(lawOfTerms(terms), percent);
