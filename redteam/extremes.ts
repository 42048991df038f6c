import loadHighs, { type Highs, type Model, type ModelData } from 'highs';

/** A sum of unknowns, none negative, that is known to lie between two numbers. */
export interface BoundedSum {
  /** Positions of the unknowns that are added up. */
  readonly of: readonly number[];
  readonly low: number;
  readonly high: number;
}

/** How small and how large a sum can be. */
export interface Extremes {
  readonly least: number;
  /** Infinite where nothing bounds it. */
  readonly greatest: number;
}

/** The primal simplex: as only the goal changes, each search goes on from where the one before ended. */
const PRIMAL = 4;

/** The package gives its types as those of CommonJS, where the function would be a property. */
const load = loadHighs as unknown as typeof loadHighs.default;
let loading: Promise<Highs> | undefined;

/**
 * How small and how large each of several sums can be, given all the others; undefined if they contradict
 * one another. Unknowns are real numbers here: whole numbers can only be confined further, so what this
 * rules out is ruled out.
 */
export const extremesOf = async (
  unknowns: number,
  sums: readonly BoundedSum[],
): Promise<readonly Extremes[] | undefined> => {
  loading ??= load();
  const highs = await loading;
  return highs.withModel(programmeOf(unknowns, sums), (model) => {
    model.options.set({ solver: 'simplex', simplex_strategy: PRIMAL, presolve: 'off' });
    const all = { kind: 'range', from: 0, to: unknowns - 1 } as const;
    const found: Extremes[] = [];
    for (const { of } of sums) {
      const costs = new Float64Array(unknowns);
      for (const at of of) costs[at] = 1;
      model.changeColsCost(all, costs);
      const least = bestOf(highs, model, 'minimize');
      if (least === undefined) return undefined;
      found.push({ least, greatest: bestOf(highs, model, 'maximize') ?? Number.POSITIVE_INFINITY });
    }
    return found;
  });
};

const programmeOf = (unknowns: number, sums: readonly BoundedSum[]): ModelData => {
  const indices = sums.flatMap(({ of }) => of);
  let start = 0;
  return {
    numCols: unknowns,
    numRows: sums.length,
    colCost: new Float64Array(unknowns),
    colLower: new Float64Array(unknowns),
    colUpper: new Float64Array(unknowns).fill(Number.POSITIVE_INFINITY),
    rowLower: sums.map(({ low }) => low),
    rowUpper: sums.map(({ high }) => high),
    matrix: {
      format: 'csr',
      numRows: sums.length,
      numCols: unknowns,
      starts: [0, ...sums.map(({ of }) => (start += of.length))],
      indices,
      values: indices.map(() => 1),
    },
  };
};

/** The least or greatest sum; undefined if there is none. No sum is negative, so each has a least one. */
const bestOf = (highs: Highs, model: Model, sense: 'minimize' | 'maximize'): number | undefined => {
  model.changeObjectiveSense(highs.constants.objectiveSense[sense]);
  const { modelStatus } = model.run();
  const { optimal, infeasible, unbounded, unboundedOrInfeasible } = highs.constants.modelStatus;
  if (modelStatus === optimal) return model.getObjectiveValue();
  if ([infeasible, unbounded, unboundedOrInfeasible].some((each) => each === modelStatus))
    return undefined;
  throw new Error('the linear programme was not solved');
};
