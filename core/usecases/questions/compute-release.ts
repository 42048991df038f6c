import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { Release } from '#core/documents/release.ts';
import { releaseIdOf } from '#core/ledger/answer-key.ts';
import type { PaidAnswer } from '#core/ledger/room-state.ts';
import { MICRO } from '#core/micro-epsilon.ts';
import { releaseExactly } from '#core/privacy/exact/exact-release.ts';
import { releaseRollUp } from '#core/privacy/noise/roll-up.ts';
import { releaseTogether } from '#core/privacy/noise/summed-release.ts';
import type { Asked } from '#core/usecases/questions/asked.ts';
import { declaredLists } from '#core/usecases/questions/parse-question.ts';
import {
  type PricedAnswer,
  pricedAnswer,
  sumSaid,
} from '#core/usecases/questions/priced-answer.ts';
import { countsOf } from '#core/usecases/questions/question-cells.ts';
import { queryOf } from '#core/usecases/questions/question-query.ts';
import { hideRare } from '#core/usecases/questions/rare-values.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'queryEngine' | 'randomness'>;

/** An answer that may leave, and the executions of the engine that it took. */
export interface ComputedRelease {
  readonly release: Release;
  readonly executions: readonly string[] | undefined;
}

const releaseCells = async (
  { queryEngine, randomness }: Ports,
  asked: Asked,
  { law, sums, accuracy: { roundTo } }: PricedAnswer,
): Promise<(Pick<Release, 'cells'> & Pick<ComputedRelease, 'executions'>) | undefined> => {
  const { k } = effectiveTerms(asked.signed.agreement);
  const answer = releaseIdOf(asked.identity);
  const result = await queryEngine.run(queryOf(asked), { answer });
  if (result.outcome === 'running') return undefined;
  const { executions } = result;
  const tables = countsOf(asked, result.rows).map(hideRare(asked));
  if (law === undefined)
    return { cells: tables.flatMap((table) => releaseExactly(table, { k, roundTo })), executions };
  const [first] = tables;
  if (first?.rollUp)
    return { cells: [...releaseRollUp(first, { k, law }, randomness)], executions };
  const cells = tables.flatMap((table) => table.cells);
  return { cells: [...releaseTogether(cells, { k, law, sums }, randomness)], executions };
};

/** How many events of a person counted, of a question that reads some. */
const contributionsOf = ({ question, signed }: Asked): Pick<Release, 'contributions'> => {
  const { contributions } = declaredLists(signed.agreement, question);
  const reads = question.conversions !== undefined || question.touches !== undefined;
  return reads && contributions ? { contributions: { ...contributions } } : {};
};

/**
 * Runs the query and turns its counts into what may leave, for the ε that was paid and as an answer of that time;
 * undefined while the query still runs.
 */
export const computeRelease = async (
  ports: Ports,
  asked: Asked,
  { at, microEpsilon }: PaidAnswer,
): Promise<ComputedRelease | undefined> => {
  const { question, signed, identity } = asked;
  const epsilon = microEpsilon / MICRO;
  const priced = pricedAnswer(asked, epsilon);
  const computed = await releaseCells(ports, asked, priced);
  if (computed === undefined) return undefined;
  const release = {
    release: releaseIdOf(identity),
    question,
    versions: identity.versions,
    agreement: signed.digest,
    at,
    k: effectiveTerms(signed.agreement).k,
    epsilon,
    ...priced.accuracy,
    ...(priced.sums.length > 0 && { sums: priced.sums.map(sumSaid) }),
    ...contributionsOf(asked),
    cells: computed.cells,
  };
  return { release, executions: computed.executions };
};
