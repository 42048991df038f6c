import type { CostBasis } from '../cost-lines.ts';
import type { CostLine } from '../priced.ts';
import { ingestSteps } from './ingest-steps.ts';
import { loadOf, SIZES } from './load.ts';
import type { AtScale } from './measured-at-scale.ts';
import { queriesOf, questionSteps } from './question-steps.ts';
import type { Sized } from './quotas.ts';
import { acceptanceLines, archiveLines, askingLines, keepingLines } from './scale-lines.ts';

/** A room with lists of one size, and what it costs. */
export interface Costed extends Sized {
  readonly accepting: readonly CostLine[];
  readonly keeping: readonly CostLine[];
  readonly archiving: readonly CostLine[];
  readonly asking: readonly CostLine[];
  readonly askingLater: readonly CostLine[];
}

/** What a room does with lists of each size. */
const sizesOf = (basis: Pick<CostBasis, 'measured'>, measured: AtScale): readonly Sized[] =>
  SIZES.map((rows) => {
    const load = loadOf(rows, basis.measured);
    const [question, later] = [
      questionSteps(load, measured, 'first'),
      questionSteps(load, measured, 'later'),
    ];
    return { load, ingest: ingestSteps(load, measured), question, later, measured };
  });

/** What that costs. */
const costed = (sized: Sized, { prices }: CostBasis): Costed => ({
  ...sized,
  accepting: acceptanceLines(sized.ingest, prices),
  keeping: keepingLines(sized.load, prices),
  archiving: archiveLines(sized.ingest, prices),
  asking: askingLines(
    { queries: queriesOf(sized.load, sized.measured, 'first'), steps: sized.question },
    prices,
  ),
  askingLater: askingLines(
    { queries: queriesOf(sized.load, sized.measured, 'later'), steps: sized.later },
    prices,
  ),
});

/** The sizes that the page speaks of, each with what it costs. */
export const costedSizes = (basis: CostBasis, measured: AtScale): readonly Costed[] =>
  sizesOf(basis, measured).map((sized) => costed(sized, basis));
