import { leastFrom } from '#core/privacy/halving.ts';
import { halfWidth } from '#core/privacy/noise/noise-law.ts';
import { lawOf, type Setting } from './settings.ts';

/** More than anybody asks in a month, and where a law may have no variance that is drawn. */
const MOST = 10_000;

/** The most answers that a plan's promise pays for, if each is to be off by at most `width` in 95 of 100. */
export const answersWithin = ({ noise, plan, change }: Setting, width: number): number => {
  const fits = (answers: number): boolean =>
    halfWidth(lawOf({ noise, plan: { ...plan, answers }, change }), 95) <= width;
  return leastFrom(1, (answers) => answers >= MOST || !fits(answers)) - 1;
};
