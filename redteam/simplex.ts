/** A sum of unknowns, none negative, that is known to lie between two numbers. */
export interface BoundedSum {
  /** Positions of the unknowns that are added up. */
  readonly of: readonly number[];
  readonly low: number;
  readonly high: number;
}

const TOLERANCE = 1e-7;
/** After so many steps that change nothing, the lowest-numbered column is taken (Bland 1977): no cycle survives that. */
const PATIENCE = 40;
const MOST_STEPS = 20_000;

/** One step that may be taken: which column moves, and whether up or down. */
interface Entering {
  readonly column: number;
  readonly direction: 1 | -1;
}

/**
 * How small and how large each of several sums can be, given all the others: the simplex method for
 * bounded variables on a dense tableau (Chvátal, "Linear Programming", 1983, chapter 8). Unknowns are
 * real numbers here; whole numbers can only be confined further, so what this rules out is ruled out.
 */
export class BoundedSums {
  readonly #lower: number[];
  readonly #upper: number[];
  /** basic[i] = Σ_j rows[i][j] · nonbasic[j]. */
  readonly #rows: Float64Array[];
  readonly #basic: number[];
  readonly #nonbasic: number[];
  readonly #value: Float64Array;
  readonly #unknowns: number;

  constructor(unknowns: number, sums: readonly BoundedSum[]) {
    this.#unknowns = unknowns;
    this.#lower = [...new Array<number>(unknowns).fill(0), ...sums.map(({ low }) => low)];
    this.#upper = [
      ...new Array<number>(unknowns).fill(Number.POSITIVE_INFINITY),
      ...sums.map(({ high }) => high),
    ];
    this.#rows = sums.map(({ of }) => {
      const row = new Float64Array(unknowns);
      for (const at of of) row[at] = 1;
      return row;
    });
    this.#nonbasic = Array.from({ length: unknowns }, (_, at) => at);
    this.#basic = sums.map((_, at) => unknowns + at);
    this.#value = new Float64Array(unknowns + sums.length);
  }

  /** Finds values that satisfy every bound; false if there are none. */
  solve(): boolean {
    this.#climb(() => this.#repairSlopes());
    return this.#basic.every((variable) => this.#violation(variable) === 0);
  }

  /** The least or greatest value of a sum. Call `solve` first. */
  extreme(sum: number, side: 'least' | 'greatest'): number {
    const goal = this.#unknowns + sum;
    const sign = side === 'greatest' ? 1 : -1;
    const bounded = this.#climb(() => this.#goalSlopes(goal, sign));
    return bounded ? (this.#value[goal] ?? 0) : Number.POSITIVE_INFINITY;
  }

  /** Takes steps uphill until there is none; false if the way goes on for ever. */
  #climb(slopes: () => Float64Array | undefined): boolean {
    let stalled = 0;
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const slope = slopes();
      const entering = slope && this.#choose(slope, stalled > PATIENCE);
      if (!entering) break;
      const far = this.#move(entering);
      if (far === Number.POSITIVE_INFINITY) return false;
      stalled = far > TOLERANCE ? 0 : stalled + 1;
    }
    return true;
  }

  /** -1 where a value is too high, 1 where it is too low: the way it must go. */
  #violation(variable: number): number {
    const value = this.#value[variable] ?? 0;
    if (value < (this.#lower[variable] ?? 0) - TOLERANCE) return 1;
    return value > (this.#upper[variable] ?? 0) + TOLERANCE ? -1 : 0;
  }

  #repairSlopes(): Float64Array | undefined {
    const slope = new Float64Array(this.#nonbasic.length);
    let any = false;
    for (const [at, variable] of this.#basic.entries()) {
      const way = this.#violation(variable);
      if (way === 0) continue;
      any = true;
      const row = this.#rows[at] as Float64Array;
      for (let j = 0; j < slope.length; j += 1) slope[j] = (slope[j] ?? 0) + way * (row[j] ?? 0);
    }
    return any ? slope : undefined;
  }

  #goalSlopes(goal: number, sign: number): Float64Array {
    const at = this.#basic.indexOf(goal);
    const slope = new Float64Array(this.#nonbasic.length);
    if (at < 0) slope[this.#nonbasic.indexOf(goal)] = sign;
    else
      for (const [j, value] of (this.#rows[at] as Float64Array).entries()) slope[j] = sign * value;
    return slope;
  }

  #choose(slope: Float64Array, lowestFirst: boolean): Entering | undefined {
    let best: Entering | undefined;
    let steepest = TOLERANCE;
    for (const [column, variable] of this.#nonbasic.entries()) {
      const rise = slope[column] ?? 0;
      const value = this.#value[variable] ?? 0;
      const room =
        rise > 0 ? (this.#upper[variable] ?? 0) - value : value - (this.#lower[variable] ?? 0);
      if (Math.abs(rise) <= TOLERANCE || room <= TOLERANCE) continue;
      const direction = rise > 0 ? 1 : -1;
      if (lowestFirst) {
        const holder = best === undefined ? undefined : this.#nonbasic[best.column];
        if (holder === undefined || variable < holder) best = { column, direction };
      } else if (Math.abs(rise) > steepest) {
        steepest = Math.abs(rise);
        best = { column, direction };
      }
    }
    return best;
  }

  /** Moves a column as far as bounds allow, and swaps it with the row that stops it; answers how far. */
  #move({ column, direction }: Entering): number {
    const entering = this.#nonbasic[column] ?? 0;
    let far = (this.#upper[entering] ?? 0) - (this.#lower[entering] ?? 0);
    let stop = -1;
    for (const [at, variable] of this.#basic.entries()) {
      const rate = direction * ((this.#rows[at] as Float64Array)[column] ?? 0);
      if (Math.abs(rate) <= TOLERANCE) continue;
      const limit = this.#roomOf(variable, rate);
      if (
        limit < far - TOLERANCE ||
        (limit < far + TOLERANCE && stop >= 0 && variable < (this.#basic[stop] ?? 0))
      ) {
        far = Math.min(far, limit);
        stop = at;
      }
    }
    if (far === Number.POSITIVE_INFINITY) return far;
    for (const [at, variable] of this.#basic.entries())
      this.#value[variable] =
        (this.#value[variable] ?? 0) +
        direction * far * ((this.#rows[at] as Float64Array)[column] ?? 0);
    this.#value[entering] = (this.#value[entering] ?? 0) + direction * far;
    if (stop >= 0) this.#pivot(stop, column);
    return far;
  }

  /** How far a row can go at this rate before it reaches, or comes back to, a bound. */
  #roomOf(variable: number, rate: number): number {
    const value = this.#value[variable] ?? 0;
    const [lower, upper] = [this.#lower[variable] ?? 0, this.#upper[variable] ?? 0];
    const way = this.#violation(variable);
    if (way !== 0 && way * rate < 0) return Number.POSITIVE_INFINITY;
    const goal = rate > 0 ? (way > 0 ? lower : upper) : way < 0 ? upper : lower;
    return Math.max(0, (goal - value) / rate);
  }

  #pivot(stop: number, column: number): void {
    const row = this.#rows[stop] as Float64Array;
    const inverse = 1 / (row[column] ?? 1);
    for (let j = 0; j < row.length; j += 1) row[j] = -(row[j] ?? 0) * inverse;
    row[column] = inverse;
    for (const [at, other] of this.#rows.entries()) {
      const factor = other[column] ?? 0;
      if (at === stop || factor === 0) continue;
      other[column] = 0;
      for (let j = 0; j < row.length; j += 1) other[j] = (other[j] ?? 0) + factor * (row[j] ?? 0);
    }
    const leaving = this.#basic[stop] ?? 0;
    this.#basic[stop] = this.#nonbasic[column] ?? 0;
    this.#nonbasic[column] = leaving;
  }
}
