/**
 * What one release costs, as the agreement and the question say. Whole numbers, so that budgets add up
 * exactly: ρ in 10⁻⁹ and the δ of truncation in 10⁻¹⁸, both rounded so that no promise gets weaker.
 */
export interface Price {
  /** The ε that was asked for. */
  readonly epsilon: number;
  readonly nanoRho: number;
  readonly attoDelta: number;
}
