import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { CATALOGUE } from '#core/analyses/catalogue.ts';
import type { VaultQuery } from '#core/ports/query-engine.ts';
import { noiseHalfWidth } from '#core/privacy/noise/half-width.ts';
import { noiseBound } from '#core/privacy/noise/noise-bound.ts';
import type { Asked } from '#core/usecases/questions/asked.ts';
import type { Release } from '#core/usecases/questions/release.ts';

/** The query that answers a question. */
export const queryOf = ({ question, signed, audience }: Asked): VaultQuery => {
  const collaboration = signed.agreement.id;
  const tables = {
    counted: { ...audience.counted, collaboration },
    other: { ...audience.other, collaboration },
  };
  const { k } = effectiveTerms(signed.agreement);
  return CATALOGUE[question.analysis].query(question, tables, k);
};

/** How far the answer to a question may be from the true counts. */
export type Accuracy = Pick<
  Release,
  'noise' | 'delta' | 'sensitivity' | 'noiseBound' | 'noiseHalfWidth' | 'roundTo'
>;

/** The accuracy that the agreement gives this question. */
export const accuracyOf = ({ question, signed }: Asked): Accuracy => {
  const terms = effectiveTerms(signed.agreement);
  const sensitivity = CATALOGUE[question.analysis].sensitivity(question);
  if (terms.noise === 'none')
    return {
      noise: 'none',
      delta: 0,
      sensitivity,
      noiseBound: 0,
      noiseHalfWidth: 0,
      roundTo: terms.roundTo,
    };
  const noise = { ...terms, sensitivity };
  const bound = noiseBound(noise);
  return {
    noise: 'laplace',
    delta: terms.delta,
    sensitivity,
    noiseBound: bound,
    noiseHalfWidth: noiseHalfWidth(noise, bound, 95),
    roundTo: 1,
  };
};

/** Cells of a question's domain; all of them come back. */
export const domainCells = ({ question, signed }: Asked): number => {
  const nothing = { rows: [], scannedBytes: 0 };
  const { rows, columns } = CATALOGUE[question.analysis].table(question, signed.agreement, nothing);
  return rows.length * columns.length;
};
