/** The bounds of an audit, each with its reason. */

/** Most cells of the matrix of principals and actions: what a person can look through. The rest is told as a number. */
export const MAX_MATRIX_CELLS = 1_000;
