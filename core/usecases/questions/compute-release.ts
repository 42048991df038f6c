import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { PrivacyTerms } from '#core/agreement/privacy-terms.ts';
import type { Release } from '#core/documents/release.ts';
import type { ReleasedCell } from '#core/privacy/cell-outcome.ts';
import type { Counts } from '#core/privacy/exact/count-table.ts';
import { releaseExactly } from '#core/privacy/exact/exact-release.ts';
import { lawOfTerms } from '#core/privacy/noise/noise-bound.ts';
import { releaseNoisily } from '#core/privacy/noise/noisy-release.ts';
import { type Asked, releaseIdOf } from '#core/usecases/questions/asked.ts';
import { accuracyOf, countsOf, queryOf } from '#core/usecases/questions/question-query.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'queryEngine' | 'clock' | 'randomness'>;

const releaseCells = (
  { randomness }: Ports,
  counts: Counts,
  terms: PrivacyTerms & { readonly sensitivity: number },
): readonly ReleasedCell[] =>
  terms.noise === 'none'
    ? releaseExactly(counts, terms)
    : releaseNoisily(counts.cells, { k: terms.k, law: lawOfTerms(terms) }, randomness);

/** Runs the query and turns its counts into what may leave. */
export const computeRelease = async (ports: Ports, asked: Asked): Promise<Release> => {
  const { question, signed, identity } = asked;
  const terms = effectiveTerms(signed.agreement);
  const accuracy = accuracyOf(asked);
  const { rows } = await ports.queryEngine.run(queryOf(asked));
  const { sensitivity } = accuracy;
  return {
    release: releaseIdOf(identity),
    question,
    versions: identity.versions,
    agreement: signed.digest,
    at: ports.clock.now().toISOString(),
    k: terms.k,
    epsilon: terms.epsilon,
    ...accuracy,
    cells: [...releaseCells(ports, countsOf(asked, rows), { ...terms, sensitivity })],
  };
};
