import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { PrivacyTerms } from '#core/agreement/privacy-terms.ts';
import { CATALOGUE } from '#core/analyses/catalogue.ts';
import type { ReleasedCell } from '#core/privacy/exact/cell-outcome.ts';
import type { CountTable } from '#core/privacy/exact/count-table.ts';
import { releaseExactly } from '#core/privacy/exact/exact-release.ts';
import { releaseNoisily } from '#core/privacy/noise/noisy-release.ts';
import { type Asked, identify, releaseIdOf } from '#core/usecases/questions/asked.ts';
import { accuracyOf, queryOf } from '#core/usecases/questions/question-query.ts';
import type { Release, ReleaseCell } from '#core/usecases/questions/release.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'queryEngine' | 'clock' | 'randomness'>;

const releaseCells = (
  { randomness }: Ports,
  table: CountTable,
  terms: PrivacyTerms & { readonly sensitivity: number },
): readonly ReleasedCell[] =>
  terms.noise === 'none' ? releaseExactly(table, terms) : releaseNoisily(table, terms, randomness);

/** Runs the query and turns its counts into what may leave. */
export const computeRelease = async (ports: Ports, asked: Asked): Promise<Release> => {
  const { question, signed } = asked;
  const terms = effectiveTerms(signed.agreement);
  const accuracy = accuracyOf(asked);
  const result = await ports.queryEngine.run(queryOf(asked));
  const table = CATALOGUE[question.analysis].table(question, signed.agreement, result);
  const cells = releaseCells(ports, table, { ...terms, sensitivity: accuracy.sensitivity });
  const names = question.by.map(({ party, attribute }) => `${party}.${attribute}`);
  const identity = identify(asked);
  return {
    release: releaseIdOf(identity),
    question,
    versions: identity.versions,
    agreement: signed.digest,
    at: ports.clock.now().toISOString(),
    k: terms.k,
    epsilon: terms.epsilon,
    ...accuracy,
    cells: cells.map(({ row, column, ...outcome }): ReleaseCell => {
      const values = [row, column];
      return {
        by: Object.fromEntries(names.map((name, at) => [name, values[at] ?? ''])),
        ...outcome,
      };
    }),
  };
};
